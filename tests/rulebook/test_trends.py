"""How a measure moved, told without a figure, against the figures of its years."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.findings import Severity
from factcheck.model.report import Report

Check = Callable[..., Report]

WRONG = [
    "Spain's GDP grew in 2020.",
    "The economy of Greece grew in 2011.",
    "Turkish inflation slowed in 2022.",
    "China's economy grew faster in 2020 than in 2019.",
    "Unemployment in Greece fell every year from 2009 to 2013.",
    "Japan's population grew for the third year in a row in 2019.",
    "In 2020 the Italian economy grew.",
    "The German economy expanded in 2009, as exports recovered.",
    "Inflation in Germany was lower in 2022 than in 2020.",
    "Unemployment in Spain was higher in 2019 than in 2013.",
    "The population of Bulgaria grew every year between 2005 and 2015.",
    "India's population fell in 2015.",
    "In 2022 Ukraine's economy grew.",
    "Greece had trouble. Its economy grew again in 2012, but debt rose.",
]

TRUE = [
    "Spain's GDP shrank in 2022 in dollars.",
    "Spain's economy grew in 2021, and again in 2022.",
    "The economy of Greece shrank every year from 2009 to 2013.",
    "Germany's economy shrank in 2023.",
    "Germany's economy stagnated in 2019.",
    "The Japanese economy grew in 2012.",
    "Turkish inflation rose in 2022 and fell late in 2023.",
    "Unemployment in the United States rose in 2020 and fell in 2021.",
    "Unemployment in the United States fell in 2020 after a peak in April.",
    "Germany's exports fell in 2009 and rose in 2010.",
    "Norway's exports soared in 2022.",
    "The population of Ukraine fell in 2022.",
    "Russia's population grew in 2014.",
    "Germany's population rose in 2015 by a million.",
    "Greece grew in 2022.",
    "Ireland grew up in 2015.",
    "China grew faster in 2019 than in 2020.",
    "India's economy grew faster in 2021 than in 2019.",
    "Growth in China slowed in 2022.",
    "Growth in China accelerated in 2021.",
    "Chinese growth picked up in 2023.",
    "Inflation in Brazil fell in 2017.",
    "Inflation in Japan rose in 2022 and 2023.",
    "The fertility rate of South Korea fell in 2022 for the seventh year in a row.",
    "Life expectancy in the United States fell in 2020 and 2021.",
    "Life expectancy in Russia rose every year from 2006 to 2019.",
    "Greece fell to Germany in 2012.",
    "Spain rose against France in 1808.",
    "Venezuela's economy contracted in every year from 2014 to 2020.",
    "Italian GDP fell in 2012 and 2013.",
    "Unemployment in Greece rose for the fifth year in a row in 2013.",
    "Inflation in Argentina fell in 2017.",
    "Ethiopia's economy grew every year between 2005 and 2015.",
    "Egypt's population grew in 2011, as did that of Sudan.",
    "Poland's economy was the only one in the EU that grew in 2009.",
    "In 2009 Poland's economy grew while Germany's shrank.",
    "Angola's oil production fell in 2017.",
    "Youth unemployment in Spain rose in 2017.",
    "Latvia's exports to Russia fell in 2022.",
    "South Sudan's economy shrank in 2012, when oil stopped.",
    "Syria's population fell in 2014.",
]


@pytest.mark.parametrize("text", WRONG)
def test_trends_that_every_source_refutes(check: Check, text: str) -> None:
    [finding] = [one for one in check(text, "2024-06-01").findings if one.rule == "trend-on-record"]
    assert finding.verdict == "contradicted"
    assert finding.evidence
    assert finding.derivation


@pytest.mark.parametrize("text", TRUE)
def test_trends_that_hold_or_that_no_source_decides(check: Check, text: str) -> None:
    spoken = [one for one in check(text, "2024-06-01").findings if one.severity != Severity.INFO]
    assert spoken == []
