"""Former holders: judged where the text says that they hold the office, and only there."""

from __future__ import annotations

import pytest
from tests.conftest import Check

TOLD_AS_IN_OFFICE = [
    ("On Monday President Barack Obama met ministers in Lisbon.", "Barack Obama"),
    ("President Barack Obama said on Friday that the talks would go on.", "Barack Obama"),
    ("The US president, Barack Obama, wants to lower the tariffs.", "Barack Obama"),
    ("British Prime Minister David Cameron arrived in Tokyo on 2 March.", "David Cameron"),
    ("Merkel met President Barack Obama in Berlin on 2 March 2018.", "Barack Obama"),
    ("The guests were received by the French president, François Hollande.", "François Hollande"),
    ("Italian Prime Minister Matteo Renzi told reporters that the plan was sound.", "Renzi"),
    ("Matteo Renzi is the prime minister of Italy.", "Renzi"),
    ("In 2014 French President Nicolas Sarkozy visited Kyiv.", "Sarkozy"),
    ("UN Secretary-General Ban Ki-moon has called for a truce.", "Ban Ki-moon"),
    ("The minister held talks with US Secretary of State John Kerry on Friday.", "John Kerry"),
    ("British Prime Minister David Cameron flew to Berlin on Monday.", "David Cameron"),
    ("The bank, led by Philipp Hildebrand, lowered the rate.", "Hildebrand"),
    ("Paris is represented by President François Hollande.", "Hollande"),
]

ONLY_CALLED_SO = [
    "He was an adviser to President Barack Obama on Monday's topic.",
    "President Barack Obama's library opens on Monday.",
    "Barack Obama became president of the United States.",
    "Trump spoke on Monday. President Barack Obama said that he had warned him.",
    "President Barack Obama spoke. The former president Barack Obama lives in Washington.",
    "President Barack Obama is remembered for the law.",
    "Zimbabwe's President Robert Mugabe, who died on Friday, will be buried.",
    "President Barack Obama once visited the town.",
    "In 2011 the reactor failed. The Japanese prime minister, Naoto Kan, flew there.",
]


@pytest.mark.parametrize(("text", "person"), TOLD_AS_IN_OFFICE)
def test_a_former_holder_told_as_in_office_is_found(check: Check, text: str, person: str) -> None:
    found = [one for one in check(text, "2018-03-05").findings if one.rule == "office-holder"]
    assert [one.verdict for one in found] == ["contradicted"]
    assert person in found[0].message


@pytest.mark.parametrize("text", ONLY_CALLED_SO)
def test_a_title_that_only_stays_with_a_name_is_not(check: Check, text: str) -> None:
    found = [one for one in check(text, "2018-03-05").findings if one.rule == "office-holder"]
    assert [one.severity for one in found if one.severity != "info"] == []
