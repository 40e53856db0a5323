"""Adding one cited fact to a pack of the user's own, without touching the rest of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.config.errors import UserError
from factcheck.config.safe_yaml import parse_yaml
from factcheck.factbase.base import FactBase
from factcheck.factbase.finding import find_subject, near_words
from factcheck.factbase.importing.figures import plain_number
from factcheck.factbase.importing.saving import save_text
from factcheck.factbase.moments import moment

_OF_ONE_THING = ("subject", "measure", "basis", "unit", "period", "vintage", "source")


@dataclass(frozen=True, slots=True)
class NewFact:
    """A fact as the user states it; "" for a unit that the measure tells and for no basis."""

    subject: str
    measure: str
    period: str
    value: str
    unit: str = ""
    basis: str = ""
    vintage: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NewSource:
    """Where the fact can be verified."""

    title: str
    publisher: str = ""
    url: str = ""


def add_fact(facts: FactBase, path: Path, fact: NewFact, source: NewSource) -> dict[str, str]:
    """Append a fact to the pack at `path`, which is made where there is none; return its row.

    Raises UserError, with the pack unchanged, for a subject, measure, period or value that
    cannot be meant, and for what the pack has of this source already.
    """
    row = _row(facts, fact)

    def change(text: str) -> str:
        text = text or _new_pack(path)
        key, text = _with_source(text, source, path)
        row["source"] = key
        _refuse_second(text, row, path)
        return _appended(text, "facts", f"- {_flow(row)}", path)

    save_text(path, change)
    return row


def _refuse_second(text: str, row: dict[str, str], path: Path) -> None:
    """Raise UserError for a second value of one thing from one source: either would be right."""
    for held in _parsed(text, path).get("facts") or []:
        if isinstance(held, dict) and all(
            str(held.get(key, "")) == row.get(key, "") for key in _OF_ONE_THING
        ):
            what = f"{row['measure']} of {row['subject']} in {row['period']}"
            message = f"{what} is {held.get('value')} there already, from this source"
            raise UserError(f"{message}; change it there, or say --vintage", path=str(path))


def _row(facts: FactBase, fact: NewFact) -> dict[str, str]:
    subject, _ = find_subject(facts, fact.subject)
    entity = facts.entity(subject.entity)
    unit = fact.unit or _usual_unit(facts, fact)
    try:
        moment(fact.period)
        if fact.vintage:
            moment(fact.vintage)
        value = plain_number(fact.value)
    except ValueError as error:
        raise UserError(str(error)) from None
    row = {
        "subject": entity.code or entity.id if entity else subject.entity,
        "measure": fact.measure,
        "basis": fact.basis,
        "unit": unit,
        "period": fact.period,
        "value": value,
        "vintage": fact.vintage,
        "note": fact.note,
    }
    return {key: text for key, text in row.items() if text}


def _usual_unit(facts: FactBase, fact: NewFact) -> str:
    known = facts.rows("SELECT DISTINCT measure, basis, unit FROM series ORDER BY 1, 2, 3")
    units = {unit for measure, _, unit in known if measure == fact.measure}
    bases = {basis for measure, basis, _ in known if measure == fact.measure}
    if not units:
        near = near_words(fact.measure, sorted({measure for measure, _, _ in known}))
        hint = f" (is {' or '.join(near)} meant?)" if near else ""
        message = f"no value of {fact.measure!r} is known as yet{hint}"
        raise UserError(f"{message}; a new measure needs --unit")
    if fact.basis not in bases:
        wanted = ", ".join(sorted(bases)) or "none"
        raise UserError(f"the bases of {fact.measure} are {wanted}; say --basis, or --unit as well")
    if len(units) > 1:
        raise UserError(f"{fact.measure} is given in {' and '.join(sorted(units))}; say --unit")
    return str(units.pop())


def _new_pack(path: Path) -> str:
    return (
        f'pack: {_quoted(path.stem)}\nversion: "1"\nsources: # where each fact can be verified\n'
        "facts:\n"
    )


def _with_source(text: str, source: NewSource, path: Path) -> tuple[str, str]:
    """Return the key of a source in the pack and the text that has it."""
    wanted = {"title": source.title, "publisher": source.publisher, "url": source.url}
    wanted = {key: value for key, value in wanted.items() if value}
    held = _parsed(text, path).get("sources") or {}
    for key, row in held.items():
        if isinstance(row, dict) and all(row.get(name) == one for name, one in wanted.items()):
            return str(key), text
    plain = re.sub(r"[^a-z0-9]+", "-", source.title.lower()).strip("-")[:40] or "source"
    key, number = plain, 1
    while key in held:
        number += 1
        key = f"{plain}-{number}"
    return key, _appended(text, "sources", f"  {_quoted(key)}: {_flow(wanted)}", path)


def _appended(text: str, section: str, line: str, path: Path) -> str:
    """Return a text with a line after the last entry of a top-level section in block style."""
    import yaml  # noqa: PLC0415 - heavy

    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(node, yaml.MappingNode):
        raise UserError("a pack is a table that begins with 'pack: NAME'", path=str(path))
    lines = text.splitlines()
    found = next(((k, v) for k, v in node.value if k.value == section), None)
    if found is None:
        lines += [f"{section}:", line]
    else:
        key, value = found
        empty = isinstance(value, yaml.ScalarNode)
        if not empty and value.flow_style:
            message = f"{section!r} is written in braces; write it with one entry a line"
            raise UserError(message, path=str(path), line=key.start_mark.line + 1)
        if empty:
            at = key.start_mark.line + 1
        else:
            last = value.value[-1][1] if section == "sources" else value.value[-1]
            at = _end_of(last)
            line = " " * value.start_mark.column + line.lstrip()
        lines.insert(at, line)
    return "\n".join(lines) + "\n"


def _end_of(node: Any) -> int:
    """Return the index of the line after a node; that of a block ends where the next begins."""
    children = [one for pair in _pairs(node) for one in pair]
    if getattr(node, "flow_style", None) is False and children:
        return _end_of(children[-1])
    mark = node.end_mark
    return int(mark.line) + (1 if mark.column else 0)


def _pairs(node: Any) -> list[tuple[Any, ...]]:
    value = getattr(node, "value", None)
    if not isinstance(value, list):
        return []
    return [one if isinstance(one, tuple) else (one,) for one in value]


def _parsed(text: str, path: Path) -> dict[str, Any]:
    data = parse_yaml(text, path)
    return data if isinstance(data, dict) else {}


def _flow(row: dict[str, str]) -> str:
    return "{" + ", ".join(f"{key}: {_quoted(value)}" for key, value in row.items()) + "}"


def _quoted(text: str) -> str:
    if re.fullmatch(r"[A-Za-z][\w-]*", text) and text.lower() not in ("no", "yes", "on", "off"):
        return text
    import json  # noqa: PLC0415

    return json.dumps(text, ensure_ascii=False)  # a JSON string is a YAML one
