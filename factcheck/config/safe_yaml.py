"""Reading YAML: plain data only, no key twice, and a clear error where it cannot be read.

Truth values are `true` and `false` alone, as in YAML 1.2: "on", "off", "no" and NO are words.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.config.errors import UserError

if TYPE_CHECKING:
    import yaml

_MERGE = "tag:yaml.org,2002:merge"
_TRUTH = "tag:yaml.org,2002:bool"
_TEXT = "tag:yaml.org,2002:str"


def read_yaml(path: Path, what: str = "the file") -> Any:
    """Return what a file holds. Raises UserError, with the line where one is known."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UserError(f"cannot read {what}: {error.strerror}", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise UserError(f"{what} is not UTF-8 text", path=str(path)) from error
    return parse_yaml(text, path)


def parse_yaml(text: str, path: Path) -> Any:
    """Return what a text holds; `path` is named in errors. Raises UserError."""
    import yaml  # noqa: PLC0415 - tables are kept compiled, most runs read no YAML

    try:
        return yaml.load(text, Loader=_loader())  # noqa: S506 - it derives from a safe loader
    except RecursionError:
        raise UserError("not valid YAML: nested too deeply", path=str(path)) from None
    except (yaml.YAMLError, ValueError) as error:  # a date of the 31st of June is a ValueError
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error) or "cannot be parsed"
        line = mark.line + 1 if mark else None
        raise UserError(f"not valid YAML: {problem}", path=str(path), line=line) from error


def _loader() -> Any:
    """The safe loader, in C where it can be, that takes no key twice."""
    import yaml  # noqa: PLC0415

    if not _LOADERS:
        safe = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

        def mapping(loader: Any, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
            merged = any(key.tag == _MERGE for key, _ in node.value)
            content: dict[Any, Any] = safe.construct_mapping(loader, node, deep)
            if len(content) < len(node.value) and not merged:
                raise _named_twice(node)
            return content

        def constructed(loader: Any, node: yaml.Node, deep: bool = False) -> Any:
            # Most of what there is, and it needs no looking up.
            if node.tag == _TEXT and type(node.value) is str:
                return node.value
            return safe.construct_object(loader, node, deep)

        resolvers = {
            letter: [one for one in found if one[0] != _TRUTH]
            for letter, found in safe.yaml_implicit_resolvers.items()
        }
        for letter, word in (("t", "true"), ("f", "false")):
            resolvers.setdefault(letter, []).append((_TRUTH, re.compile(word + "$")))
        changes = {
            "construct_mapping": mapping,
            "construct_object": constructed,
            "yaml_implicit_resolvers": resolvers,
        }
        _LOADERS.append(type("PlainLoader", (safe,), changes))
    return _LOADERS[0]


_LOADERS: list[Any] = []


def _named_twice(node: yaml.MappingNode) -> yaml.YAMLError:
    import yaml  # noqa: PLC0415

    seen: set[str] = set()
    for key, _ in node.value:
        name = str(key.value)
        if name in seen:
            return yaml.constructor.ConstructorError(None, None, f"{name!r} twice", key.start_mark)
        seen.add(name)
    return yaml.constructor.ConstructorError(None, None, "a key twice", node.start_mark)
