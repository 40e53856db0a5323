"""The language server in a process of its own, as an editor speaks with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="pygls is not installed (pip install -e '.[lsp]')")
from tests.lsp.client import Client

WRONG = "In 2015, the GDP of Kazakhstan was $184 million."
NAMED = "President of Russia Vladimir Puttin spoke in 2015."
TWICE = (
    "The New Harbour Concept was proposed in March 1997.\n\n"
    "The New Harbour Concept was introduced in the early 2000s."
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "factcheck.toml").touch()
    started = Client(folder)
    yield started
    code, said = started.stop()
    assert code == 0
    assert "Traceback" not in said


@pytest.fixture
def uri(client: Client, tmp_path: Path) -> str:
    (tmp_path / "factcheck.toml").touch()
    return (tmp_path / "note.txt").as_uri()


def _at(text: str, words: str) -> dict[str, Any]:
    """The range of the words, in UTF-16 units."""
    start = text.index(words)

    def position(offset: int) -> dict[str, int]:
        before = text[:offset]
        line = before.rsplit("\n", 1)[-1]
        return {"line": before.count("\n"), "character": len(line.encode("utf-16-le")) // 2}

    return {"start": position(start), "end": position(start + len(words))}


def _applied(text: str, edit: dict[str, Any]) -> str:
    lines = text.split("\n")
    start, end = edit["range"]["start"], edit["range"]["end"]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    first = starts[start["line"]] + start["character"]
    last = starts[end["line"]] + end["character"]
    new: str = edit["newText"]
    return text[:first] + new + text[last:]


def _actions(client: Client, uri: str, text: str, words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.request(
        "textDocument/codeAction",
        {"textDocument": {"uri": uri}, "range": _at(text, words), "context": {"diagnostics": []}},
    )
    return found


def test_a_finding_is_underlined(client: Client, uri: str) -> None:
    client.open(uri, WRONG)
    [diagnostic] = client.diagnostics(uri, 1)
    assert diagnostic["range"] == _at(WRONG, "GDP of Kazakhstan was $184 million")
    assert diagnostic["severity"] == 1
    assert diagnostic["code"] == "value-against-reference"
    assert diagnostic["source"] == "factcheck"
    assert "cannot be the gross domestic product" in diagnostic["message"]


def test_positions_are_in_the_units_of_the_editor(client: Client, uri: str) -> None:
    text = f"😀 A form feed\f and a separator\u2028 end no line. 😀 {WRONG}"
    client.open(uri, text)
    [diagnostic] = client.diagnostics(uri, 1)
    assert diagnostic["range"] == _at(text, "GDP of Kazakhstan was $184 million")


def test_places_that_belong_together_are_linked(client: Client, uri: str) -> None:
    client.open(uri, TWICE)
    [diagnostic] = client.diagnostics(uri, 1)
    [related] = diagnostic["relatedInformation"]
    assert related["location"]["uri"] == uri
    assert related["location"]["range"]["start"]["line"] != diagnostic["range"]["start"]["line"]


def test_the_text_is_checked_as_it_changes(client: Client, uri: str) -> None:
    client.open(uri, "Nothing yet.")
    assert client.diagnostics(uri, 1) == []
    client.change(uri, WRONG, 2)
    assert len(client.diagnostics(uri, 2)) == 1
    client.change(uri, WRONG.replace("million", "billion"), 3)
    assert client.diagnostics(uri, 3) == []


def test_of_quick_changes_the_last_is_what_counts(client: Client, uri: str) -> None:
    client.open(uri, "A")
    for version in range(2, 30):
        client.change(uri, WRONG[: version * 2], version)
    client.change(uri, WRONG, 30)
    assert len(client.diagnostics(uri, 30)) == 1


def test_closing_takes_the_underlines_away(client: Client, uri: str) -> None:
    client.open(uri, WRONG)
    assert client.diagnostics(uri, 1)
    client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    assert client.diagnostics(uri) == []


def test_a_hover_tells_derivation_and_evidence(client: Client, uri: str) -> None:
    client.open(uri, WRONG)
    position = _at(WRONG, "$184")["start"]
    hover = client.request(
        "textDocument/hover", {"textDocument": {"uri": uri}, "position": position}
    )
    text = hover["contents"]["value"]
    assert hover["contents"]["kind"] == "markdown"
    assert text.startswith("**✗ contradicted**")
    for part in ("Kazakhstan · GDP", "| read as | gives | agrees |", "World Development", "http"):
        assert part in text


def test_a_supported_statement_can_be_hovered_too(client: Client, uri: str) -> None:
    text = "In 2015, the GDP of Kazakhstan was $184 billion."
    client.open(uri, text)
    asked = {"textDocument": {"uri": uri}, "position": _at(text, "$184")["start"]}
    assert "✓ supported" in client.request("textDocument/hover", asked)["contents"]["value"]
    asked["position"] = {"line": 0, "character": 1}
    assert client.request("textDocument/hover", asked) is None


def test_a_spelling_is_mended_by_a_preferred_fix(client: Client, uri: str) -> None:
    client.open(uri, NAMED)
    fix, _ = _actions(client, uri, NAMED, "Puttin")
    assert fix["title"] == "Write “Vladimir Putin”"
    assert fix["isPreferred"] is True
    [edit] = fix["edit"]["changes"][uri]
    assert _applied(NAMED, edit) == "President of Russia Vladimir Putin spoke in 2015."


def test_all_spellings_are_put_right_at_once_but_no_value(client: Client, uri: str) -> None:
    text = f"{NAMED} {WRONG} {NAMED.replace('President', 'The President')}"
    client.open(uri, text)
    asked = {
        "textDocument": {"uri": uri},
        "range": _at(text, "spoke"),
        "context": {"diagnostics": [], "only": ["source.fixAll"]},
    }
    [action] = client.request("textDocument/codeAction", asked)
    assert action["kind"] == "source.fixAll"
    mended = text
    for edit in reversed(action["edit"]["changes"][uri]):
        mended = _applied(mended, edit)
    assert mended == text.replace("Puttin", "Putin")
    asked["context"] = {"diagnostics": [], "only": ["refactor"]}
    assert client.request("textDocument/codeAction", asked) == []


def test_a_value_is_offered_but_not_preferred(client: Client, uri: str) -> None:
    client.open(uri, WRONG)
    fix, _ = _actions(client, uri, WRONG, "$184 million")
    assert fix["title"] == "Write “$184 billion”, as the fact base has it"
    assert "isPreferred" not in fix
    [edit] = fix["edit"]["changes"][uri]
    assert _applied(WRONG, edit) == "In 2015, the GDP of Kazakhstan was $184 billion."


def test_a_finding_is_ignored_by_words_above_its_paragraph(client: Client, uri: str) -> None:
    text = f"First.\n\n{WRONG}\n"
    client.open(uri, text)
    assert len(client.diagnostics(uri, 1)) == 1
    ignore = _actions(client, uri, text, "$184 million")[-1]
    [edit] = ignore["edit"]["changes"][uri]
    without = _applied(text, edit)
    directive = "<!-- factcheck: ignore[value-against-reference] --  -->"
    assert without.startswith(f"First.\n\n{directive}\nIn")
    client.change(uri, without, 2)
    codes = {one["code"] for one in client.diagnostics(uri, 2)}
    assert codes == {"value-against-reference", "suppression-malformed"}
    client.change(uri, without.replace("--  -->", "-- quoted from the ministry -->"), 3)
    assert client.diagnostics(uri, 3) == []


def test_words_beside_a_text_are_heard(client: Client, uri: str, tmp_path: Path) -> None:
    beside = tmp_path / "note.txt.factcheck.toml"
    beside.write_text(
        '[[ignore]]\nrule = "value-against-reference"\nreason = "so printed"', encoding="utf-8"
    )
    client.open(uri, WRONG)
    assert client.diagnostics(uri, 1) == []


def test_statements_are_the_outline(client: Client, uri: str) -> None:
    text = f"# Kazakhstan\n\n{WRONG}\n\n# Russia\n\n{NAMED}\n"
    client.open(uri, text, "markdown")
    asked = {"textDocument": {"uri": uri.replace(".txt", ".md")}}
    client.open(asked["textDocument"]["uri"], text, "markdown")
    symbols = client.request("textDocument/documentSymbol", asked)
    assert [one["name"] for one in symbols] == ["Kazakhstan", "Russia"]
    [claim] = symbols[0]["children"]
    assert claim["name"].startswith("✗ GDP of Kazakhstan")
    assert claim["range"] == _at(text, "GDP of Kazakhstan was $184 million")


def test_lenses_are_off_until_they_are_wanted(client: Client, uri: str) -> None:
    client.open(uri, WRONG)
    asked = {"textDocument": {"uri": uri}}
    assert client.request("textDocument/codeLens", asked) == []
    settings = {"factcheck": {"codeLens": True}}
    client.notify("workspace/didChangeConfiguration", {"settings": settings})
    [lens] = client.request("textDocument/codeLens", asked)
    assert lens["command"]["title"] == "1 contradiction; 1 of 1 statement checked"
    client.notify("workspace/didChangeConfiguration", {"settings": {"factcheck": {}}})
    assert client.request("textDocument/codeLens", asked) == []


def test_rules_can_be_left_out_without_a_restart(client: Client, uri: str) -> None:
    client.open(uri, WRONG)
    assert len(client.diagnostics(uri, 1)) == 1
    settings = {"factcheck": {"ignore": ["value-against-reference"]}}
    client.notify("workspace/didChangeConfiguration", {"settings": settings})
    assert client.diagnostics(uri, 1) == []
    client.notify("workspace/didChangeConfiguration", {"settings": {"factcheck": {}}})
    assert len(client.diagnostics(uri, 1)) == 1


def test_the_projects_settings_hold_without_a_restart(
    client: Client, uri: str, tmp_path: Path
) -> None:
    client.open(uri, WRONG)
    assert len(client.diagnostics(uri, 1)) == 1
    settings = tmp_path / "factcheck.toml"
    settings.write_text('ignore = ["value-against-reference"]', encoding="utf-8")
    changed = {"changes": [{"uri": settings.as_uri(), "type": 2}]}
    client.notify("workspace/didChangeWatchedFiles", changed)
    assert client.diagnostics(uri, 1) == []


def test_bad_settings_are_told_in_the_text(client: Client, uri: str, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text("ignored = []", encoding="utf-8")
    client.open(uri, WRONG)
    [diagnostic] = client.diagnostics(uri, 1)
    assert diagnostic["severity"] == 3
    assert "unknown key 'ignored'" in diagnostic["message"]


def test_bad_options_are_told_and_change_nothing(client: Client, uri: str) -> None:
    client.notify("workspace/didChangeConfiguration", {"settings": {"factcheck": {"asOf": "now"}}})
    client.wait_for(lambda one: one.get("method") == "window/showMessage")
    assert "factcheck.asOf is a day such as 2016-12-05, not 'now'" in client.shown
    client.open(uri, WRONG)
    assert len(client.diagnostics(uri, 1)) == 1


@pytest.mark.parametrize("text", ["", " \n", "\ud83d lone", "\0", "# \n", "<!-- factcheck: -->"])
def test_odd_texts_do_no_harm(client: Client, uri: str, text: str) -> None:
    client.open(uri, json.loads(json.dumps(text)))
    assert all(one["severity"] > 1 for one in client.diagnostics(uri, 1))


def test_an_editor_that_can_be_asked_is_asked(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").touch()
    watching = {"dynamicRegistration": True}
    workspace = {"configuration": True, "didChangeWatchedFiles": watching}
    client = Client(tmp_path, workspace=workspace, general={"positionEncodings": ["utf-8"]})
    try:
        assert client.server["capabilities"]["positionEncoding"] == "utf-8"
        client.settings = {"ignore": ["value-against-reference"]}
        uri = (tmp_path / "note.txt").as_uri()
        client.open(uri, f"é {WRONG}")
        client.notify("workspace/didChangeConfiguration", {"settings": None})
        client.request(
            "textDocument/hover",
            {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}},
        )
        assert client.registered == ["workspace/didChangeWatchedFiles"]
        client.settings = {}
        client.notify("workspace/didChangeConfiguration", {"settings": None})
        found: list[Any] = []
        while not found:
            found = client.diagnostics(uri, 1)
        assert found[0]["range"]["start"]["character"] == len("é In 2015, the ".encode())
    finally:
        assert client.stop() == (0, "")
