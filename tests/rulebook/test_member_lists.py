"""States told as members of an organisation, held against its members on the text's day."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.report import Report

Check = Callable[..., Report]

WRONG = [
    (
        "2015-06-01",
        "The six members of the Gulf Cooperation Council - Saudi Arabia, Kuwait, Bahrain, Qatar, "
        "Yemen and the United Arab Emirates - hold a third of the world's oil.",
    ),
    (
        "2015-06-01",
        "The Gulf Cooperation Council (Saudi Arabia, Kuwait, Bahrain, Qatar, "
        "Iraq and the United Arab Emirates) met in Riyadh.",
    ),
    (
        "2015-06-01",
        "The Visegrad Group of Poland, Hungary, Slovakia and Austria rejected the quotas.",
    ),
    (
        "2015-06-01",
        "The Eurasian Economic Union, whose members are Russia, "
        "Belarus, Kazakhstan, Armenia and Tajikistan, has a common tariff.",
    ),
    ("2015-06-01", "Benelux (Belgium, the Netherlands and Denmark) agreed."),
    (
        "2015-06-01",
        "The members of the Eurasian Economic Union - Russia, "
        "Belarus, Kazakhstan, Armenia, Kyrgyzstan and Uzbekistan - trade more.",
    ),
    (
        "2015-06-01",
        "Members of the Shanghai Cooperation Organisation, namely "
        "China, Russia, Kazakhstan, Kyrgyzstan, Tajikistan and Turkmenistan, met.",
    ),
    (
        "2015-06-01",
        "Four ASEAN members - Vietnam, Malaysia, the Philippines and Taiwan - claim the islands.",
    ),
    ("2015-06-01", "Two NATO members, Poland and Sweden, protested."),
    ("2015-06-01", "EU members such as Poland, Norway and Spain agreed."),
    ("2015-06-01", "OPEC members Saudi Arabia, Iraq and Norway cut output."),
    ("2015-06-01", "Switzerland, a member of the European Union, voted."),
    ("2015-06-01", "NATO member Sweden sent ships."),
    ("2015-06-01", "Ukraine, which is a member of the Eurasian Economic Union, protested."),
]
LET_BE = [
    (
        "2015-06-01",
        "The six members of the Gulf Cooperation Council - Saudi Arabia, Kuwait, Bahrain, Qatar, "
        "Oman and the United Arab Emirates - hold a third of the world's oil.",
    ),
    (
        "2015-06-01",
        "The Gulf Cooperation Council (Saudi Arabia, Kuwait, Bahrain, Qatar, "
        "Oman and the United Arab Emirates) met in Riyadh.",
    ),
    (
        "2015-06-01",
        "The Visegrad Group of Poland, Hungary, Slovakia "
        "and the Czech Republic rejected the quotas.",
    ),
    (
        "2015-10-01",
        "The Eurasian Economic Union, whose members are Russia, "
        "Belarus, Kazakhstan, Armenia and Kyrgyzstan, has a common tariff.",
    ),
    ("2015-06-01", "Talks between NATO, Russia, Ukraine and Georgia failed."),
    ("2015-06-01", "The European Union (Germany, France and Italy above all) paid."),
    (
        "2015-06-01",
        "Three members of the Gulf Cooperation Council - Saudi "
        "Arabia, Bahrain and the United Arab Emirates - withdrew.",
    ),
    ("2015-06-01", "The members of the Gulf Cooperation Council and Iraq, Iran and Jordan met."),
    (
        "2015-06-01",
        "Four ASEAN members - Vietnam, Malaysia, the Philippines and Brunei - claim the islands.",
    ),
    ("2015-06-01", "Two NATO members, Poland and Norway, protested."),
    ("2015-06-01", "A NATO member, Poland, and Sweden protested."),
    ("2015-06-01", "EU members such as Poland, Sweden and Spain agreed."),
    ("2015-06-01", "OPEC members Saudi Arabia, Iraq and Kuwait cut output."),
    ("2015-06-01", "EU members and Norway, Iceland and Switzerland agreed."),
    (
        "2015-06-01",
        "The EU's eastern members and its neighbours, Ukraine, Moldova and Georgia, agreed.",
    ),
    ("2015-06-01", "NATO member Norway sent ships."),
    ("2015-06-01", "The newest NATO member, Croatia, sent ships."),
    ("2015-06-01", "Ukraine, which is not a member of the Eurasian Economic Union, protested."),
    ("2015-06-01", "Ukraine wants to be a member of NATO."),
    (
        "2015-06-01",
        "Five members of the European Union, "
        "including Norway's neighbours Sweden and Finland, agreed.",
    ),
    ("2015-06-01", "All members of OPEC, Russia, Mexico and Kazakhstan met in Doha."),
    ("2015-06-01", "The ministers of the NATO members, Sweden and Finland met."),
    (
        "2015-06-01",
        "The five founding members of ASEAN - Indonesia, Malaysia, "
        "the Philippines, Singapore and Thailand - met in Bangkok.",
    ),
    (
        "2015-06-01",
        "The six founding members of the European Communities, Belgium, "
        "France, Germany, Italy, Luxembourg and the Netherlands, signed in Rome.",
    ),
    (
        "2015-06-01",
        "The permanent members of the United Nations Security Council - China, France, "
        "Russia, the United Kingdom and the United States - have a veto.",
    ),
    (
        "2015-06-01",
        "The members of the euro area that "
        "were hit hardest, Greece, Spain and Portugal, recovered.",
    ),
    ("2015-06-01", "The members of the African Union - all of Africa but Morocco - met."),
    (
        "2015-06-01",
        "Three former members of the Warsaw Pact, Poland, "
        "Hungary and the Czech Republic, joined NATO in 1999.",
    ),
    (
        "2015-06-01",
        "The two candidate members of the European Union, Serbia and Montenegro, negotiate.",
    ),
    ("2015-06-01", "In NATO (without Turkey, Greece and Spain) spending rose."),
    (
        "2015-06-01",
        "The three EU members that stayed out, Denmark, "
        "Sweden and the United Kingdom, kept their currencies.",
    ),
    ("2015-06-01", "New members of the Commonwealth - Rwanda and Mozambique - were never British."),
    (
        "2015-06-01",
        "The members of the Eurasian Economic "
        "Union (Russia, Belarus, Kazakhstan, Armenia) trade more.",
    ),
]


@pytest.mark.parametrize(("day", "text"), WRONG)
def test_a_stranger_among_the_members_is_found(check: Check, day: str, text: str) -> None:
    assert {one.rule for one in check(text, day).findings} & {"membership", "list-count"}


@pytest.mark.parametrize(("day", "text"), LET_BE)
def test_true_lists_and_lists_of_others_are_let_be(check: Check, day: str, text: str) -> None:
    assert [one.message for one in check(text, day).findings] == []


def test_a_count_of_another_status_is_not_read_as_one_of_members(check: Check) -> None:
    text = "Besides its eight members the Shanghai Cooperation Organisation has four observers."
    assert [one.rule for one in check(text, "2020-06-01").findings] == []
