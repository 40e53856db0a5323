"""Offices told by verbs: who came after whom, who led what and when, and whose office it is."""

from __future__ import annotations

import pytest
from tests.conftest import Check

TRUE = [
    "Helmut Kohl was succeeded by Gerhard Schröder as chancellor of Germany in October 1998.",
    "Jacques Chirac handed over to Nicolas Sarkozy as president of France in May 2007.",
    "In Britain Tony Blair handed power to Gordon Brown in June 2007.",
    "Gordon Brown gave way to David Cameron as prime minister of the United Kingdom in May 2010.",
    "Jens Stoltenberg took over from Anders Fogh Rasmussen as secretary general of NATO in 2014.",
    "Nelson Mandela led South Africa from 1994 to 1999.",
    "South Africa was led by Nelson Mandela from 1994 to 1999.",
    "Thabo Mbeki, who led South Africa until September 2008, spoke.",
    "During the presidency of Mikheil Saakashvili the police were reformed.",
    "The government of Tony Blair raised the minimum wage.",
    "The economy grew when Jean Chrétien was prime minister of Canada.",
    "In Ankara, President Vladimir Putin spoke of gas.",
    "In Paris Chancellor Angela Merkel and President Xi Jinping spoke first.",
    "Mexico's congress swore in Enrique Peña Nieto as president in December 2012.",
    "Evo Morales has led Bolivia since January 2006.",
    "The International Monetary Fund, led by Christine Lagarde, lent the money.",
    "Rafik Hariri, twice prime minister of Lebanon, was killed on 14 February 2005.",
    "The prime minister is Catholic, the president Orthodox.",
    "The Chinese leader Deng Xiaoping opened the economy.",
    "The South African leader Nelson Mandela died in December 2013.",
    "Cuba's long-time leader Fidel Castro died on 25 November 2016.",
    "The leader of Russia's opposition, Alexei Navalny, spoke.",
    "Enver Hoxha led Albania from 1944 to 1985.",
    "Raul Castro handed over the presidency of Cuba to Miguel Diaz-Canel.",
    "Robert Mugabe led Zimbabwe, first as prime minister and then as president.",
    "Prices rose under Boris Yeltsin and fell under Vladimir Putin.",
]

WRONG = [
    ("Helmut Kohl was succeeded by Angela Merkel as chancellor of Germany in October 1998.",
     "office-holder", "Angela Merkel"),
    ("Nicolas Sarkozy took over from François Mitterrand as president of France in May 2007.",
     "office-holder", "Jacques Chirac"),
    ("Nelson Mandela led South Africa from 1984 to 1990.", "office-since", "1994"),
    ("Nelson Mandela led Kenya from 1994 to 1999.", "office-holder", "Daniel arap Moi"),
    ("Kenya swore in Jacob Zuma as its president in April 2013.", "office-holder", "Uhuru"),
    ("The International Monetary Fund, led by Jens Stoltenberg, lent the money.",
     "office-holder", "Lagarde"),
    ("The Kenyan leader Fidel Castro spoke.", "office-holder", "Uhuru Kenyatta"),
    ("In March 2012 the president of France was still Jacques Chirac.",
     "office-holder", "Nicolas Sarkozy"),
    ("Norges Bank governor Svein Gjedrem raised rates in 2016.",
     "office-holder", "Øystein Olsen"),
    ("Jens Weidmann became president of the Bundesbank in May 2007.",
     "office-since", "2011"),
    ("US Trade Representative Katherine Tai spoke in May 2016.",
     "office-holder", "Michael Froman"),
    ("Spain's foreign minister, Trinidad Jiménez, visited Kyiv in 2014.",
     "office-holder", "García-Margallo"),
]  # fmt: skip


@pytest.mark.parametrize("text", TRUE)
def test_what_is_true_stays_silent(check: Check, text: str) -> None:
    assert [one for one in check(text).findings if one.severity.value != "info"] == []


@pytest.mark.parametrize(("text", "rule", "tells"), WRONG)
def test_what_is_wrong_is_found(check: Check, text: str, rule: str, tells: str) -> None:
    told = [one for one in check(text).findings if one.rule == rule]
    assert told
    assert any(tells in one.message for one in told)
