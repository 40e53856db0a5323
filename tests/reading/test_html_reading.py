"""HTML: the main text, without what surrounds it, every character with its place."""

from __future__ import annotations

from datetime import date

from factcheck.model.document import Document
from factcheck.model.spans import Span
from factcheck.reading import read_bytes, read_text
from factcheck.reading.metadata import date_of


def read(text: str) -> Document:
    return read_text(text, path="note.html", format="html")


def segments(text: str) -> list[tuple[str, str]]:
    document = read(text)
    return [(each.kind.value, document.quote(each.span)) for each in document.segments]


def test_blocks_are_segments_and_white_space_is_one_space() -> None:
    text = "<h2>The  <em>Port</em></h2><p>Four\n   ships<p>left <b>it </b> <i>today</i>.</p>Then"
    assert segments(text) == [
        ("heading", "The Port"),
        ("paragraph", "Four ships"),
        ("paragraph", "left it today."),
        ("paragraph", "Then"),
    ]


def test_entities_stand_for_their_characters() -> None:
    document = read(
        "<p>Smith &amp; Sons, &euro;5, 4&nbsp;%, &#8364;6, im&shy;port, AT&T, x < y</p>"
    )
    assert document.text == "Smith & Sons, €5, 4 %, €6, import, AT&T, x < y"
    at = document.text.index("€5")
    span = document.source_map.span_to_source(Span(at, at + 2))
    assert document.source[span.start : span.end] == "&euro;5"


def test_what_is_not_the_text_is_left_out() -> None:
    text = (
        "<head><title>T</title><style>p{}</style></head><nav>Home 1</nav><script>a<b 2</script>"
        "<p>Ships.</p><!-- 3 --><div hidden>4</div><div role=navigation>5</div><pre>6</pre>"
        "<svg><text>7</text></svg><textarea><p>8</textarea><form>9</form><footer>10</footer>"
    )
    assert segments(text) == [("paragraph", "Ships.")]


def test_only_the_main_part_is_read_where_the_page_marks_one() -> None:
    assert segments("<div>Top</div><main><p>Ships.</p></main><div>End</div>") == [
        ("paragraph", "Ships.")
    ]
    assert segments("<p>Ships.</p><article><img></article>") == [("paragraph", "Ships.")]


def test_lists_tables_and_captions() -> None:
    document = read(
        "<ul><li>one<ul><li>deep</ul><li>two</ul><table><caption>Ports</caption>"
        "<tr><th colspan=2>A<th>B<tr><td>1<td>2<td>3</table><figcaption>Quay</figcaption>"
    )
    found = [
        (each.kind.value, each.level, each.row, each.column, document.quote(each.span))
        for each in document.segments
    ]
    assert found == [
        ("list_item", 1, -1, -1, "one"),
        ("list_item", 2, -1, -1, "deep"),
        ("list_item", 1, -1, -1, "two"),
        ("caption", 0, -1, -1, "Ports"),
        ("table_cell", 0, 0, 0, "A"),
        ("table_cell", 0, 0, 2, "B"),
        ("table_cell", 0, 1, 0, "1"),
        ("table_cell", 0, 1, 1, "2"),
        ("table_cell", 0, 1, 2, "3"),
        ("caption", 0, -1, -1, "Quay"),
    ]


def test_raised_words_stay_and_marks_of_notes_go() -> None:
    assert read('<p>The 5<sup>th</sup> port<sup><a href="#n1">1</a></sup>.').text == "The 5th port."


def test_breaks_are_spaces_two_of_them_part_and_broken_words_are_one() -> None:
    assert segments("The nego-<br>tiators<br/>met.<br><br>Ships left.") == [
        ("paragraph", "The negotiators met."),
        ("paragraph", "Ships left."),
    ]


def test_broken_tags_do_not_lose_what_follows() -> None:
    assert read("<p don't>Four ships <b>left</p>").text == "Four ships left"


def test_title_and_date_are_metadata() -> None:
    document = read(
        "<title>Ports &amp;\n piers</title><meta property='article:published_time' "
        "content='2016-12-05T10:00Z'><p>Ships.</p>"
    )
    assert document.metadata["title"] == "Ports & piers"
    assert date_of(document) == (date(2016, 12, 5), "metadata: article:published_time")


def test_the_page_may_name_its_encoding_and_is_known_by_its_beginning() -> None:
    page = "<!DOCTYPE html><meta charset='iso-8859-1'><p>Caf\xe9 na\xefve"
    document = read_bytes(page.encode("cp1252"), "page")
    assert (document.text, document.encoding) == ("Café naïve", "cp1252")
