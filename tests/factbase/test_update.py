"""`facts update world-bank` against a local server that speaks version 2 of the interface."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from fact_project import Project
from factcheck.factbase.importing import world_bank_api
from factcheck.factbase.table_packs import read_fact_table

COUNTRIES = [("AAA", "Aland"), ("BBB", "Beland"), ("", "Some group"), ("WLD", "World")]
YEARS = range(2014, 2018)


@dataclass
class Publisher:
    """What the server answers with, and what it was asked for.

    `faults` holds, by page, what goes wrong the next times that page is asked for: a status,
    "cut" for a connection that breaks off, or a text to send instead.
    """

    edition: str = "2026-07-01"
    raised: int = 0
    asked: list[int] = field(default_factory=list)
    queries: list[dict[str, list[str]]] = field(default_factory=list)
    faults: dict[int, list[int | str]] = field(default_factory=dict)
    port: int = 0

    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "indicator": {"id": "SP.POP.TOTL", "value": "Population, total"},
                "country": {"id": code[:2], "value": name},
                "countryiso3code": code,
                "date": str(year),
                "value": None if (code, year) == ("BBB", 2017) else 1000 + year + self.raised,
                "unit": "",
                "obs_status": "",
                "decimal": 0,
            }
            for code, name in COUNTRIES
            for year in reversed(YEARS)
        ]

    def page(self, number: int, size: int) -> str:
        rows = self.rows()
        about = {
            "page": number,
            "pages": -(-len(rows) // size),
            "per_page": size,
            "total": len(rows),
            "sourceid": "2",
            "lastupdated": self.edition,
        }
        return json.dumps([about, rows[(number - 1) * size : number * size]])


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    state = Publisher()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            split = urlsplit(self.path)
            query = parse_qs(split.query)
            number, size = int(query["page"][0]), int(query["per_page"][0])
            state.asked.append(number)
            state.queries.append(query)
            waiting = state.faults.get(number, [])
            fault = waiting.pop(0) if waiting else None
            if isinstance(fault, int):
                self.send_response(fault)
                self.send_header("Retry-After", "0")
                self.end_headers()
                return
            if split.path == "/v2/country/all/indicator/SP.POP.TOTL":
                body = state.page(number, size)
            else:
                message = {"id": "120", "key": "Invalid value", "value": "not valid"}
                body = json.dumps([{"message": [message]}])
            content = (fault if fault and fault != "cut" else body).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json;charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content[: len(content) // 2] if fault == "cut" else content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    state.port = server.server_port
    monkeypatch.setenv("FACTCHECK_WORLD_BANK_URL", f"http://127.0.0.1:{state.port}")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(world_bank_api, "_PER_PAGE", 4)
    monkeypatch.setattr(world_bank_api.Interface, "__init__", _small_pages)
    yield state
    server.shutdown()
    server.server_close()


_made = world_bank_api.Interface.__init__


def _small_pages(self: world_bank_api.Interface, *args: Any, **kwargs: Any) -> None:
    _made(self, *args, **{"per_page": 4, **kwargs})


UPDATE = ("update", "world-bank", "--indicator", "SP.POP.TOTL", "--pause", "0", "--timeout", "5")


def table(project: Project) -> Path:
    return project.folder / "facts" / "world-bank.csv"


def test_all_pages_become_a_table_with_the_edition_as_vintage(
    project: Project, publisher: Publisher
) -> None:
    result = project.run(*UPDATE)
    assert "11 added" in result.stdout
    assert "SP.POP.TOTL: left out, subjects that the fact base does not know (1" in result.stderr
    found = read_fact_table(table(project))
    assert found.values["SP.POP.TOTL@2026-07-01", "AAA", "2016"] == "3016"
    assert ("SP.POP.TOTL@2026-07-01", "BBB", "2017") not in found.values
    assert publisher.asked == [1, 2, 3, 4]
    assert publisher.queries[0]["format"] == ["json"]
    assert publisher.queries[0]["date"] == [f"1990:{date.today().year}"]
    assert "3,016 person" in project.run("show", "Aland", "population", "2016").stdout


def test_a_second_update_tells_what_was_revised(project: Project, publisher: Publisher) -> None:
    project.run(*UPDATE)
    assert "11 the same" in project.run(*UPDATE).stdout
    publisher.raised = 1
    assert "11 would be changed" in project.run(*UPDATE, "--dry-run").stdout
    publisher.edition = "2026-10-01"
    assert "11 added, 0 changed, 0 the same, 11 kept" in project.run(*UPDATE).stdout


@pytest.mark.parametrize("fault", [500, 503, 429, "cut"])
def test_a_fault_that_passes_is_tried_again(
    project: Project, publisher: Publisher, fault: int | str
) -> None:
    publisher.faults = {2: [fault, fault]}
    assert "11 added" in project.run(*UPDATE).stdout
    assert publisher.asked == [1, 2, 2, 2, 3, 4]


def test_a_broken_download_goes_on_where_it_stopped(project: Project, publisher: Publisher) -> None:
    publisher.faults = {3: [503] * 4}
    message = project.fails(*UPDATE)
    assert "cannot reach 127.0.0.1" in message
    assert "status 503" in message
    assert "the next run goes on where this one stopped" in message
    assert not table(project).exists()
    publisher.asked.clear()
    assert "11 added" in project.run(*UPDATE).stdout
    assert publisher.asked == [1, 3, 4]


def test_pages_of_an_older_edition_are_not_mixed_in(project: Project, publisher: Publisher) -> None:
    publisher.faults = {4: [503] * 4}
    project.fails(*UPDATE)
    publisher.edition, publisher.raised = "2026-10-01", 1
    project.run(*UPDATE)
    found = read_fact_table(table(project))
    assert {series.vintage for series in found.series.values()} == {"2026-10-01"}
    assert found.values["SP.POP.TOTL@2026-10-01", "AAA", "2016"] == "3017"


def test_an_edition_that_comes_out_in_the_middle_starts_it_anew(
    project: Project, publisher: Publisher
) -> None:
    new = Publisher(edition="2026-10-01", raised=1)
    publisher.faults = {2: [new.page(2, 4), new.page(2, 4)]}
    project.run(*UPDATE)
    assert publisher.asked == [1, 2, 2, 1, 2, 3, 4]
    assert len(read_fact_table(table(project)).values) == 11


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("<html>", "the answer is no JSON"),
        ("[]", "the answer has not the form of version 2"),
        ('[{"pages": "many"}, []]', "the answer has not the form of version 2"),
        ('[{"page": 1, "pages": 1}, null]', "the publisher has no data for that"),
        ('[{"pages": 1}, [{"date": 2016}]]', "the answer has not the form of version 2"),
    ],
)
def test_an_answer_of_another_form_is_told(
    project: Project, publisher: Publisher, answer: str, message: str
) -> None:
    publisher.faults = {1: [answer]}
    assert message in project.fails(*UPDATE)
    assert not table(project).exists()


def test_a_value_that_is_none_is_told_and_nothing_is_imported(
    project: Project, publisher: Publisher
) -> None:
    publisher.faults = {2: [publisher.page(2, 4).replace("3016", '"many"')]}
    assert "'many' is no number" in project.fails(*UPDATE)
    assert not table(project).exists()


def test_what_the_publisher_says_is_passed_on(project: Project, publisher: Publisher) -> None:
    message = project.fails("update", "world-bank", "--indicator", "SP.POP.GROW", "--pause", "0")
    assert "the publisher says: not valid (message 120)" in message
    assert publisher.asked == [1]


def test_an_indicator_that_the_publisher_has_dropped_is_left_out_of_a_full_update(
    project: Project, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.factbase.importing import meanings

    for known in set(meanings.WORLD_BANK) - {"SP.POP.TOTL", "SP.POP.GROW"}:
        monkeypatch.delitem(meanings.WORLD_BANK, known)
    result = project.run("update", "world-bank", "--pause", "0")
    assert "11 added" in result.stdout
    assert "left out: " in result.stderr
    assert "SP.POP.GROW" in result.stderr
    assert publisher.asked == [1, 1, 2, 3, 4]


def test_an_unknown_indicator_must_be_explained(project: Project, publisher: Publisher) -> None:
    message = project.fails("update", "world-bank", "--indicator", "XX.YY")
    assert "no measure here stands for XX.YY; say it with --measure and --unit" in message
    assert publisher.asked == []


def test_offline_is_said_clearly(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    message = project.fails(*UPDATE, "--base-url", "http://127.0.0.1:9")
    assert "cannot reach 127.0.0.1:9 (Connection refused, 4 attempts); are you offline?" in message


def test_a_server_that_does_not_answer_in_time_is_told(
    project: Project, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    monkeypatch.setattr(world_bank_api, "_ATTEMPTS", 1)
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        base = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        message = project.fails(*UPDATE[:-1], "0.2", "--base-url", base)
    assert "no answer within 0.2 seconds" in message


def test_only_web_addresses_are_asked(project: Project, tmp_path: Path) -> None:
    message = project.fails(*UPDATE, "--base-url", f"file://{tmp_path}")
    assert "only http and https addresses can be asked" in message
