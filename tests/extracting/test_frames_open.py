"""Open measures: what a figure is of where no file defines it, by the words that name it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from factcheck.model.claims import Claim

Claims = Callable[..., tuple[Claim, ...]]

AS_OF = "2022-03-01"


def told(claims: Claims, text: str) -> list[str]:
    """Each open claim as `key(subject) value`."""
    return [
        f"{one.assertion.measure.removeprefix('open:')}({one.assertion.subject}) "
        f"{one.assertion.value.text}"
        for one in claims(text, AS_OF)
        if one.assertion.measure.startswith("open:")
    ]


def keys(claims: Claims, text: str) -> list[tuple[Any, ...]]:
    """What two figures must share to be of one thing."""
    return [
        (
            one.assertion.subject,
            one.assertion.measure,
            (one.assertion.period.first, one.assertion.period.last)
            if one.assertion.period
            else None,
            tuple(sorted(one.assertion.qualifiers.items())),
        )
        for one in claims(text, AS_OF)
    ]


STATED = [
    ("The order book was worth €2.3 billion.", ["order book() €2.3 billion"]),
    ("Net profit amounted to $8 million.", ["profit() $8 million"]),
    ("Ferrowind posted a net loss of $4 million.", ["loss(Ferrowind) $4 million"]),
    ("Ferrowind's cost of sales was $40 million.", ["sale cost(Ferrowind) $40 million"]),
    ("The Group runs 60 branches and 9 depots.", ["branch() 60", "depot() 9"]),
    ("We hold 40 tonnes of silver.", ["silver() 40 tonnes"]),
    ("The mill has a capacity of 900 tonnes a day.", ["capacity(mill) 900 tonnes a day"]),
    ("Cash at bank: $8.2 million", ["cash at bank() $8.2 million"]),
    ("Kenya's tea harvest was 500,000 tonnes.", ["tea harvest(Kenya) 500,000 tonnes"]),
    ("The tea harvest of Kenya was 500,000 tonnes.", ["tea harvest(Kenya) 500,000 tonnes"]),
    ("Ferrowind employs 320 people.", ["employee(Ferrowind) 320"]),
    ("The yield on 10-year bonds climbed to 4.25%.", ["yield on 10-year bond() 4.25%"]),
    ("Receivables past due stood at $3 million.", ["receivable past due() $3 million"]),
    ("Gross written premiums came to €2 billion.", ["written premium() €2 billion"]),
    ("The division earned a net profit of $4 million.", ["profit(division) $4 million"]),
    ("Tin output fell from 9,000 tonnes in 2018 to 7,000 tonnes in 2019.",
     ["tin output() 9,000 tonnes", "tin output() 7,000 tonnes"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_a_figure_is_named_by_its_noun_phrase(
    claims: Claims, text: str, expected: list[str]
) -> None:
    read = [one.replace(" branches", "").replace(" depots", "") for one in told(claims, text)]
    assert read == expected


GONE_ON = [
    (
        "Timber brought in sales of €30m, Paper €20m and Pulp €9m.",
        ["sale(Timber) €30m", "sale(Paper) €20m", "sale(Pulp) €9m"],
    ),
    (
        "Timber's margin was 8%, Paper's 5%.",
        ["margin(Timber) 8%", "margin(Paper) 5%"],
    ),
    (
        "The number of clerks in Timber fell to 300, in Paper to 250.",
        ["clerk(Timber) 300", "clerk(Paper) 250"],
    ),
    (
        "Order intake came to €7m in Timber and €4m in Paper.",
        ["order intake(Timber) €7m", "order intake(Paper) €4m"],
    ),
    (
        "Mortgages came to €80m and leases to €12m.",
        ["mortgage() €80m", "lease() €12m"],
    ),
    (
        "Storage costs were €8m, freight costs €5m and subordinated debt €2m.",
        ["storage cost() €8m", "freight cost() €5m", "subordinated debt() €2m"],
    ),
    (
        "Goodwill was €9m, of which €5m related to Timber and €4m to Paper.",
        ["goodwill() €9m", "goodwill(Timber) €5m", "goodwill(Paper) €4m"],
    ),
    (
        "Order intake was €5m in 2019, €6m in 2020 and €7m in 2021.",
        ["order intake() €5m", "order intake() €6m", "order intake() €7m"],
    ),
    (
        "Order intake was €5m (2019: €4m), up 25%.",
        ["order intake() €5m", "order intake() €4m", "order intake() 25%"],
    ),
    (
        "Order intake in Timber rose to €5m; the division's margin was 4%.",
        ["order intake(Timber) €5m", "margin(Timber) 4%"],
    ),
    ("The accident rate, 4% in 2019, was 3%.", ["accident rate() 4%", "accident rate() 3%"]),
    ("The swap margin narrowed by 30 basis points to 2.1%.",
     ["swap margin() 30 basis points", "swap margin() 2.1%"]),
    ("Interest-bearing loans fell to €5m.", ["interest-bearing loan() €5m"]),
    ("The price-to-book ratio was 0.9.", ["price-to-book ratio() 0.9"]),
    ("The Tier 1 ratio was 14%.", ["tier 1 ratio() 14%"]),
    ("The yard earned €5m, equal to a margin of 4%.", ["margin() 4%"]),
    (
        "Revenue in Paper was €5m, while Timber grew 3% to €4m.",
        ["revenue(Paper) €5m", "revenue(Timber) 3%", "revenue(Timber) €4m"],
    ),
    ("Margins in Paper were 8%; Timber achieved 7%.", ["margin(Paper) 8%", "margin(Timber) 7%"]),
    (
        "Exposure was €9m, of which loans accounted for €5m, bonds for €4m.",
        ["exposure() €9m", "exposure() €5m", "exposure() €4m"],
    ),
    (
        "Credit losses were €9m, or 2% of lending, compared with €8m in 2019.",
        ["credit loss() €9m", "lending() 2%", "credit loss() €8m"],
    ),
    ("The swap margin is 4%; it was 3% in 2019.", ["swap margin() 4%", "swap margin() 3%"]),
    ("Storage costs were €8m (€7m in 2019) and freight costs €5m.",
     ["storage cost() €8m", "storage cost() €7m", "freight cost() €5m"]),
    ("The loan book of Timber was €9m, while that of Paper was €7m.",
     ["loan book(Timber) €9m", "loan book(Paper) €7m"]),
    ("Margins in Timber were 8%. In Timber, order intake rose to €4m.",
     ["margin(Timber) 8%", "order intake(Timber) €4m"]),
    ("Margins in Hand Tools were 8%. Hand Tools sales were €4m.",
     ["margin(Hand Tools) 8%", "sale(Hand Tools) €4m"]),
    ("Order intake up 5% at €4m", ["order intake() 5%", "order intake() €4m"]),
    ("Paper, which runs 12 mills, is growing.", ["mill(Paper) 12"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GONE_ON)
def test_a_figure_goes_on_with_the_words_of_the_one_before(
    claims: Claims, text: str, expected: list[str]
) -> None:
    assert told(claims, text) == expected


SAME = [
    ("The Group employed 640 people in 2020.", "In 2020 the Group had 650 employees."),
    ("300 people worked for the Company in 2020.", "The Company had a staff of 310 in 2020."),
    ("Group revenue was $5 million in 2020.", "Revenue was $6 million in 2020."),
    (
        "The total carrying amount for customer lists as at June 30, 2021 was $7 million.",
        "On June 30, 2021 the carrying value of the customer lists was $9 million.",
    ),
    (
        "Revenue for the year ended March 31, 2020 was $12 million.",
        "In the year ended 31 March 2020 the Company had revenues of $13 million.",
    ),
    ("The number of employees was 312 in 2020.", "We had 330 employees in 2020."),
    ("Ferrowind's order backlog was €2 billion.", "The order backlog of Ferrowind was €3 billion."),
    ("Capex was $5 million in 2019.", "Capital expenditure totalled $6 million in 2019."),
    ("Kenya's tea harvest was 500,000 tonnes.", "The tea harvest of Kenya was 400,000 tonnes."),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_ways_of_saying_one_thing_have_one_key(claims: Claims, one: str, other: str) -> None:
    first, second = keys(claims, one), keys(claims, other)
    # A name is one whether its sentence says "Ferrowind's" or "of Ferrowind".
    assert [(str(key[0]).lower(), *key[1:]) for key in first] == [
        (str(key[0]).lower(), *key[1:]) for key in second
    ]


DIFFERENT = [
    ("Deferred tax liabilities were $12 million.", "Deferred tax assets were $9 million."),
    ("Gross profit was $12 million.", "Net profit was $9 million."),
    ("Basic earnings per share were $1.34.", "Diluted earnings per share were $1.31."),
    ("Current liabilities were $5 million.", "Non-current liabilities were $8 million."),
    ("The Company opened 12 branches.", "The Company closed 3 branches."),
    ("The Company has 60 branches.", "The Company opened 12 branches."),
    ("Costs were $5 million in 2019.", "Costs were $6 million in 2020."),
    ("Costs rose by $5 million.", "Costs were $6 million."),
    ("Foreign deposits were $5 million.", "Domestic deposits were $6 million."),
    ("Net debt was $5 million.", "Net debt, excluding leases, was $6 million."),
    ("Ferrowind's costs were $5 million.", "Tallmast's costs were $6 million."),
    ("Wheat exports to Japan were $5 million.", "Wheat exports to China were $6 million."),
    ("The tax rate is 20% for small firms.", "The tax rate is 25% for large firms."),
    ("12 passengers were injured.", "3 passengers were killed."),
    ("34% of customers pay online.", "12% of customers pay in cash."),
    ("The average price of tin was $240.", "The peak price of tin was $300."),
    ("Base-case costs were $5 million.", "Costs were $6 million."),
    ("A $3 million loan was signed.", "The $4 million loan was signed."),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_is_not_the_same_thing_has_another_key(claims: Claims, one: str, other: str) -> None:
    assert set(keys(claims, one)).isdisjoint(keys(claims, other))


PERIODS = [
    ("Revenue for the year ended March 31, 2020 was $12 million.", ["2019-04-01/2020-03-31"]),
    ("Revenue for the nine months ended 30 September 2021 was $12 million.",
     ["2021-01-01/2021-09-30"]),
    ("In the three months to June 2020 revenue was $12 million.", ["2020-04-01/2020-06-30"]),
    ("As at December 31, 2021, cash was $12 million.", ["2021-12-31/2021-12-31"]),
    ("In 2021 revenue was £3.2m (2020: £3.1m).",
     ["2021-01-01/2021-12-31", "2020-01-01/2020-12-31"]),
    ("Revenue was $4 million in 2020, up from $3 million in 2019.",
     ["2020-01-01/2020-12-31", "2019-01-01/2019-12-31"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_a_figure_has_the_period_that_its_words_give(
    claims: Claims, text: str, expected: list[str]
) -> None:
    periods = [one.assertion.period for one in claims(text, AS_OF)]
    assert [f"{one.first}/{one.last}" for one in periods if one] == expected


def test_a_figure_of_a_time_that_is_not_said_is_set_apart(claims: Claims) -> None:
    first, second = claims(
        "Revenue was $4 million, compared with $3 million a year earlier.", AS_OF
    )
    assert "compared" not in first.assertion.qualifiers
    assert second.assertion.qualifiers["compared"] == "a year earlier"


SUBJECTS = [
    ("The Company's costs were $5 million.", ""),
    ("Our costs were $5 million.", ""),
    ("We had costs of $5 million.", ""),
    ("Costs were $5 million.", ""),
    ("Tallmast Shipping reported costs of $5 million.", "Tallmast Shipping"),
    ("Tallmast Shipping's costs were $5 million.", "Tallmast Shipping"),
    ("Peru's costs were $5 million.", "Peru"),
]


@pytest.mark.parametrize(("text", "subject"), SUBJECTS)
def test_whose_figure_it_is(claims: Claims, text: str, subject: str) -> None:
    (claim,) = claims(text, AS_OF)
    assert claim.assertion.subject == subject
    assert not {"subject", "topic"} & claim.inferred


def test_a_bare_figure_after_another_subject_only_has_a_topic(claims: Claims) -> None:
    _, second = claims("Tallmast Shipping's costs were $5 million. Sales were $7 million.", AS_OF)
    assert second.assertion.subject == "Tallmast Shipping"
    assert "topic" in second.inferred


def test_a_message_can_name_the_measure_in_the_words_of_the_text(claims: Claims) -> None:
    (claim,) = claims("The total carrying amount for customer lists was $7 million.", AS_OF)
    assert claim.assertion.measure_text == "total carrying amount for customer lists"


def test_a_defined_measure_is_never_an_open_one(claims: Claims) -> None:
    (claim,) = claims("Kenya's GDP was $70 billion in 2015.")
    assert claim.assertion.measure == "gdp"
