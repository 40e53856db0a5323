"""What `factcheck facts` prints on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck.factbase.stats import Stats

Row = Mapping[str, Any]


def described_lines(answer: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines that tell what is known of a subject."""
    subject = answer["subject"]
    code = f", {subject['code']}" if "code" in subject else ""
    yield f"{subject['id']} ({subject['type']}{code})"
    as_known = answer["asked"]["as_known"]
    if as_known:
        yield f"as known on {as_known}: later vintages are left out"
    yield from _about_lines(answer.get("about", {}))
    for name, lines in _SECTIONS.items():
        rows = answer.get(name)
        if rows:
            yield ""
            yield from lines(rows)


def _about_lines(about: Row) -> Iterator[str]:
    for key, value in about.items():
        if key in ("source", "id"):  # the source comes last, the id stands above
            continue
        yield f"  {key}: {_listed(value)}"
    if "source" in about:
        yield f"  source: {source_text(about['source'])}"


def _listed(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{lang}: {name}" for lang, name in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def source_text(source: Row, vintage: str = "", series: str = "") -> str:
    """Return a source in one line; `own` facts are told apart."""
    text: str = source["title"]
    if source["publisher"] and source["publisher"] not in text:
        text = f"{source['publisher']}, {text}"
    if vintage:
        text += f", {vintage}"
    if series:
        text += f" ({series})"
    if source["own"]:
        text += f" [own pack {source['pack']}]"
    return text


def _number(text: str) -> str:
    whole, point, rest = text.lstrip("-").partition(".")
    minus = "-" if text.startswith("-") else ""
    return f"{minus}{int(whole or 0):,}{point}{rest}"


def _names(rows: Sequence[Row]) -> Iterator[str]:
    forms: dict[str, list[str]] = {}
    for row in rows:
        span = _span(row)
        forms.setdefault(row["form"], []).append(row["name"] + (f" ({span})" if span else ""))
    yield "Names"
    for form, names in forms.items():
        yield f"  {form}: {', '.join(dict.fromkeys(names))}"


def _values(rows: Sequence[Row]) -> Iterator[str]:
    yield "Values"
    several = len({(row["measure"], row["basis"]) for row in rows}) > 1
    table = []
    for row in rows:
        measure = " ".join(filter(None, (row["measure"], row["basis"]))) if several else ""
        value = f"{_number(row['value'])} {row['unit']}"
        table.append((measure, row["period"], value, _cited(row)))
    yield from _columns(table)


def _cited(row: Row) -> str:
    return source_text(row["source"], row.get("vintage", ""), row.get("series", ""))


def _totals(rows: Sequence[Row]) -> Iterator[str]:
    yield "Totals of the world, summed"
    yield from _columns(
        [
            (
                row["basis"],
                str(row["year"]),
                f"{_number(row['total'])} {row['unit']}",
                f"{row['economies']} economies; {_cited(row)}",
            )
            for row in rows
        ]
    )


def _sums(rows: Sequence[Row]) -> Iterator[str]:
    yield "Sums over the group"
    table = []
    for row in rows:
        scope = " + ".join(row["scope"])
        missing = len(row["missing"])
        count = f"{row['members'] - missing} of {row['members']}"
        lacks = f", without {', '.join(row['missing'][:5])}" if missing else ""
        more = f" and {missing - 5} more" if missing > 5 else ""
        if row["own_values"]:
            more += f", own values of {', '.join(row['own_values'])}"
        value = f"{_number(row['total'])} {row['unit']}"
        basis = row["basis"]
        table.append(
            (str(row["year"]), basis, scope, value, f"{count}{lacks}{more}; {_cited(row)}")
        )
    yield from _columns(table)


def _members(rows: Sequence[Row]) -> Iterator[str]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["status"], []).append(row)
    for status, members in groups.items():
        yield f"{status.capitalize()} ({len({row['member'] for row in members})})"
        yield from _columns([(row["member"], _span(row)) for row in members])


def _memberships(rows: Sequence[Row]) -> Iterator[str]:
    yield "Belongs to"
    yield from _columns([(row["organisation"], row["status"], _span(row)) for row in rows])


def _terms(rows: Sequence[Row]) -> Iterator[str]:
    yield "Terms of office"
    table = []
    for row in rows:
        known = f"as known until {row['known_until']}" if "known_until" in row else ""
        acting = "acting" if "acting" in row else ""
        table.append((row["office"], row["person"], _span(row), acting or known))
    yield from _columns(table)


def _events(rows: Sequence[Row]) -> Iterator[str]:
    yield "Events"
    yield from _columns([(row["date"], row["id"], row.get("place", "")) for row in rows])


def _capitals(rows: Sequence[Row]) -> Iterator[str]:
    yield "Capitals"
    yield from _columns([(row["name"], row.get("role", ""), _span(row)) for row in rows])


def _borders(rows: Sequence[Row]) -> Iterator[str]:
    yield "Borders"
    table = []
    for row in rows:
        length = f"{_number(row['kilometres'])} km" if "kilometres" in row else ""
        notes = [f"through {row['via']}" if "via" in row else "", _span(row)]
        notes.append("disputed" if "disputed" in row else "")
        table.append((row["neighbour"], length, ", ".join(filter(None, notes))))
    yield from _columns(table)


def _currencies(rows: Sequence[Row]) -> Iterator[str]:
    yield "Currencies"
    yield from _columns([(row["currency"], row.get("name", ""), _span(row)) for row in rows])


def _places(rows: Sequence[Row]) -> Iterator[str]:
    yield "Place"
    for row in rows:
        people = f", {row['population']:,} inhabitants" if row["population"] else ""
        yield f"  {row['latitude']}, {row['longitude']}{people}; {source_text(row['source'])}"


def _span(row: Row) -> str:
    begin, end = row.get("from"), row.get("until")
    if begin and end:
        return f"{begin} to {end}"
    return f"from {begin}" if begin else f"until {end}" if end else ""


_SECTIONS = {
    "names": _names,
    "values": _values,
    "totals": _totals,
    "sums": _sums,
    "members": _members,
    "memberships": _memberships,
    "terms": _terms,
    "capitals": _capitals,
    "borders": _borders,
    "currencies": _currencies,
    "place": _places,
    "events": _events,
}


def _columns(table: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield rows as columns of text; a column that is empty in every row is left out."""
    used = [index for index in range(len(table[0])) if any(row[index] for row in table)]
    widths = {index: max(len(row[index]) for row in table) for index in used}
    for row in table:
        cells = [row[index].ljust(widths[index]) for index in used]
        yield "  " + "  ".join(cells).rstrip()


def stats_lines(counted: Stats) -> Iterator[str]:
    """Yield the lines that tell what the fact base holds."""
    yield "Rows"
    yield from _columns([(kind, f"{count:>9,}") for kind, count in counted.rows.items()])
    yield "Entities"
    yield from _columns([(kind, f"{count:>9,}") for kind, count in counted.entities.items()])
    yield "Measures (values, subjects)"
    yield from _columns(
        [
            (measure, f"{values:>9,}", f"{subjects:>6,}")
            for measure, (values, subjects) in counted.measures.items()
        ]
    )
    yield f"Sources: {counted.sources:,}; rows without one: {counted.without_source:,}"
    yield f"Shipped: {counted.bytes_shipped / 1e6:.1f} MB"
