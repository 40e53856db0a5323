"""Discourse: which subject a pronoun, a description or a bare figure speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.extracting.frames.frame import SubjectHint
from factcheck.model.mentions import EntityMention

_PLURAL = frozenset({"they", "their", "them", "these", "those"})
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
        if hint.shared:
            return Subject(None)
        if hint.owner is not None:
            return Subject(hint.owner)
        if hint.clause is not None:
            return Subject(hint.clause)
        if hint.anaphor is None:
            return Subject(self._latest(self.topics, hint, hint.types), inferred="topic")
        return Subject(self._antecedent(hint), inferred="subject")

    def _antecedent(self, hint: SubjectHint) -> EntityMention | None:
        word = hint.anaphor
        if word == "pair":
            return None
        if word in ("country", "organisation", "city"):
            if word not in hint.types:
                return None
            return self._latest(self.mentions, hint, (word,))
        if word in _PLURAL or word in _RELATIVE:
            topic = self._latest(self.topics, hint, hint.types)
            return topic or self._latest(self.mentions, hint, hint.types)
        return self._latest(self.mentions, hint, hint.types)

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
