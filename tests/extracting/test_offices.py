"""Offices: who is shown as the holder of which office, of which country or organisation."""

from __future__ import annotations

import pytest
from factcheck.checking.api import Checker
from factcheck.extracting.offices import find_offices
from factcheck.extracting.sentences import split_sentences
from factcheck.extracting.tokens import tokenize
from factcheck.model.mentions import OfficeMention

GAP = pytest.mark.xfail(strict=True, reason="known gap: make it a plain row when it is read")


def offices(checker: Checker, text: str) -> list[OfficeMention]:
    tokens = tokenize(text)
    return find_offices(tokens, checker.gazetteer.find(tokens), split_sentences(tokens))


ONE = [
    ("The President of Belarus, Alexander Lukashenko, spoke.",
     "president", "Belarus", "Alexander Lukashenko"),
    ("Alexander Lukashenko, President of Belarus, spoke.",
     "president", "Belarus", "Alexander Lukashenko"),
    ("Belarusian President Alexander Lukashenko spoke.",
     "president", "Belarus", "Alexander Lukashenko"),
    ("Belarus’s President Alexander Lukashenko spoke.",
     "president", "Belarus", "Alexander Lukashenko"),
    ("German Chancellor Angela Merkel spoke.", "chancellor", "Germany", "Angela Merkel"),
    ("Foreign Minister of China Wang Yi spoke.", "foreign_minister", "China", "Wang Yi"),
    ("The Minister of Foreign Affairs of Italy, Paolo Gentiloni, spoke.",
     "foreign_minister", "Italy", "Paolo Gentiloni"),
    ("NATO Secretary General Jens Stoltenberg spoke.",
     "secretary_general", "NATO", "Jens Stoltenberg"),
    ("President Park Geun-hye spoke.", "president", None, "Park Geun-hye"),
    ("President Ahmad bin Said spoke.", "president", None, "Ahmad bin Said"),
    ("President Donald Trump-said no.", "president", None, "Donald Trump"),
    ("Queen Elizabeth II-has signed.", "monarch", None, "Elizabeth II"),
    ("Anna Kern, president of the Russian Chess Union, spoke.",
     "president", "Russian Chess Union", "Anna Kern"),
    ("Anna Kern, chairman of China Salt Corp, spoke.", "chair", "China Salt Corp", "Anna Kern"),
    ("Curling Australia chairman Ian Holm spoke.", "chair", "Curling Australia", "Ian Holm"),
    ("The pro-Russian president Anna Kern spoke.", "president", None, "Anna Kern"),
    ("President J. F. Brown’s plan", "president", None, "J. F. Brown"),
    ("Defence Minister General Sergei Shoigu spoke.", "defence_minister", None, "Sergei Shoigu"),
    ("Ashraf Ghani became President of Afghanistan.", "president", "Afghanistan", "Ashraf Ghani"),
    ("Iran's Supreme Leader Ayatollah Ali Khamenei spoke.",
     "supreme_leader", "Iran", "Ali Khamenei"),
    ("Michelle Bachelet, who has been president since 2014, spoke.",
     "president", None, "Michelle Bachelet"),
    ("Michelle Bachelet, a doctor, took office as President of Chile.",
     "president", "Chile", "Michelle Bachelet"),
    ("Michelle Bachelet, a doctor who was sworn in as President of Chile, spoke.",
     "president", "Chile", "Michelle Bachelet"),
    ("Andrew Holness succeeded a party colleague as prime minister of Jamaica.",
     "prime_minister", "Jamaica", "Andrew Holness"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "office", "jurisdiction", "person"), ONE)
def test_an_office_with_its_holder(
    checker: Checker, text: str, office: str, jurisdiction: str | None, person: str
) -> None:
    (found,) = offices(checker, text)
    assert (found.office, found.jurisdiction, found.person) == (office, jurisdiction, person)
    assert text[found.person_span.start : found.person_span.end] == person
    assert text[found.start : found.end] == found.text
    assert not found.former


TOLD = [
    ("Helen Clark was succeeded by John Key as prime minister of New Zealand.",
     "prime_minister", "New Zealand", "John Key", "Helen Clark"),
    ("Felipe Calderon took over from Vicente Fox as president of Mexico.",
     "president", "Mexico", "Felipe Calderon", "Vicente Fox"),
    ("Jean Chretien handed power to Paul Martin.", "leader", None, "Paul Martin", "Jean Chretien"),
    ("Oscar Berger handed the office of president of Guatemala to Alvaro Colom.",
     "president", "Guatemala", "Alvaro Colom", "Oscar Berger"),
    ("In Peru Ollanta Humala replaced Alan Garcia as president.",
     "president", None, "Ollanta Humala", "Alan Garcia"),
    ("Hungary had elected Janos Ader president.", "president", "Hungary", "Janos Ader", ""),
    ("Ecuador swore in Rafael Correa as its president.",
     "president", "Ecuador", "Rafael Correa", ""),
    ("The president of Mali was still Amadou Toumani Toure.",
     "president", "Mali", "Amadou Toumani Toure", ""),
    ("Kofi Annan will be sworn in as the seventh secretary-general of the United Nations.",
     "secretary_general", "United Nations", "Kofi Annan", ""),
    ("Paul Kagame has led Rwanda.", "leader", "Rwanda", "Paul Kagame", ""),
    ("Rwanda, led by Paul Kagame, grew.", "leader", "Rwanda", "Paul Kagame", ""),
    ("The Bank of England under Mervyn King hesitated.",
     "leader", "Bank of England", "Mervyn King", ""),
    ("Stephen Harper, who headed the Canadian government, lost.",
     "leader", "Canada", "Stephen Harper", ""),
    ("During the presidency of Felipe Calderon violence grew.",
     "president", None, "Felipe Calderon", ""),
    ("Evo Morales resigned as president of Bolivia.", "president", "Bolivia", "Evo Morales", ""),
    ("UNESCO, whose director-general is Irina Bokova, has its seat in Paris.",
     "director_general", "UNESCO", "Irina Bokova", ""),
    ("Under President Joyce Banda prices rose.", "president", None, "Joyce Banda", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "office", "jurisdiction", "person", "predecessor"), TOLD)
def test_an_office_told_by_verbs(
    checker: Checker,
    text: str,
    office: str,
    jurisdiction: str | None,
    person: str,
    predecessor: str,
) -> None:
    (found,) = offices(checker, text)
    assert (found.office, found.jurisdiction, found.person) == (office, jurisdiction, person)
    assert found.predecessor == predecessor


FORMER = [
    "Former President of Ukraine Viktor Yanukovych left.",
    "Ukraine's former President Viktor Yanukovych left.",
    "Ex-President Viktor Yanukovych left.",
    "Then President Viktor Yanukovych left.",
]


@pytest.mark.parametrize("text", FORMER)
def test_an_office_that_is_held_no_more(checker: Checker, text: str) -> None:
    (found,) = offices(checker, text)
    assert found.former
    assert found.person == "Viktor Yanukovych"


NONE = [
    "The shadow foreign minister, Anna Kern, spoke.",
    "After a call from Xi Jinping, the Russian president at once agreed.",
    "Back from a meeting with the president of Chile, Anna Kern said no.",
    "German Finance Minister Wolfgang Sch?uble was mild.",
    "Michelle Bachelet, a doctor, met the president of Chile.",
    "The plan, a long text, became a worry for the president of Chile.",
    "The President of Belarus spoke.",
    "Deputy Prime Minister Dmitry Rogozin spoke.",
    "The president of the chess club, a Swede, spoke.",
    "The President of Georgia, Kazakhstan’s Prime Minister and others spoke.",
    "Under the king people were poor.",
    "The Yavuz Sultan Selim Bridge was opened.",
    "A committee chairman, Peter Miller, spoke.",
    "Paul Kagame led Rwanda's team.",
    "Paul Kagame led NATO Allied Command.",
    "Anna Miller led Rwanda.",
    "Talks followed between ministers, and Peter Miller replaced Paul Brown.",
    "Rice was replaced by Canadian wheat.",
    "Under Canadian law the prime minister is sworn in by the crown.",
    "The president is Catholic.",
    "The Prime Minister Tuesday refused.",
]


@pytest.mark.parametrize("text", [*NONE[:-1], pytest.param(NONE[-1], marks=GAP)])
def test_no_holder_is_named(checker: Checker, text: str) -> None:
    assert offices(checker, text) == []


def test_a_counterpart_holds_the_office_named_before(checker: Checker) -> None:
    first, second = offices(
        checker, "The President of Belarus, Alexander Lukashenko, met his Georgian counterpart, "
        "Giorgi Margvelashvili."
    )  # fmt: skip
    assert first.office == second.office == "president"
    assert (second.jurisdiction, second.person) == ("Georgia", "Giorgi Margvelashvili")


SECOND = [
    "Paul Kagame was president of Rwanda. He was succeeded by Anna Miller.",
    "The president of Rwanda, Paul Kagame, left. Kagame was succeeded by Anna Miller.",
]


@pytest.mark.parametrize("text", SECOND)
def test_an_office_goes_on_in_the_next_sentence(checker: Checker, text: str) -> None:
    first, second = offices(checker, text)
    assert (second.office, second.jurisdiction) == (first.office, first.jurisdiction)
    assert (second.person, second.predecessor) == ("Anna Miller", "Paul Kagame")


def test_a_counterpart_without_an_office_before_is_nobody(checker: Checker) -> None:
    assert offices(checker, "He met his Georgian counterpart, Giorgi Margvelashvili.") == []
