"""Plain text: which lines belong together, and what each block is."""

from __future__ import annotations

from textwrap import dedent

import pytest
from factcheck.reading import read_text


def segments(text: str) -> list[tuple[str, str]]:
    document = read_text(dedent(text))
    return [(each.kind.value, document.quote(each.span)) for each in document.segments]


def test_hard_wrapped_lines_are_one_paragraph_and_blank_lines_part_them() -> None:
    assert segments("The port handled\nfour ships.\n\n\nIt closed in May\nof that year.\n") == [
        ("paragraph", "The port handled four ships."),
        ("paragraph", "It closed in May of that year."),
    ]


def test_windows_and_old_mac_line_breaks_are_line_breaks() -> None:
    assert segments("One\r\ntwo.\r\n\r\nThree\rfour.\r") == [
        ("paragraph", "One two."),
        ("paragraph", "Three four."),
    ]


def test_a_short_last_line_ends_a_paragraph_without_a_blank_line() -> None:
    text = """\
        The lake lies between two ranges of hills in the
        far east of the province and freezes every year
        in winter.
        Its only outlet is a narrow river that was dammed
        in the last century.
        """
    assert [kind for kind, _ in segments(text)] == ["paragraph", "paragraph"]


def test_a_sentence_that_ends_at_a_full_line_does_not_end_the_paragraph() -> None:
    text = """\
        The lake lies between two ranges of hills there.
        Its only outlet is a narrow river that was dammed
        in the last century.
        """
    assert len(segments(text)) == 1


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    text = "The two ministers agreed to build a bridge\n\n\fand a road to the border town.\n"
    assert segments(text) == [
        ("paragraph", "The two ministers agreed to build a bridge and a road to the border town.")
    ]


def test_a_line_that_ends_in_an_article_goes_on_even_before_a_capital() -> None:
    assert segments("They met in the\n\nNorth Hall.") == [
        ("paragraph", "They met in the North Hall.")
    ]


def test_a_word_broken_over_a_page_is_one_word() -> None:
    assert segments("A long nego-\n\n\ntiation followed.") == [
        ("paragraph", "A long negotiation followed.")
    ]


def test_short_lines_parted_by_blanks_are_not_joined() -> None:
    assert len(segments("apples\n\npears\n\nThe rest of them was sold at the market in town.")) == 3


def test_capitals_are_a_heading_even_without_a_blank_line() -> None:
    assert segments("A SHORT HISTORY\nOF THE LAKE\nThe lake was dammed in 1950.") == [
        ("heading", "A SHORT HISTORY OF THE LAKE"),
        ("paragraph", "The lake was dammed in 1950."),
    ]


def test_an_acronym_in_the_middle_does_not_make_a_heading() -> None:
    assert segments("The members of\nUNESCO, WHO AND OTHERS\nmet in Paris.") == [
        ("paragraph", "The members of UNESCO, WHO AND OTHERS met in Paris.")
    ]


def test_a_titled_line_between_blanks_is_a_heading_and_the_last_line_is_not() -> None:
    text = "Trade, Transport and Tourism\n\nShips came.\n\nWritten by Ann Smith\n"
    assert segments(text) == [
        ("heading", "Trade, Transport and Tourism"),
        ("paragraph", "Ships came."),
        ("paragraph", "Written by Ann Smith"),
    ]


def test_a_letter_that_stands_for_a_bullet_needs_to_do_so_twice() -> None:
    assert segments("x The port closed.\n\nx Four ships left.\n") == [
        ("list_item", "The port closed."),
        ("list_item", "Four ships left."),
    ]
    assert segments("x The port closed.\n") == [("paragraph", "x The port closed.")]


def test_items_of_many_kinds() -> None:
    text = "Points:\n• one\n• two\n\n1. First\n2. Second\n\n(a) alpha\n(b) beta\n\n– dash\n– dash"
    assert segments(text) == [
        ("paragraph", "Points:"),
        *[("list_item", word) for word in ("one", "two", "First", "Second", "alpha", "beta")],
        *[("list_item", "dash")] * 2,
    ]


def test_an_item_may_hold_a_blank_line() -> None:
    text = "x When he visited the port, the\n\nMayor of the town spoke.\n\nx Four ships left.\n"
    assert segments(text)[0] == (
        "list_item",
        "When he visited the port, the Mayor of the town spoke.",
    )


def test_numbers_and_dashes_in_running_text_begin_no_item() -> None:
    assert segments("The number of ships was\n12. Of these four\n- all new - sank.") == [
        ("paragraph", "The number of ships was 12. Of these four - all new - sank.")
    ]
    assert segments("It ended in\n2016. The port closed.") == [
        ("paragraph", "It ended in 2016. The port closed.")
    ]


def test_indented_items_are_deeper() -> None:
    document = read_text("- ports\n  - big\n  - small\n- ships\n")
    assert [each.level for each in document.segments] == [1, 2, 2, 1]


def test_labelled_lines_stay_apart() -> None:
    assert segments("Capital: Port Town\nPopulation: 4 million\nArea: 300 sq km") == [
        ("paragraph", "Capital: Port Town"),
        ("paragraph", "Population: 4 million"),
        ("paragraph", "Area: 300 sq km"),
    ]


def test_long_lines_are_paragraphs_of_their_own() -> None:
    line = "The harbour was enlarged in several steps, and each of them took longer than planned, "
    text = f"{line * 2}it is said.\n{line * 2}they say.\n"
    assert [kind for kind, _ in segments(text)] == ["paragraph", "paragraph"]


def test_lines_of_signs_part_and_are_not_text() -> None:
    assert segments("The port closed.\n-----\nShips left.") == [
        ("paragraph", "The port closed."),
        ("paragraph", "Ships left."),
    ]


def test_ligatures_are_spelled_out_and_soft_hyphens_dropped() -> None:
    document = read_text("The of\ufb01ce employed \ufb01ve im\u00adporters.")
    assert document.text == "The office employed five importers."
    start = document.text.index("five")
    span = document.source_map.span_to_source(type(document.segments[0].span)(start, start + 4))
    assert document.source[span.start : span.end] == "\ufb01ve"


def test_quotes_and_hard_spaces_stay() -> None:
    assert read_text("“Four\u00a0ships”, the port’s master said.").text == (
        "“Four\u00a0ships”, the port’s master said."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Item | May | June\nRye | 31.2 | 30.8\nOats | 9.7 | (10.4)",
        "| Item | May | June |\n| Rye | 31.2 | 30.8 |\n| Oats | 9.7 | (10.4) |",
        "Item\tMay\tJune\nRye\t31.2\t30.8\nOats\t9.7\t(10.4)",
        "Item    May   June\n-----------\nRye    31.2   30.8\nOats    9.7  (10.4)",
    ],
)
def test_lines_of_cells_are_tables(text: str) -> None:
    found = segments(f"It milled, in tonnes:\n\n{text}\n\nThe mill was shut.")
    cells = ["Item", "May", "June", "Rye", "31.2", "30.8", "Oats", "9.7", "(10.4)"]
    assert found[1:-1] == [("table_cell", cell) for cell in cells]
    assert found[-1] == ("paragraph", "The mill was shut.")


@pytest.mark.parametrize(
    "text",
    [
        "He came | she left | it rained.\nHe sat | she stood | it froze.\nHe | she | it.",
        "The port  was shut in 1912,\nand no  ship came for years,\nso that all  went away.",
        "Rye | 31.2 | 30.8\nOats | 9.7",
    ],
)
def test_lines_without_figures_in_columns_are_none(text: str) -> None:
    assert "table_cell" not in {kind for kind, _ in segments(text)}
