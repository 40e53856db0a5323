"""Front matter: the YAML block that some texts begin with."""

from __future__ import annotations

import re

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*(?:\r\n|\n|\r)(.{0,16384}?)(?:\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)",
    re.DOTALL,
)
_MOST_VALUES = 100


def split_front_matter(source: str) -> tuple[dict[str, str], int]:
    """Return what the front matter says, keys in lower case, and where the text begins.

    Lists become one comma-separated value; deeper structures are left out. What looks like
    front matter but is no YAML mapping is text, and so is more than 16 KB.
    """
    match = _FRONT_MATTER.match(source) if source.startswith("---") else None
    if match is None:
        return {}, 0
    metadata = _scalars(match.group(1))
    return (metadata, match.end()) if metadata else ({}, 0)


def _scalars(text: str) -> dict[str, str]:
    import yaml  # noqa: PLC0415 - only for texts with front matter

    try:
        # Composed, never constructed: values stay the text that they are in the file, and
        # aliases cannot multiply. The loader in Python refuses deep nesting without a crash.
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}
    if not isinstance(node, yaml.MappingNode):
        return {}
    metadata = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        if isinstance(value, yaml.ScalarNode):
            metadata[key.value.lower()] = value.value
        elif isinstance(value, yaml.SequenceNode):
            items = [item.value for item in value.value if isinstance(item, yaml.ScalarNode)]
            metadata[key.value.lower()] = ", ".join(items[:_MOST_VALUES])
    return metadata
