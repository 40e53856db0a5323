"""`factcheck serve`: a server in a process of its own, asked as browsers and strangers ask."""

from __future__ import annotations

import http.client
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="starlette is not installed (pip install -e '.[serve]')")
pytest.importorskip("uvicorn", reason="uvicorn is not installed (pip install -e '.[serve]')")
from factcheck.serving.forms import safe_name
from factcheck.serving.limits import is_loopback

WRONG = "In 2015, the GDP of Kazakhstan was $184 million."
_BOUNDARY = "----form"
Start = Callable[..., "Server"]


class Server:
    """A running server, by the address that it printed."""

    def __init__(self, *options: str, folder: Path) -> None:
        command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", *options]
        self.process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr is not None
        said = self.process.stderr.readline()
        match = re.search(r"http://(\S+):(\d+)/(?:\?token=(\S+))?", said)
        assert match is not None, said
        self.host, self.port, self.token = match[1], int(match[2]), match[3] or ""
        self._wait()

    def ask(
        self, method: str, path: str, body: bytes | None = None, **headers: str
    ) -> tuple[int, dict[str, str], str]:
        """Return status, headers and body of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, given)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, text

    def send(self, *fields: tuple[str, str, bytes], **headers: str) -> tuple[int, str]:
        """Send a form of (name, file name, content)."""
        body = b""
        for name, file, content in fields:
            disposition = f'form-data; name="{name}"' + (f'; filename="{file}"' if file else "")
            body += f"--{_BOUNDARY}\r\nContent-Disposition: {disposition}\r\n".encode()
            body += b"\r\n" + content + b"\r\n"
        body += f"--{_BOUNDARY}--\r\n".encode()
        kind = f"multipart/form-data; boundary={_BOUNDARY}"
        status, _, text = self.ask("POST", "/check", body, Content_Type=kind, **headers)
        return status, text

    def stop(self) -> str:
        """End the server and return what it said."""
        self.process.terminate()
        _, said = self.process.communicate(timeout=30)
        return said

    def _wait(self) -> None:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 5).close()
                return
            except OSError:
                time.sleep(0.05)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    running: list[Server] = []

    def started(*options: str) -> Server:
        folder = tmp_path_factory.mktemp("serve")
        (folder / "factcheck.toml").touch()
        running.append(Server(*options, folder=folder))
        return running[-1]

    yield started
    for one in running:
        assert "Traceback" not in one.stop()


@pytest.fixture(scope="module")
def server(start: Start) -> Server:
    return start("--max-megabytes", "1")


def test_the_page_has_a_form_and_may_load_nothing(server: Server) -> None:
    status, headers, page = server.ask("GET", "/")
    assert status == 200
    assert 'enctype="multipart/form-data"' in page
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers


def test_a_pasted_text_gets_its_report(server: Server) -> None:
    status, page = server.send(("text", "", WRONG.encode()), ("as-of", "", b"2016-12-05"))
    assert status == 200
    assert "1 contradiction" in page
    assert "Read as of 2016-12-05" in page


def test_a_file_gets_its_report_in_its_format(server: Server) -> None:
    sample = Path(__file__).parents[1] / "reading/formats/flawed-organisation-profile.docx"
    status, page = server.send(("file", "C:\\My files\\draft.docx", sample.read_bytes()))
    assert status == 200
    assert '<h1 class="name">draft.docx</h1>' in page
    assert "contradictions" in page


def test_a_text_cannot_add_anything_to_the_page(server: Server) -> None:
    status, page = server.send(
        ("file", "<img src=x>.txt", b"<script>alert(1)</script> " + WRONG.encode())
    )
    assert status == 200
    assert "<script>alert" not in page
    assert "<img" not in page


@pytest.mark.parametrize(
    ("fields", "status", "told"),
    [
        ([], 400, "Nothing was sent"),
        ([("text", "", b" \r\n")], 400, "Nothing was sent"),
        ([("text", "", b"x"), ("as-of", "", b"soon")], 400, "The day is not understood"),
        ([("file", "x.docx", b"no zip")], 422, "not a Word file"),
        ([("file", "x.txt", b"\x00\x01\x02")], 422, "x.txt"),
        ([("text", "", b"x" * 2_000_000)], 413, "the most is 1 MB"),
    ],
)  # fmt: skip
def test_what_cannot_be_checked_is_told_on_the_page(
    server: Server, fields: list[tuple[str, str, bytes]], status: int, told: str
) -> None:
    answered, page = server.send(*fields)
    assert answered == status
    assert told in page
    assert "<form" in page


def test_a_body_without_length_is_bounded_too(server: Server) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(1000):
            yield b"x" * 65536

    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    status = 0
    try:
        headers = {"Content-Type": f"multipart/form-data; boundary={_BOUNDARY}"}
        connection.request("POST", "/check", endless(), headers, encode_chunked=True)
        status = connection.getresponse().status
    except (BrokenPipeError, ConnectionResetError):
        status = 413  # it closed while we were still sending
    finally:
        connection.close()
    assert status == 413


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec_Fetch_Site": "cross-site"}],
)
def test_pages_of_other_sites_cannot_send(server: Server, headers: dict[str, str]) -> None:
    assert server.send(("text", "", WRONG.encode()), **headers)[0] == 403


def test_our_own_page_can_send(server: Server) -> None:
    origin = f"http://127.0.0.1:{server.port}"
    headers = {"Origin": origin, "Sec_Fetch_Site": "same-origin"}
    assert server.send(("text", "", WRONG.encode()), **headers)[0] == 200


def test_names_that_others_let_lead_here_are_refused(server: Server) -> None:
    assert server.ask("GET", "/", Host="evil.example")[0] == 421


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/nothing", 404), ("PUT", "/check", 405), ("GET", "/check", 303),
     ("GET", "/../../etc/passwd", 404)],
)  # fmt: skip
def test_there_is_nothing_else(server: Server, method: str, path: str, status: int) -> None:
    assert server.ask(method, path)[0] == status


def test_a_plain_body_is_no_form(server: Server) -> None:
    assert server.ask("POST", "/check", b"text=x", Content_Type="text/plain")[0] == 415
    damaged = "multipart/form-data"
    assert server.ask("POST", "/check", b"text=x", Content_Type=damaged)[0] == 400


def test_nothing_is_kept_unless_asked_for(start: Start, tmp_path: Path) -> None:
    server = start("--keep", str(tmp_path / "kept"))
    server.send(("file", "../../draft.txt", WRONG.encode()))
    names = sorted(path.name.partition("-")[2] for path in (tmp_path / "kept").iterdir())
    assert names == ["draft.txt", "draft.txt.report.html"]


def test_elsewhere_a_token_is_needed(start: Start) -> None:
    server = start("--host", "0.0.0.0")  # noqa: S104 - what is tested
    assert len(server.token) >= 24
    assert server.ask("GET", "/")[0] == 401
    assert server.ask("GET", "/?token=wrong")[0] == 401
    assert server.send(("text", "", WRONG.encode()))[0] == 401
    status, headers, _ = server.ask("GET", f"/?token={server.token}")
    assert (status, headers["location"]) == (303, "/")
    cookie = headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    given = cookie.partition(";")[0]
    assert server.ask("GET", "/", Cookie=given)[0] == 200
    assert server.send(("text", "", WRONG.encode()), Cookie=given)[0] == 200


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.8.9.1", True), ("localhost", True), ("::1", True), ("[::1]", True),
     ("10.0.0.1", False), ("192.168.0.2", False), ("evil.example", False), ("", False)],
)  # fmt: skip
def test_which_hosts_are_this_machine(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


@pytest.mark.parametrize(
    ("name", "safe"),
    [("a/b/../draft one.txt", "draft one.txt"), ("C:\\x\\y.docx", "y.docx"), ("..", "text.txt"),
     ("", "text.txt"), ("<b>.md", "_b_.md"), (".hidden", "hidden"), ("ä" * 300, "ä" * 120)],
)  # fmt: skip
def test_file_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_port_in_use_is_an_error(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "factcheck", "serve", "--port", port]
        ran = subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
        )
    assert ran.returncode == 2
    assert "cannot listen on 127.0.0.1" in ran.stderr


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_a_colleague_pastes_a_text_and_reads_the_report(server: Server, browser: Any) -> None:
    page = browser.new_context().new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"http://127.0.0.1:{server.port}/")
    page.get_by_placeholder("Paste a text here").fill(WRONG)
    page.get_by_role("button", name="Check").click()
    page.wait_for_selector(".outcome")
    assert page.locator(".outcome").text_content().startswith("1 contradiction")
    page.keyboard.press("n")
    page.keyboard.press("c")
    assert page.locator(".progress").text_content() == "1 of 1"
    assert said == []
