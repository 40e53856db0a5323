"""Loads the modules of this package from their compiled files, without a search for each.

A check loads six hundred of them. Python looks through every finder, the folder and the file's
name for each, which takes a third of loading it; where a module of a package that is known must
lie is plain. Whatever is not as it nearly always is, is left to Python: a module that was
changed or never compiled, a package, an archive, caches that lie elsewhere.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from importlib.util import MAGIC_NUMBER
from os import stat
from types import CodeType, ModuleType

_OWN = f"{__name__.partition('.')[0]}."
_COMPILED = f".{sys.implementation.cache_tag}.pyc"
_HEAD = MAGIC_NUMBER + bytes(4)  # of a file that holds the time and size of its source behind it
_LENGTH = 16  # bytes of the head with both
_MASK = 0xFFFFFFFF


class _Compiled:
    """The loader of one module; `code` is what its file holds."""

    def __init__(self, code: CodeType) -> None:
        self._code = code

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return None  # as Python makes it

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)  # noqa: S102 - what importing a module is


class _Finder:
    """Finds modules of this package that are compiled and unchanged."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if path is None or not name.startswith(_OWN):
            return None
        last = name.rpartition(".")[2]
        source = f"{path[0]}/{last}.py"
        try:
            made = stat(source)
            with open(f"{path[0]}/__pycache__/{last}{_COMPILED}", "rb", buffering=0) as stream:
                content = stream.read()
        except OSError:
            return None
        when = int(made.st_mtime) & _MASK
        size = made.st_size & _MASK
        if content[:_LENGTH] != _HEAD + when.to_bytes(4, "little") + size.to_bytes(4, "little"):
            return None
        # From where Python itself would load it.
        code = marshal.loads(memoryview(content)[_LENGTH:])  # noqa: S302
        if code.co_filename != source:
            return None  # the package was moved, and tracebacks would name the old place
        # Not of `importlib.abc`, which takes time to load.
        spec = ModuleSpec(name, _Compiled(code), origin=source)  # type: ignore[arg-type]
        spec.has_location = True
        return spec


def load_quickly() -> None:
    """Let what is imported from now on be found so, where Python keeps compiled files as usual."""
    if sys.pycache_prefix is None and not sys.flags.optimize:
        sys.meta_path.insert(0, _Finder)
