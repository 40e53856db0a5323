"""Offices and terms on their way into a pack: from Popolo and from Wikidata query results."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck.config.errors import UserError
from factcheck.factbase.base import FactBase
from factcheck.factbase.importing.figures import Advance, BrokenRowsError
from factcheck.factbase.importing.inputs import whole_text
from factcheck.factbase.importing.tables import Options
from factcheck.factbase.moments import moment

_SHOWN = 10
# Titles whose role has another name here; for all others the title names the role.
_ROLES = {
    "minister_of_foreign_affairs": "foreign_minister",
    "minister_for_foreign_affairs": "foreign_minister",
    "minister_of_defence": "defence_minister",
    "minister_of_defense": "defence_minister",
    "minister_of_finance": "finance_minister",
    "king": "monarch",
    "queen": "monarch",
}
_PLACES = ("country", "territory", "organisation", "region")


@dataclass(slots=True)
class OfficePack:
    """Offices and persons of one source, as rows of a pack by their ids."""

    facts: FactBase
    path: str
    options: Options
    source: dict[str, str]
    offices: dict[str, dict[str, Any]] = field(default_factory=dict)
    persons: dict[str, dict[str, Any]] = field(default_factory=dict)
    broken: list[tuple[int, str]] = field(default_factory=list)
    more_broken: int = 0
    skipped: Counter[str] = field(default_factory=Counter)

    def add_term(
        self, line: int, person: str, office: str, place: str, role: str, start: str, until: str
    ) -> None:
        """Add a term; `place` is the jurisdiction where the source tells it, `role` as well."""
        try:
            if not person or not office:
                raise ValueError("no person" if not person else "no office")
            about = self._office(office, place, role)
            term = {"person": self.person(person)}
            for key, text in (("from", start), ("until", until)):
                if text:
                    moment(text)
                    term[key] = text
            if start and until and moment(until).last < moment(start).first:
                raise ValueError(f"ends ({until}) before it begins ({start})")
        except ValueError as error:
            self.break_row(line, str(error))
            return
        row = self.offices.setdefault(about["id"], about | {"terms": []})
        if term not in row["terms"]:
            row["terms"].append(term)

    def person(self, name: str) -> str:
        """Return the id of a person: of the one whom the fact base knows by that name, if any."""
        found = self.facts.resolve(name, ("person",))
        return found[0].entity if found else name

    def add_person(self, name: str, about: Mapping[str, Any]) -> None:
        """Add what is told of a person besides the name."""
        row = self.persons.setdefault(self.person(name), {"id": self.person(name)})
        row |= {key: value for key, value in about.items() if value}

    def break_row(self, line: int, message: str) -> None:
        """Note a row that cannot be read."""
        if len(self.broken) < _SHOWN:
            self.broken.append((line, message))
        else:
            self.more_broken += 1

    def finish(self) -> dict[str, Any]:
        """Return the pack as data. Raises BrokenRowsError where a row could not be read."""
        if self.broken:
            raise BrokenRowsError(self.path, self.broken, self.more_broken)
        if not self.offices:
            raise UserError("holds no term of office that can be imported", path=self.path)
        for row in self.offices.values():
            row["terms"].sort(key=lambda term: (term.get("from", ""), term["person"]))
        persons = [row for row in self.persons.values() if len(row) > 1]
        return {
            "pack": self.options.pack,
            "version": "1",
            "licence": self.options.licence or self.source.get("licence", ""),
            "sources": {self.options.pack: self.source},
            "offices": [self.offices[id] for id in sorted(self.offices)],
            "persons": sorted(persons, key=lambda row: str(row["id"])),
        }

    def left_out(self) -> Iterator[str]:
        """Yield a line for each kind of row that was left out."""
        for reason, count in sorted(self.skipped.items()):
            yield f"left out, {reason}: {count}"

    def _office(self, office: str, place: str, role: str) -> dict[str, Any]:
        known = self.facts.resolve(office, ("office",))
        if known:
            rows = self.facts.rows(
                "SELECT id, role, jurisdiction FROM office WHERE id = ?", (known[0].entity,)
            )
            id, role, jurisdiction = rows[0]
        else:
            title, _, of = office.rpartition(" of ")
            named = self._place(of.removeprefix("the "))
            jurisdiction = self._place(place) or named or self._place(self.options.jurisdiction)
            if not jurisdiction:
                raise ValueError(f"{office!r}: of which country? Say it with --jurisdiction")
            own_title = slug(title if named else office)
            role = role or _ROLES.get(own_title, own_title)
            id = office if named else f"{office} of {jurisdiction}"
        return {
            "id": id,
            "jurisdiction": jurisdiction,
            "role": role,
            "source": self.options.pack,
        }

    def _place(self, name: str) -> str:
        found = self.facts.resolve(name, _PLACES) if name else ()
        return found[0].entity if found else ""


def slug(title: str) -> str:
    """Return the role that a title names: "Prime Minister" becomes "prime_minister"."""
    return re.sub(r"\W+", "_", title.strip().lower()).strip("_")


def source_row(
    options: Options, title: str, publisher: str, url: str, licence: str
) -> dict[str, str]:
    """Return the entry of the table of sources; what the options say comes first."""
    row = {
        "title": options.title or title,
        "publisher": options.publisher or publisher,
        "url": options.url or url,
        "vintage": options.vintage or options.today.isoformat(),
        "licence": options.licence or licence,
    }
    return {key: value for key, value in row.items() if value}


def parsed(path: Path, text: str) -> Any:
    """Return JSON data. Raises UserError with the line of what is wrong."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg}"
        raise UserError(message, path=str(path), line=error.lineno) from None


class Lines:
    """Finds the line on which an entry of a list in a JSON text begins."""

    def __init__(self, text: str, key: str) -> None:
        self.text = text
        match = re.search(rf'"{key}"\s*:\s*\[', text)
        self.places = [match.end()] if match else [0]

    def of(self, index: int) -> int:
        """Return the 1-based line of an entry, counted from 0."""
        decode = json.JSONDecoder().raw_decode
        space = re.compile(r"[\s,]*")
        while len(self.places) <= index:
            _, end = decode(self.text, self._start(space, len(self.places) - 1))
            self.places.append(end)
        return self.text.count("\n", 0, self._start(space, index)) + 1

    def _start(self, space: re.Pattern[str], index: int) -> int:
        match = space.match(self.text, self.places[index])
        return match.end() if match else self.places[index]


def popolo(facts: FactBase, path: Path, options: Options, advance: Advance) -> OfficePack:
    """Read Popolo JSON: memberships that fill a post or a role of an organisation.

    Plain membership ("member") is no office and is left out.
    """
    text = whole_text(path, advance)
    data = parsed(path, text)
    if not isinstance(data, dict) or not isinstance(data.get("memberships"), list):
        raise UserError("not Popolo: no list 'memberships'", path=str(path), line=1)
    pack = OfficePack(facts, str(path), options, source_row(options, path.stem, "", "", ""))
    persons, posts, groups = (_by_id(data, name) for name in ("persons", "posts", "organizations"))
    lines = Lines(text, "memberships")
    for index, row in enumerate(data["memberships"]):
        if not isinstance(row, dict):
            pack.break_row(lines.of(index), "a membership is no object")
            continue
        post = row.get("post") or posts.get(row.get("post_id"), {})
        role = str(row.get("role") or post.get("role") or "")
        title = str(post.get("label") or role)
        if not title or slug(title) == "member":
            pack.skipped["memberships without a post or a role"] += 1
            continue
        person = row.get("person") or persons.get(row.get("person_id"))
        if not person:
            pack.break_row(lines.of(index), f"no person {row.get('person_id')!r}")
            continue
        group = groups.get(row.get("organization_id") or post.get("organization_id"), {})
        place = str((group.get("area") or {}).get("name") or group.get("name") or "")
        begin, end = (str(row.get(key) or "") for key in ("start_date", "end_date"))
        name = str(person.get("name", ""))
        errors = len(pack.broken) + pack.more_broken
        known = place if facts.resolve(place, _PLACES) else ""
        line = lines.of(index)
        pack.add_term(line, name, title, known, slug(role) if role else "", begin, end)
        if len(pack.broken) + pack.more_broken == errors:
            pack.add_person(name, _popolo_person(person))
    return pack


def _popolo_person(person: Mapping[str, Any]) -> dict[str, Any]:
    others = [row for row in person.get("other_names") or () if row.get("name")]
    return {
        "native": {row["lang"]: row["name"] for row in others if row.get("lang")},
        "spellings": sorted({row["name"] for row in others if not row.get("lang")}),
        "born": person.get("birth_date"),
        "died": person.get("death_date"),
    }


def _by_id(data: Mapping[str, Any], name: str) -> dict[Any, dict[str, Any]]:
    rows = data.get(name) or []
    return {row.get("id"): row for row in rows if isinstance(row, dict)}
