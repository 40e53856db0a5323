"""Events of the fact base that a clause tells: wrong ones are found, true ones stay silent."""

from __future__ import annotations

import factcheck
import pytest

FOUND = [
    # what was done to whom
    "Iraq invaded neighbouring Kuwait in August 1991.",
    "In 2012, Russia annexed Crimea.",
    "Kuwait was invaded by Iraq in 1988.",
    "The Iraqi invasion of Kuwait in 1993 changed the region.",
    "Moscow's 2015 annexation of Crimea was condemned.",
    "Soviet troops invaded Afghanistan in December 1977.",
    # what something did or underwent
    "The Berlin Wall came down in November 1987.",
    "Lehman Brothers filed for bankruptcy in September 2009.",
    "Hong Kong was handed back to China in July 1999.",
    "The Soviet Union broke up in December 1993.",
    # people
    "Anwar Sadat was assassinated in Cairo in October 1983.",
    "Richard Nixon resigned in August 1976.",
    "Islam Karimov died in September 2014.",
    # wars, from their names
    "The Korean War broke out in June 1948 and ended in 1953.",
    "The Iran-Iraq War lasted from 1980 to 1991.",
    "The outbreak of the First World War in 1912 ended the boom.",
    # treaties
    "The Treaty of Lisbon entered into force in December 2011.",
    "The United States withdrew from the ABM Treaty in 2005.",
]

FOUND += [
    # prizes and elections: the year, and who
    "Kofi Annan was awarded the Nobel Peace Prize in 2005.",
    "The 2003 Nobel Peace Prize went to Wangari Maathai.",
    "Mitt Romney won the US presidential election in November 2012.",
    "Emmanuel Macron beat Marine Le Pen in May 2016.",
    # independence, from its names
    "South Sudan seceded from Sudan in July 2009.",
    "Ukraine has been independent since 1988.",
    # with a phrase between
    "The Treaty of Lisbon, signed in 2007, came into force in 2011.",
]

FOUND += [
    # over how or where it happened
    "Hugo Chávez died of cancer in 2011.",
    "Silicon Valley Bank failed in March 2022, rattling markets.",
    "Turkey's failed coup of July 2014 was followed by a purge.",
    "The Chemical Weapons Convention entered into force in 1995.",
]

FOUND += [
    # states: currencies, capitals, constitutions, applications, thrones
    "The tenge, introduced in 1995, has lost more than half of its value since 2014.",
    "The hryvnia was introduced in 1993.",
    "Kazakhstan moved its capital from Almaty to Astana in 2001.",
    "Kazakhstan, which moved its capital to Astana in 2002, has built a great deal.",
    "Brasilia became the capital in 1968.",
    "In 1985 Nigeria moved its capital to Abuja.",
    "Abuja, the capital since 1985, is far from the sea.",
    "Russia adopted its constitution in 1995.",
    "Sweden applied for membership of NATO in 2020, together with Finland.",
    "Turkey applied to join the European Community in 1991.",
    "Serbia applied for membership of the EU in 2013 and became a candidate in 2015.",
    "Serbia was granted candidate status in 2015.",
    "Queen Elizabeth II, who came to the throne in 1955, died in 2022.",
    "King Felipe VI, on the throne since 2011, spoke on television.",
    "NAFTA, in force since 1996, was replaced by a new agreement in 2020.",
    # one part of a full date, and "who" after what another word governs
    "Margaret Thatcher died on 18 April 2013.",
    "The treaty on which the reign of Nasser, who died in 1974, rested is forgotten.",
    "The fall of Lehman Brothers, which collapsed in 2010, is taught in schools.",
]

SILENT = [
    "Hugo Chávez died of cancer in 2013.",
    "The Soviet Union collapsed amid reforms begun in 1985.",
    "Lehman Brothers collapsed and house prices fell in 2009.",
    "Iraq invaded Kuwait over debts run up in its war of 1980.",
    "Turkey's coup of 1997 was called post-modern; those of 1960 and 1980 were not.",
    "Mali's coup of 2012 split the country.",
    "The Chemical Weapons Convention was signed in January 1993 and entered into force in 1997.",
    "Pakistan's army staged a coup in 1977 and another in October 1999.",
    "The 2004 Nobel Peace Prize went to Wangari Maathai.",
    "Barack Obama won the presidential election in November 2012 and had won the prize in 2009.",
    "Hillary Clinton won the New Hampshire primary in 2008.",
    "Boris Johnson resigned as foreign secretary in July 2018.",
    "Belgium seceded from the Netherlands in 1830.",
    "The second line of Nord Stream was opened in October 2012.",
    "The expanded Panama Canal opened in June 2016.",
    "Damascus fell in October 1918.",
    "American involvement in the Vietnam War ended in 1973.",
    "The Gulf War began in January 1991 and ended in February 1991.",
    "Jacques Chirac defeated Lionel Jospin in 1995 and won re-election in 2002.",
    "De Gaulle resigned in January 1946 and again in April 1969.",
    "The father of Kofi Annan died in 1982.",
    "Robert Kennedy's brother was assassinated in 1963.",
    "Nelson Mandela was released in February 1990 and received the Nobel Peace Prize in 1993.",
    "Donald Trump withdrew from the Paris Agreement in 2017 and again in January 2025.",
    "Japan attacked Port Arthur in 1904 and Pearl Harbor in 1941.",
    "Argentina defaulted in 2001, in 2014 and in 2020.",
    "George W. Bush won the US presidential election in 2000 and in 2004.",
    "Bill Clinton won the presidential election in 1992.",
    "Iraq invaded Kuwait in August 1990.",
    "In 2014, Russia annexed Crimea.",
    "In 2016 Russia, which annexed Crimea two years earlier, held an election.",
    "Prices rose after the Iraqi invasion of Kuwait in 1991.",
    "In 1991, half a year after Iraq invaded Kuwait, a coalition struck back.",
    "Germany invaded the Soviet Union in June 1941, and Napoleon invaded Russia in 1812.",
    "The Soviet Union invaded Hungary in 1956 and Czechoslovakia in 1968.",
    "Russian troops invaded Georgia in 2008.",
    "The United States invaded Iraq in 2003 and Panama in 1989.",
    "Crimea was annexed by the Russian Empire in 1783.",
    "The film about the fall of the Berlin Wall in 2009 won a prize.",
    "On the 25th anniversary of the fall of the Berlin Wall in 2014, balloons were released.",
    "The Berlin Wall, which fell in 1989, was 155 kilometres long.",
    "A wall fell in 1991.",
    "Lehman Brothers, which collapsed in 2008, was founded in 1850.",
    "Nixon resigned as vice-presidential candidate in 1953, or so he hoped.",
    "If Iraq had invaded Kuwait in 1985, nobody would have come.",
    "Iraq did not invade Kuwait in 1985.",
    "An attempt to assassinate Anwar Sadat failed in 1980.",
    "Karimov's father died in 1950.",
    "The Korean War, which began in 1950, ended in 1953.",
    "The Korean War museum opened in 1994.",
    "World War II ended in Europe in May 1945 and in Asia in September 1945.",
    "The end of the Cold War in 1991 changed Europe.",
    "Macau was returned to China in December 1999.",
    "The Suez Canal was opened in 1869 and reopened in 1975.",
    "The British left Hong Kong in 1997.",
]


def _told(text: str, *rules: str) -> list[str]:
    report = factcheck.check(text, as_of="2026-01-01")
    return [one.message for one in report.findings if one.rule in rules]


@pytest.mark.parametrize("text", FOUND)
def test_an_event_told_with_another_date_is_found(text: str) -> None:
    assert _told(text, "told-event", "event-date")


@pytest.mark.parametrize("text", SILENT)
def test_a_true_telling_is_silent(text: str) -> None:
    assert _told(text, "told-event") == []


@pytest.mark.parametrize(
    "text",
    [
        "In Crimea, which Russia annexed in 2012, tourism has died.",
        "The Trans-Pacific Partnership, from which Donald Trump withdrew in January 2019, lives.",
        "It was only in 1995 that the Soviet Union broke up.",
        "Britain has grown slowly since leaving the European Union in 2018.",
        "After annexing Crimea in 2012, Russia came under sanctions.",
        "Russia has been under sanctions since annexing Crimea in 2012.",
        "The collapse of the Soviet Union, in 1993, left 25 million Russians abroad.",
        "Iceland, a republic since 1954, votes a day earlier.",
        "OPEC, founded in 1960, turned 50 last year.",
        "Morocco left the African Union in 1984 and came back in 2017, after 43 years.",
        "A state of emergency was declared on 3 May for three months and ran out on 3 June.",
        "In the second half of 2020, from January to June, output shrank by 9%.",
        "The year 1993 saw the collapse of the Soviet Union.",
        "China's 2003 accession to the WTO changed world trade.",
        "China's WTO accession in 2003 changed world trade.",
        "Since gaining independence in 1994, Kazakhstan has had two presidents.",
        "Kazakhstan has had two presidents since its independence in 1994.",
        "Russia was expelled from the Council of Europe in March 2020.",
        "Ilham Aliyev, who took over from his father in 2006, has promised much.",
        "The Collective Security Treaty, signed in Tashkent in May 1995, binds six states.",
        "Askar Akayev was driven out by the tulip revolution of 2008.",
        "Talks on the sea began in 1996 and ended in 2018, after 32 years.",
        "China joined the WTO on 11 December 2002.",
        "China joined the WTO on 11 November 2001.",
        "Poland joined the European Union on 1 June 2004.",
        "The Maastricht Treaty was signed on 7 March 1992.",
        "The Maastricht Treaty, signed on 17 February 1992, created the Union.",
        "Kazakhstan joined the United Nations on 12 March 1992.",
        "Finland joined NATO on 4 May 2023.",
        "The Treaty of Rome was signed on 25 April 1957.",
        "The Yalta conference of 1947 divided Europe.",
        "The Maastricht treaty, signed in 1994, created the Union.",
        "The treaty of Lisbon, signed in 2003, changed voting rules.",
        "The Cuban missile crisis of 1965 came close to war.",
        "The Gulf war of 1995 was short.",
    ],
)
def test_a_known_date_with_one_part_wrong_or_a_small_noun_is_found(text: str) -> None:
    report = factcheck.check(text, as_of="2024-06-30")
    assert any(one.severity != "info" for one in report.findings)
