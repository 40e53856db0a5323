"""How long an editor waits: from a key press in a text of 16 KB to the diagnostics on it.

    .venv/bin/python scripts/measure_editor.py [TEXT]

A server in a process of its own is sent a change every quarter of a second, and bursts of changes
as fast as keys repeat. The pause after the last key press is part of the time.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

_ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(_ROOT))
from tests.lsp.client import Client  # noqa: E402 - found by the line above

_CHANGES = 120
_BURSTS = 20
_KEYS = 10
_SIZE = 16 * 1024


def main() -> None:
    """Print the median, the 95th and the 99th percentile in milliseconds."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    text = path.read_text(encoding="utf-8") if path else _own_text()
    with tempfile.TemporaryDirectory() as folder:
        client = Client(Path(folder))
        uri = (Path(folder) / "text.txt").as_uri()
        client.open(uri, text)
        client.diagnostics(uri, 1)
        version = 1
        single, burst = [], []
        for number in range(_CHANGES):
            version += 1
            single.append(_waited(client, uri, f"{text}{'x' * (number % 50)}", version))
            time.sleep(0.25)
        for _ in range(_BURSTS):
            for number in range(_KEYS - 1):
                version += 1
                client.change(uri, f"{text}{'y' * number}", version)
                time.sleep(0.03)
            version += 1
            burst.append(_waited(client, uri, f"{text}{'z' * _KEYS}", version))
        client.stop()
    print(f"{len(text.encode()):,} bytes")
    _tell("single changes", single)
    _tell("the last of a burst", burst)


def _own_text() -> str:
    corpus = sorted((_ROOT / "corpus").glob("*.txt"))
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in corpus)
    return text.encode()[:_SIZE].decode(errors="ignore")


def _waited(client: Client, uri: str, text: str, version: int) -> float:
    start = time.monotonic()
    client.change(uri, text, version)
    client.diagnostics(uri, version)
    return (time.monotonic() - start) * 1000


def _tell(what: str, times: list[float]) -> None:
    ordered = sorted(times)
    quantiles = {
        q: ordered[min(len(ordered) - 1, int(q * len(ordered)))] for q in (0.5, 0.95, 0.99)
    }
    told = ", ".join(f"p{q * 100:.0f} {value:.0f} ms" for q, value in quantiles.items())
    print(f"{what}: {told} (of {len(ordered)})")


if __name__ == "__main__":
    main()
