"""Discourse: which subject a pronoun, a description or a bare figure speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.extracting.frames.frame import SubjectHint
from factcheck.model.mentions import EntityMention

_BESIDE = 3  # characters between a name and its relative pronoun: ", "
_RELATIVE = frozenset({"which", "that", "who", "whose"})


@dataclass(frozen=True, slots=True)
class Subject:
    """A resolved subject.

    `inferred` is "" where the sentence names it, "subject" where a word points back to it, and
    "topic" where nothing does and it is only what was spoken of before.
    """

    entity: EntityMention | None
    inferred: str = ""


@dataclass(slots=True)
class Discourse:
    """What has been spoken of so far in one segment, nearest last.

    `topics` are subjects of claims; `mentions` are names as they occur.
    """

    topics: list[EntityMention] = field(default_factory=list)
    mentions: list[EntityMention] = field(default_factory=list)

    def note_mention(self, mention: EntityMention) -> None:
        """Record a name of the text."""
        self.mentions.append(mention)

    def resolve(self, hint: SubjectHint) -> Subject:
        """Return the subject that a hint leads to, and remember it as a topic."""
        subject = self._resolve(hint)
        if subject.entity is not None:
            self.topics.append(subject.entity)
        return subject

    def _resolve(self, hint: SubjectHint) -> Subject:
        if hint.shared or hint.unknown:
            return Subject(None)
        if hint.owner is not None:
            return Subject(hint.owner)
        if hint.clause is not None:
            return Subject(hint.clause)
        if hint.anaphor is None:
            return Subject(self._topic(hint), inferred="topic")
        return self._antecedent(hint)

    def _topic(self, hint: SubjectHint) -> EntityMention | None:
        """What the passage is about: the last topic, else the only name of the kind in it."""
        topic = self._latest(self.topics, hint, hint.types)
        if topic is not None:
            return topic
        named = {one.entity: one for one in self.mentions if one.type in hint.types}
        return next(iter(named.values())) if len(named) == 1 else None

    def _antecedent(self, hint: SubjectHint) -> Subject:
        word = hint.anaphor
        if word == "pair":
            return Subject(None)
        if word in ("country", "organisation", "city"):
            types = (word,) if word in hint.types else ()
            return Subject(self._latest(self.mentions, hint, types), inferred="subject")
        here = [
            one
            for one in self.mentions
            if hint.sentence_start <= one.start < hint.anaphor_at and one.type in hint.types
        ]
        if word in _RELATIVE and here:
            # "Tajikistan, whose population": right before the pronoun it is as good as named.
            beside = hint.anaphor_at - here[-1].end <= _BESIDE
            return Subject(here[-1], inferred="" if beside else "subject")
        if here:
            # "Kazakhstan sells oil to China, and its output": the first name leads the sentence.
            named = [one for one in here if one.form != "demonym"]
            return Subject((named or here)[0], inferred="subject")
        topic = self._latest(self.topics, hint, hint.types)
        return Subject(topic or self._latest(self.mentions, hint, hint.types), inferred="subject")

    def latest_mention(self, hint: SubjectHint) -> EntityMention | None:
        """Return the nearest name before a hint whose type it allows."""
        return self._latest(self.mentions, hint, hint.types)

    @staticmethod
    def _latest(
        mentions: list[EntityMention], hint: SubjectHint, types: tuple[str, ...]
    ) -> EntityMention | None:
        return next(
            (one for one in reversed(mentions) if one.type in types and one.start < hint.position),
            None,
        )
