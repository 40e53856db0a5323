"""The name table knows by which names clauses tell events, and gives them by their first word."""

from __future__ import annotations

import pytest
from factcheck.factbase.deed_names import actors_of, objects_of
from factcheck.factbase.name_table import open_names


@pytest.mark.parametrize(
    ("word", "name", "act", "event"),
    [
        ("kuwait", "kuwait", "invade", "Iraqi invasion of Kuwait"),
        ("berlin", "berlin wall", "fall", "Fall of the Berlin Wall"),
        ("ukraine", "ukraine", "be_free", "Independence of Ukraine"),
    ],
)
def test_a_thing_leads_to_what_was_done_to_it(word: str, name: str, act: str, event: str) -> None:
    rows = dict(objects_of(open_names().connection, word))[name]
    assert event in {row.event for row in rows if row.act == act}


def test_names_and_demonyms_of_a_country_lead_to_one_actor() -> None:
    connection = open_names().connection
    keys = {dict(actors_of(connection, word)).get(word) for word in ("iraq", "iraqi")}
    assert len(keys) == 1
    assert None not in keys


def test_a_word_that_begins_no_such_name_gives_nothing() -> None:
    assert objects_of(open_names().connection, "committee") == []
    assert actors_of(open_names().connection, "committee") == []
