"""A client of the language server: a process of its own, spoken to over pipes as editors do."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_PATIENCE = 60.0
Message = dict[str, Any]


class Client:
    """Speaks the protocol's frames; answers what the server asks of an editor."""

    def __init__(self, folder: Path, **capabilities: Any) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "factcheck", "lsp", "--stdio"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder,
        )  # fmt: skip
        self.settings: Any = None
        self.shown: list[str] = []
        self.registered: list[str] = []
        self._number = 0
        self._arrived: queue.Queue[Message] = queue.Queue()
        self._kept: list[Message] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.server = self.request(
            "initialize",
            {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities},
        )
        self.notify("initialized", {})

    def request(self, method: str, params: Any) -> Any:
        """Send a request and return its result; an error of the server fails the test."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        number = self._number
        answer = self.wait_for(lambda one: one.get("id") == number and "method" not in one)
        assert "error" not in answer, answer
        return answer.get("result")

    def notify(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def open(self, uri: str, text: str, language: str = "plaintext", version: int = 1) -> None:
        """Open a text."""
        item = {"uri": uri, "languageId": language, "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": item})

    def change(self, uri: str, text: str, version: int) -> None:
        """Replace a text by another."""
        self.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]},
        )

    def diagnostics(self, uri: str, version: int | None = None) -> list[Message]:
        """Return the next diagnostics of a text, of that version where one is named."""

        def wanted(one: Message) -> bool:
            params = one.get("params") or {}
            return (
                one.get("method") == "textDocument/publishDiagnostics"
                and params["uri"] == uri
                and version in (None, params.get("version"))
            )

        found: list[Message] = self.wait_for(wanted)["params"]["diagnostics"]
        return found

    def wait_for(self, wanted: Callable[[Message], bool]) -> Message:
        """Return the next message that is wanted; others are kept."""
        for one in self._kept:
            if wanted(one):
                self._kept.remove(one)
                return one
        until = time.monotonic() + _PATIENCE
        while True:
            message = self._arrived.get(timeout=max(0.1, until - time.monotonic()))
            if wanted(message):
                return message
            self._kept.append(message)

    def stop(self) -> tuple[int, str]:
        """Shut the server down as an editor does; return its exit code and what it complained."""
        self.request("shutdown", None)
        self.notify("exit", None)
        code = self.process.wait(_PATIENCE)
        assert self.process.stderr is not None
        said = self.process.stderr.read().decode()
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            if pipe is not None:
                pipe.close()
        return code, said

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _read(self) -> None:
        assert self.process.stdout is not None
        while head := self.process.stdout.readline():
            length = int(head.split(b":")[1])
            while self.process.stdout.readline().strip():
                pass
            message = json.loads(self.process.stdout.read(length))
            if "method" in message and "id" in message:
                self._answer(message)
            elif message.get("method") == "window/showMessage":
                self.shown.append(message["params"]["message"])
            self._arrived.put(message)

    def _answer(self, message: Message) -> None:
        result: Any = None
        if message["method"] == "workspace/configuration":
            result = [self.settings]
        elif message["method"] == "client/registerCapability":
            self.registered += [one["method"] for one in message["params"]["registrations"]]
        self._send({"id": message["id"], "result": result})
