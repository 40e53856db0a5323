"""The money of countries: its name beside a people's, and what is said of its rate."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.report import Report

Check = Callable[..., Report]

WRONG = [
    ("2014-06-01", "The Kazakh som lost 19% of its value in February."),
    ("2014-06-01", "The Uzbek tenge was devalued."),
    ("2014-06-01", "The Polish krone rose against the euro."),
    ("2014-06-01", "The Brazilian peso fell."),
    ("2014-06-01", "Turkey's rouble fell to a record low."),
    ("2014-06-01", "The Iranian dinar lost half its value."),
    ("2014-06-01", "The Chinese yen rose."),
    ("2014-06-01", "The Swedish franc rose."),
    ("2014-06-01", "In 2013 the Thai ringgit lost 6%."),
]
LET_BE = [
    ("2014-06-01", "The Kazakh tenge lost 19% of its value in February."),
    ("2014-06-01", "The Polish zloty rose against the euro."),
    ("2014-06-01", "The Mexican peso fell."),
    ("2014-06-01", "Turkey's lira fell to a record low."),
    ("2014-06-01", "The Iraqi dinar lost half its value."),
    ("2014-06-01", "The Chinese yuan and the Japanese yen rose."),
    ("2014-06-01", "The German mark was replaced by the euro."),
    ("2014-06-01", "The Argentine dollar bonds fell."),
    ("2014-06-01", "Russian dollar reserves fell."),
    ("2014-06-01", "Egyptian dollar shortages persist."),
    ("2014-06-01", "The Canadian dollar rose."),
    ("2014-06-01", "The Swiss franc rose, as the Swedish krona fell."),
    ("2014-06-01", "Indian rupee bonds and the Pakistani rupee fell."),
    ("2014-06-01", "In 2013 the Thai baht lost 6%."),
    ("2014-06-01", "The Swedish crown and the Danish crown moved together."),
    ("2014-06-01", "The Serbian euro deposits grew."),
    ("2014-06-01", "A Kazakh som exporter called Som Trading."),
    ("2014-06-01", "The Russian ruble and the Russian rouble are the same."),
    ("2014-06-01", "The Saudi rial rose."),
    ("2014-06-01", "The Danish krone rose, while the Czech koruna fell."),
    ("2014-06-01", "The Icelandic krona collapsed in 2008."),
    ("2014-06-01", "The Azeri manat and the Turkmen manat fell."),
    ("2000-06-01", "The French franc and the Italian lira fell against the German mark."),
    ("1995-06-01", "The Portuguese escudo fell, as did the Spanish peseta."),
    ("2014-06-01", "The CFA franc is pegged to the euro."),
    ("2014-06-01", "The Kenyan shilling rose, as did the Tanzanian shilling."),
    ("2014-06-01", "Moroccan dirham notes; the Indonesian rupiah fell."),
    ("2014-06-01", "Sri Lanka's rupee rose, Nepal's rupee fell."),
    ("2014-06-01", "Poland's currency won back 3%."),
    ("2014-06-01", "The Swiss franc loans of Polish households grew."),
    ("2014-06-01", "Polish franc mortgages grew."),
    ("2014-06-01", "Hungarian franc borrowers lost."),
    ("2014-06-01", "Lebanon's currency, the pound or lira, fell."),
    ("2014-06-01", "Yemen's rial and Oman's rial rose."),
    ("2014-06-01", "The Libyan dinar fell to a record low."),
]


@pytest.mark.parametrize(("day", "text"), WRONG)
def test_money_that_a_country_never_had_is_found(check: Check, day: str, text: str) -> None:
    assert "currency" in {one.rule for one in check(text, day).findings}


@pytest.mark.parametrize(("day", "text"), LET_BE)
def test_own_money_and_money_held_abroad_are_let_be(check: Check, day: str, text: str) -> None:
    assert [one.message for one in check(text, day).findings] == []
