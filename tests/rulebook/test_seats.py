"""Seats of organisations, told beside their names or of what opens the sentence before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.report import Report

Check = Callable[..., Report]
DAY = "2024-12-10"

WRONG = [
    "The Pacific Islands Forum, founded in 1971, has its secretariat in Port Moresby.",
    "The International Energy Agency, based in Vienna and led by Fatih Birol, was founded in 1974.",
    "Frontex, based in Valletta, counted some 380,000 irregular crossings.",
    "The International Court of Justice, which sits in Geneva, has 15 judges.",
    "The secretariat of the East African Community is in Nairobi.",
    "ASEAN's secretariat is in Bangkok.",
    "The headquarters of the OECD are in Geneva.",
    "The African Union (AU), headquartered in Nairobi, has 55 members.",
]
RIGHT = [
    "The World Bank's chief economist for Africa, based in Nairobi, said that growth would slow.",
    "An economist at the World Bank, based in Nairobi, said that growth would slow.",
    "UNHCR staff based in Amman left. WHO officials based in Kinshasa stayed.",
    (
        "The European Parliament sits in Strasbourg for twelve sessions a year; it also "
        "meets in Brussels."
    ),
    "The European Parliament, based in Brussels and Strasbourg, has 720 members.",
    "NATO, based in Brussels since 1967, has 32 members. Its military command is near Mons.",
    "NATO has its headquarters in Belgium. OPEC has its headquarters in Austria.",
    "OPEC was based in Geneva until 1965.",
    "The UN has its seat in New York, and offices in Geneva, Vienna and Nairobi.",
    "The UN's office in Nairobi, based in Gigiri, is its largest in Africa.",
    "The SCO has its secretariat in Beijing and its anti-terrorist structure in Tashkent.",
    (
        "The Framework Convention was adopted by the United Nations; its secretariat in "
        "Bonn has 450 staff."
    ),
    "The ECB watches with the European Banking Authority, based in Paris, and with ESMA.",
    "The African Development Bank, based in Abidjan, and Afreximbank, based in Cairo, lend.",
    "The Commonwealth of Nations has its secretariat in London, at Marlborough House.",
    "The IMF and the World Bank are based in Washington.",
    "The European Union agreed on a new authority. It will be based in Frankfurt.",
    (
        "The European Union agreed on a new authority against money laundering. It is "
        "based in Frankfurt."
    ),
    "The African Union's Africa CDC, based in Addis Ababa, is led by Jean Kaseya.",
    "The Arab League suspended Syria; its headquarters are in Cairo.",
    "The Eurasian Economic Union is based in Moscow, its court sits in Minsk.",
    (
        "The Bank for International Settlements, with headquarters in the Swiss city of "
        "Basel, warned of debt."
    ),
    "Interpol (ICPO), which is based in Lyon, has 196 members.",
    "A Geneva-based agency of the United Nations, the ITU, is based in Switzerland.",
    "Members of the European Parliament based in Madrid have an office there.",
    "The Green Climate Fund was set up by the United Nations. It is based in Incheon.",
    "FIFA, based in Zurich, moved some staff to Miami.",
    (
        "The Organization of Turkic States is based in Istanbul. The CSTO, with its seat "
        "in Moscow, has six members."
    ),
    "The International Criminal Court, which sits in The Hague, issued warrants.",
    "The IAEA, which is based in the Austrian capital Vienna, said so.",
    "The World Food Programme, based in Rome, and UNICEF, based in New York, agree.",
    "The Human Rights Council, which sits in Geneva, has 47 members, the General Assembly 193.",
    (
        "Doctors Without Borders, based in Paris, left. Radio Free Europe, based in "
        "Washington, stayed."
    ),
]


def _spoke(report: Report) -> set[str]:
    return {one.rule for one in report.findings if one.severity.value != "info"}


@pytest.mark.parametrize("text", WRONG)
def test_an_organisation_that_sits_elsewhere(check: Check, text: str) -> None:
    assert "seat" in _spoke(check(text, DAY))


@pytest.mark.parametrize("text", RIGHT)
def test_a_seat_on_record_or_of_something_else(check: Check, text: str) -> None:
    assert _spoke(check(text, DAY)) == set()


def test_a_seat_of_some_years(check: Check) -> None:
    text = "The African Development Bank, based in Tunis, lent less."
    assert _spoke(check(text, "2012-12-10")) == set()
