"""Modules of this package are loaded from their compiled files as Python itself would do it."""

from __future__ import annotations

import os
import py_compile
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from pathlib import Path

import pytest
from factcheck.cli.own_modules import _Finder

NAME = "factcheck.made_up"


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """The source of a compiled module."""
    source = tmp_path / "made_up.py"
    source.write_text("ANSWER = 42\n", encoding="utf-8")
    py_compile.compile(str(source), doraise=True)
    return source


def found(folder: Path, name: str = NAME, path: Sequence[str] | None = None) -> ModuleSpec | None:
    return _Finder.find_spec(name, [str(folder)] if path is None else path)


def test_a_compiled_module_is_loaded(module: Path) -> None:
    spec = found(module.parent)
    assert spec is not None
    made = module_from_spec(spec)
    assert spec.loader is not None
    spec.loader.exec_module(made)
    assert (made.ANSWER, made.__file__, made.__package__) == (42, str(module), "factcheck")


def test_what_was_changed_is_left_to_python(module: Path) -> None:
    module.write_text("ANSWER = 43  # longer\n", encoding="utf-8")
    assert found(module.parent) is None


def test_what_is_as_long_but_newer_is_left_to_python(module: Path) -> None:
    made = module.stat().st_mtime + 10
    os.utime(module, (made, made))
    assert found(module.parent) is None


def test_what_was_moved_is_left_to_python(module: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    moved.mkdir()
    module.rename(moved / module.name)
    (tmp_path / "__pycache__").rename(moved / "__pycache__")
    assert found(moved) is None


def test_what_was_never_compiled_is_left_to_python(tmp_path: Path) -> None:
    (tmp_path / "made_up.py").write_text("ANSWER = 42\n", encoding="utf-8")
    assert found(tmp_path) is None


@pytest.mark.parametrize("name", ["made_up", "other.made_up"])
def test_other_packages_are_left_to_python(module: Path, name: str) -> None:
    assert found(module.parent, name) is None
