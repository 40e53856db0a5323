"""What is known of the whole world's states, provinces and bodies, told in passing: each wrong text
is found by its rule; true ones of the same kinds are in true_sentences.yaml."""

from __future__ import annotations

import factcheck
import pytest

FOUND = [
    ("geography", "Montgomery, Georgia, was hit by a storm."),
    ("geography", "Kazan, the capital of Bashkortostan, hosted the games."),
    ("geography", "The mill stands near Lahore, in the province of Sindh."),
    ("geography", "Thuringia, whose capital is Dresden, voted on Sunday."),
    ("geography", "Poznań in Lower Silesia has a fair."),
    ("geography", "Recife is the capital of Bahia."),
    ("geography", "Bolivia and Ecuador are neighbours."),
    ("geography", "Libya's western neighbour Egypt closed the crossing."),
    ("geography", "Kenya lies to the west of Uganda."),
    ("geography", "Peru and Kenya gain, as the two countries share a border."),
    ("geography", "Togo, whose capital is Lomé, shares a border with Niger and Benin."),
    ("membership", "NATO was enlarged in 2004. Neither Poland nor Ukraine belongs to it."),
    ("membership", "The OECD sent a note. Peru, one of its members, replied."),
    ("membership", "Among the members of NATO are Turkey, Ireland and Spain."),
    ("member-count", "Rates fell in the 12 countries that use the euro."),
    ("seat", "Peru will take it to the World Trade Organization, which has its seat in Vienna."),
    ("currency", "In Kazakhstan people pay in som."),
    ("currency", "Mozambique sold reserves to prop up the guarani."),
    ("independence-from", "Angola, a former British colony, exports oil."),
    ("independence-from", "The former Belgian colony of Senegal voted."),
    ("languages-of", "Lusophone Senegal sent a minister."),
    ("languages-of", "Suriname, where the official language is French, took part."),
    ("continent", "Kenya trades more than Brazil, Africa's largest economy."),
    ("continent", "Bulgaria is the smallest economy in Africa."),
    ("value-against-reference", "Kenya, a market of 150 million people, beckons."),
    ("value-against-reference", "For its 35 million inhabitants Mongolia has few roads."),
    ("value-against-reference", "Mali, 3.2 million square kilometres in size, is hard to govern."),
    ("country-comparison", "Sri Lanka is poorer per head than Nepal."),
    ("country-comparison", "Togo has three times the population of Ghana."),
    ("membership", "Three members keep their own money: Denmark, Sweden and Ireland."),
    ("parliament", "The Riksdag, the Norwegian parliament, passed the bill."),
    ("parliament", "The 130-seat Knesset was dissolved."),
    ("coast", "The island state of Uruguay has applied."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text"), FOUND)
def test_a_wrong_fact_is_found(rule: str, text: str) -> None:
    report = factcheck.check(text, as_of="2019-06-01")
    assert rule in {one.rule for one in report.findings if one.severity in ("warning", "error")}
