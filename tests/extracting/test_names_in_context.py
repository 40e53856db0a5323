"""Names that the words beside them make something else, and names that need such words."""

from __future__ import annotations

import factcheck
import pytest


def entities(text: str) -> list[tuple[str, str | None]]:
    mentions = factcheck.extract(text, as_of="2016-12-05").mentions
    return [(one.text, one.entity) for one in mentions if one.kind == "entity"]


@pytest.mark.parametrize(
    ("text", "name", "entity"),
    [
        ("Beijing insists on talks.", "Beijing", "China"),
        ("He flew to Beijing.", "Beijing", "Beijing (China)"),
        ("Ankara formally rejected the plan.", "Ankara", "Turkey"),
        ("The Kremlin was silent.", "The Kremlin", "Russia"),
        ("A spokesman of the White House spoke.", "White House", "United States"),
        # A small town is one where the text says so.
        ("They met in Sheki.", "Sheki", "Shaki (Azerbaijan)"),
        ("Derna, a port city in the east, was flooded.", "Derna", "Darnah (Libya)"),
        ("The king of Jordan spoke.", "Jordan", "Jordan"),
    ],
)
def test_a_name(text: str, name: str, entity: str) -> None:
    found = dict(entities(text))
    assert name in found
    if entity.endswith(")"):
        assert (found[name] or "").endswith(entity[entity.index("(") :])
    else:
        assert found[name] == entity


@pytest.mark.parametrize(
    "text",
    [
        "ships in the Indian Ocean",
        "along the Jordan River",
        "around the Gulf of Mexico",
        "Jordan Miller and Georgia Brown spoke",
        "the navigator Christopher Columbus landed",
        "under the ruler Ferdinand TRUJILLO the army grew",
        "the state oil company and its Bank of Ireland account",
        "a flight of Turkish Airlines",
        "the Hurricane reached land, and the Temple stood",
        "a Toyota Motors plant",
    ],
)
def test_no_place(text: str) -> None:
    mentions = factcheck.extract(text, as_of="2016-12-05").mentions
    kinds = {one.type for one in mentions if one.kind == "entity"}
    assert kinds.isdisjoint({"country", "city"})


@pytest.mark.parametrize(
    ("text", "people", "country"),
    [
        ("The Danes agreed.", "Danes", "Denmark"),
        ("the Kazakhs' horses", "Kazakhs", "Kazakhstan"),
        ("1.5 million Russians left", "Russians", "Russia"),
        ("most Filipinos stayed", "Filipinos", "Philippines"),
    ],
)
def test_peoples_are_mentions_but_no_subjects(text: str, people: str, country: str) -> None:
    found = factcheck.extract(text, as_of="2016-12-05")
    assert (people, country) in entities(text)
    assert [claim for claim in found.claims if claim.assertion.subject == country] == []
