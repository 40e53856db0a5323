"""Parties of treaties and wars, lengths of time in office, hosts and anniversaries: slips are
found, true statements stay silent."""

from __future__ import annotations

import factcheck
import pytest

RULES = {
    "event-date",
    "event-parties",
    "tenure-on-record",
    "meeting-host",
    "event-anniversary",
    "named-event",
}

FOUND = [
    "Egypt and Jordan signed the Camp David Accords in 1978.",
    "The Kargil War of 1999 was fought between India and Bangladesh.",
    "The INF Treaty, signed by Jimmy Carter and Mikhail Gorbachev, was hailed.",
    "After 18 years as chancellor, Helmut Schmidt left office.",
    "Jacques Chirac was president of France for twenty years.",
    "Tony Blair resigned after six years as prime minister.",
    "South Korea hosted the Winter Olympics in 2014.",
    "BRICS leaders met in Durban in July 2018.",
    "The SCO held its 2022 summit in Bishkek.",
    "Italy was the host of the World Cup in 1994.",
    "Namibia celebrated 25 years of independence in 2012.",
    "The 20th anniversary of the Rwandan genocide was marked in 2011.",
    "The Yom Kippur War of 1975 doubled the price of oil.",
    "The 1988 Chernobyl disaster changed the debate.",
]
SILENT = [
    "Egypt and Israel signed the Camp David Accords in 1978 with American help.",
    "The Dayton Agreement was witnessed by the United States, France and Germany.",
    "Russia and Ukraine signed the Budapest Memorandum with Britain and the United States.",
    "The INF Treaty was signed by the presidents of the United States and the Soviet Union.",
    "The Treaty of Versailles was signed by Germany and Belgium, among others.",
    "After eight years as chancellor, Helmut Schmidt left office.",
    "Jacques Chirac was president of France for twelve years and mayor of Paris for eighteen.",
    "Tony Blair resigned after ten years as prime minister.",
    "After three years as prime minister, Theresa May resigned.",
    "Vladimir Putin has ruled Russia for more than two decades.",
    "Vladimir Putin had been president for three years when he met the tycoons.",
    "Angela Merkel had led her party for 18 years when she gave it up.",
    "Silvio Berlusconi governed Italy for nine years in all.",
    "Nelson Mandela was released after 27 years in prison.",
    "South Korea hosted the Winter Olympics in 2018.",
    "Japan hosted the Summer Olympics in 2021, a year late.",
    "BRICS leaders met in Johannesburg in July 2018.",
    "The SCO held its 2022 summit in Samarkand.",
    "The G20 finance ministers met in Riyadh in February 2020.",
    "Argentina won the World Cup in 2022.",
    "Argentina won the World Cup in Qatar in 2022.",
    "France wants to host the Winter Olympics in 2030.",
    "Before the G20 summit in Bali in November 2022, ministers met in Washington.",
    "The G7 summit in Hiroshima in May 2023 was the third to be held by Japan since 2000.",
    "The Korean War memorial opened in 1995.",
    "Wales reached the World Cup finals in Sweden in 1958.",
    "Russia was awarded the 2018 World Cup in Zurich in 2010.",
    "Namibia celebrated 25 years of independence in 2015.",
    "The 20th anniversary of the Rwandan genocide was marked in 2014.",
    "Kazakhstan marked 30 years of independence in December 2021.",
    "The museum marked 30 years since the fall of the Berlin Wall in 2019.",
    "The Yom Kippur War of 1973 doubled the price of oil.",
    "After the Six-Day War in 1967 the canal closed; it reopened after the October War, in 1975.",
    "The film about the Chernobyl disaster of 2019 won prizes.",
]


def _found(text: str) -> list[str]:
    report = factcheck.check(text, as_of="2026-01-01")
    return [f"{one.rule}: {one.message}" for one in report.findings if one.rule in RULES]


@pytest.mark.parametrize("text", FOUND)
def test_a_slip_is_found(text: str) -> None:
    assert len(_found(text)) == 1


@pytest.mark.parametrize("text", SILENT)
def test_a_true_statement_is_silent(text: str) -> None:
    assert _found(text) == []
