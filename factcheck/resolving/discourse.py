"""Discourse: which subject a pronoun, a description or a bare figure speaks of."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.extracting.frames.clause_subjects import head_of
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.frame import SubjectHint
from factcheck.extracting.frames.possessors import is_determined
from factcheck.extracting.frames.standing import is_led_by_thing, lead_of
from factcheck.extracting.frames.subject_words import subject_words
from factcheck.extracting.sentence import Sentence
from factcheck.model.mentions import EntityMention

_REMEMBERED = 200  # names of earlier passages that a description can reach
_OPENING = 30  # characters from a sentence's beginning to the name that it opens with
_BESIDE = 3  # characters between a name and its relative pronoun: ", "
_LEADING = frozenset({"organisation", "country"})
_OF_CLUBS = frozenset({"founded", "member_count"})
_NEAR = 320  # characters of the sentences before in which "it" finds whom it means
_PLURAL = frozenset({"they", "their", "them", "these", "those"})
_RELATIVE = frozenset({"which", "that", "who", "whose"})


class Subject(Struct, frozen=True):
    """A resolved subject.

    `inferred` is "" where the sentence names it, "subject" where a word points back to it,
    "topic" where nothing does and it is only what was spoken of before, and "text" where it is
    only what the section or the whole text is about. `words` name a subject
    that is no known entity; "" is the one that the text is about.
    """

    entity: EntityMention | None
    inferred: str = ""
    words: str = ""


class Discourse(Struct):
    """What has been spoken of so far, nearest last.

    `topics` are subjects of claims, `mentions` names as they occur, and `leads` the name that
    led each sentence or None, all in the passage at hand; `earlier` are the names of the passages
    before it, for descriptions ("the Alliance") that reach further back. `spoken` is the last
    subject of an open measure in the passage. `about` are what the section, then the text is
    about; `organisation` is the one that a state was last said to have joined, `club` the one whose
    founding or members this sentence or the one before told of; `listed` are the
    states that were last named together, `listed_here` in this passage; `asides` are the starts of
    names that can be no subject where they stand ("to China"), `modifiers` those of names that only
    tell which of other things is meant ("the UN mission"). `told_here` are whose open measures the
    sentence told; `names` are names of the text that no table knows, as its segments, `others`
    the nouns in such names of bodies ("bank");
    and `section` is the one of them under whose heading the passage stands; `last` is the sentence
    before, in the passage.
    """

    topics: list[EntityMention] = field(default_factory=list)
    mentions: list[EntityMention] = field(default_factory=list)
    leads: list[EntityMention | None] = field(default_factory=list)
    earlier: list[EntityMention] = field(default_factory=list)
    spoken: Subject | None = None
    about: tuple[EntityMention, ...] = ()
    organisation: str = ""
    club: str = ""
    club_here: str = ""
    listed: tuple[EntityMention, ...] = ()
    listed_here: bool = False
    asides: set[int] = field(default_factory=set)
    told_here: set[str] = field(default_factory=set)
    names: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    section: str = ""
    modifiers: set[int] = field(default_factory=set)
    last: Sentence | None = None

    def next_passage(
        self, heading: list[EntityMention], about: tuple[EntityMention, ...] = ()
    ) -> Discourse:
        """Return the discourse of the next passage, under a heading with these names."""
        self.earlier.extend(self.mentions)
        return Discourse(
            mentions=list(heading),
            earlier=self.earlier[-_REMEMBERED:],
            about=about,
            listed=self.listed,
            names=self.names,
            others=self.others,
            section=self.section,
        )

    def resolve(self, hint: SubjectHint) -> Subject:
        """Return the subject that a hint leads to, and remember it as a topic."""
        subject = self._resolve(hint)
        if subject.entity is not None and subject.inferred != "text":
            self.topics.append(subject.entity)
        return subject

    def _described_lead(self, sentence: Sentence) -> EntityMention | None:
        """What leads a sentence that opens with a description: "The group has a seat. Its"."""
        at = sentence.first + 1
        word = sentence.tokens.lower[at] if at < sentence.stop else ""
        kind = subject_words().descriptions.get(word)
        if kind not in _LEADING or not is_determined(sentence, at):
            return None
        if head_of(sentence, clause_at(sentence, at)) != at:
            return None  # "the group leader"
        start = sentence.tokens.start[at]
        return self._described(
            SubjectHint(
                anaphor=word,
                description=kind,
                position=start,
                sentence_start=sentence.span.start,
                anaphor_at=start,
                types=(kind,),
            )
        ).entity

    def remember_club(self, measure: str, subject: Subject) -> None:
        """Remember an organisation whose founding or number of members is told: what states are
        said to have joined right after is that."""
        body = subject.entity
        if measure in _OF_CLUBS and body is not None and body.type == "organisation":
            self.club_here = body.entity or ""

    def lead_on(self, sentence: Sentence, told_before: int) -> None:
        """Remember a sentence and what led it; of the topics since `told_before` that is the
        foremost, as what else the sentence tells of stands aside."""
        lead, self.last = self._described_lead(sentence) or lead_of(sentence), sentence
        self.leads.append(lead)
        if lead is not None and any(one.entity == lead.entity for one in self.topics[told_before:]):
            self.topics.append(lead)

    def remember_list(self, named: tuple[EntityMention, ...]) -> None:
        """Remember the states that a sentence names together, for "all three" after it."""
        self.listed, self.listed_here = (named, True) if named else (self.listed, self.listed_here)

    def listed_states(self, count: int) -> tuple[EntityMention, ...]:
        """Return the states named together last, if they are so many; -1 is any number, of those
        that this passage names."""
        fits = count == len(self.listed) or (count == -1 and self.listed_here)
        return self.listed if fits else ()

    def resolve_whole(self, hint: SubjectHint) -> str:
        """Return the organisation that a state joined: the one last spoken of for "it", the one
        last joined where nothing points to it; "" where there is none."""
        if hint.anaphor is None:
            only = self._only_organisation(hint) if hint.description else ""
            return self.organisation or self.club_here or self.club or only
        word = hint.anaphor.capitalize()
        before = [one for one in self.mentions if one.start < hint.position]
        if hint.description == "only":
            return self._only_near(hint, before)
        so_named = [one for one in before if word in one.canonical or word in one.text]
        if so_named and so_named[-1].type not in hint.types:
            return ""  # "the Soviet Union ..., and left the Union"
        named = _latest(so_named, hint, hint.types)
        found = named or _latest(before, hint, hint.types)
        return (found.entity or "") if found is not None else self.organisation

    def _only_near(self, hint: SubjectHint, before: list[EntityMention]) -> str:
        """The one organisation that the sentences right before name, or that the text is about
        where they name none; "" where there are several."""
        begin = hint.sentence_start - _NEAR
        near = {one.entity for one in before if one.type in hint.types and one.start >= begin}
        if near:
            return (next(iter(near)) or "") if len(near) == 1 else ""
        return self._only_organisation(hint)

    def _only_organisation(self, hint: SubjectHint) -> str:
        """The organisation that the text is about, where the passage names no other before."""
        named = {one.entity for one in self.mentions if one.type in hint.types}
        about = {one.entity for one in self.about if one.type in hint.types}
        return next(iter(about)) or "" if len(about) == 1 and named <= about else ""

    def resolve_open(self, hint: SubjectHint) -> Subject:
        """Return the subject of an open measure: a known name, or words of the text."""
        subject = self._open(hint)
        if hint.words is not None or not subject.inferred:
            self.spoken = subject
            self.told_here.add(subject.words)
        return subject

    def end_sentence(self) -> None:
        """Forget whose figures a sentence told, where they were those of several; and the club that
        the sentence before told of, where this one told of none."""
        self.club, self.club_here = self.club_here, ""
        if len(self.told_here) > 1:
            self.spoken = None
        self.told_here.clear()

    def _open(self, hint: SubjectHint) -> Subject:
        if hint.words is not None:
            return self._worded(hint, hint.words)
        if hint.shared or hint.unknown:
            return Subject(None, inferred="topic")
        named = hint.owner or hint.clause
        if named is not None:
            return Subject(named, inferred="topic" if named.form == "former" else "")
        if hint.anaphor is not None:
            found = self._antecedent(hint)
            if found.entity is not None or self.spoken is None:
                return found
            return replace(self.spoken, inferred="subject")
        if hint.printed and hint.printed in self.names:
            return Subject(None, words=hint.printed)
        topic = self._topic(hint) or self._about(hint)
        if self.spoken is not None and (self.spoken.words[:1].isupper() or self.spoken.entity):
            return replace(self.spoken, inferred="topic")
        if self.section and topic is None:
            return Subject(None, words=self.section)
        unsure = topic is not None or (self.spoken is not None and self.spoken.words)
        return Subject(topic, inferred="topic" if unsure else "")

    def _worded(self, hint: SubjectHint, words: str) -> Subject:
        """A subject in the words of the text: a name, "the segment" last spoken of, "the mill"."""
        if hint.printed in self.names:
            return Subject(None, words=hint.printed)
        spoken = self.spoken
        if hint.anaphor is not None and spoken is not None and spoken.words[:1].isupper():
            return replace(spoken, inferred="subject")
        return Subject(None, inferred="subject" if hint.description else "", words=words)

    def _resolve(self, hint: SubjectHint) -> Subject:
        if hint.shared or hint.unknown:
            return Subject(None)
        named = hint.owner or hint.clause
        if named is not None:
            # "West Germany" is not quite the Germany of today.
            return Subject(named, inferred="topic" if named.form == "former" else "")
        if hint.anaphor is None:
            topic = self._topic(hint)
            if topic is not None:
                return Subject(topic, inferred="topic")
            return Subject(self._about(hint), inferred="text")
        return self._antecedent(hint)

    def _about(self, hint: SubjectHint) -> EntityMention | None:
        """What the section or the text is about, unless the passage speaks of something else."""
        found = next((one for one in self.about if one.type in hint.types), None)
        if found is None:
            return None
        spoken = (*self.topics, *(one for one in self.leads if one is not None))
        others = [one for one in spoken if one.type in ("country", "organisation")]
        # A passage that names other states is not surely of the one that the text is about.
        others += [
            one
            for one in self.mentions
            if one.type == "country" and one.start < hint.position and one.start not in self.asides
        ]
        return None if any(one.entity != found.entity for one in others) else found

    def _topic(self, hint: SubjectHint) -> EntityMention | None:
        """What the passage is about: the last topic, else the only name of the kind before it.

        "Exports came to $3 million; the rest was sold in Norway" is not of Norway.
        """
        named = self.only_mention(hint)
        before = named is not None and named.start < hint.position
        if named is not None and named.start in self.asides:
            named = None  # "..., of which $3 billion to China, and imports of"
        return _latest(self.topics, hint, hint.types) or (named if before else None)

    def _antecedent(self, hint: SubjectHint) -> Subject:
        if hint.description:
            return self._described(hint)
        here = [
            one
            for one in self.mentions
            if hint.sentence_start <= one.start < hint.anaphor_at and one.type in hint.types
        ]
        if hint.anaphor in _RELATIVE and here:
            # "Tajikistan, whose population": right before the pronoun it is as good as named.
            beside = hint.anaphor_at - here[-1].end <= _BESIDE
            return Subject(here[-1], inferred="" if beside else "subject")
        if here:
            # "Kazakhstan sells oil to China, and its output": the first name leads the sentence.
            named = [one for one in here if one.form != "demonym"]
            return Subject((named or here)[0], inferred="subject")
        lead = self.leads[-1] if self.leads else None
        if lead is None and self.last is not None and is_led_by_thing(self.last):
            return Subject(None, inferred="subject")  # "The lake is shallow. Its area is"
        before = (
            (lead if lead is not None and lead.type in hint.types else None)
            or _latest(self.topics, hint, hint.types)
            or (None if self._several_states(hint) else self._alone(hint))
        )
        return Subject(before, inferred="subject")

    def _alone(self, hint: SubjectHint) -> EntityMention | None:
        """The only name that a pronoun can stand for: one before it, or what its own sentence is
        about ("With its 9 million people, Peru"), not "its area is small, half of it Peruvian"."""
        found = self.only_mention(hint)
        after = found is not None and found.start > hint.anaphor_at
        return None if found is not None and after and found.form == "demonym" else found

    def _several_states(self, hint: SubjectHint) -> bool:
        """Whether "they" can be states that the passage named together."""
        states = {one.entity for one in self.mentions if one.type == "country"}
        return hint.anaphor in _PLURAL and len(states) > 1

    def _described(self, hint: SubjectHint) -> Subject:
        """ "The Alliance", "the country": a name with that word in it, else the nearest."""
        if hint.description not in hint.types:
            return Subject(None, inferred="subject")
        types = (hint.description,)
        word = (hint.anaphor or "").capitalize()
        if hint.by_name and hint.anaphor in self.others:
            return Subject(None, inferred="subject")
        for mentions in (self.mentions, self.earlier):
            named = [one for one in mentions if word in one.canonical or word in one.text]
            found = _latest(named, hint, types)
            if found is not None:
                return Subject(found, inferred="subject")
        if hint.by_name:
            return Subject(None, inferred="subject")
        spoken = _latest(self.topics, hint, types) or _latest(
            [one for one in self.leads if one is not None], hint, types
        )
        here = self._named_here(hint, types)
        if here and (spoken is None or spoken.entity not in {one.entity for one in here}):
            # "In old Ruritania, the country said": what opens the sentence, or nobody knows.
            opens = here[0].start - hint.sentence_start <= _OPENING
            return Subject(here[0] if opens else None, inferred="subject")
        if spoken is not None:
            return Subject(spoken, inferred="subject")
        before = [one for one in self.mentions if one.start < (hint.anaphor_at or hint.position)]
        several = {one.entity for one in before if one.type in types}
        nearest = _latest(before, hint, types) or _latest(self.earlier, hint, types)
        if len(several) > 1:
            nearest = None  # "Since Poland and Hungary came in ... The country": nobody knows which
        about = next((one for one in self.about if one.type in types), None)
        if about is None or (nearest is not None and nearest.entity == about.entity):
            return Subject(nearest, inferred="subject")
        return Subject(about, inferred="text")  # the nearest name may stand aside

    def _named_here(self, hint: SubjectHint, types: tuple[str, ...]) -> list[EntityMention]:
        """The names of a type between the beginning of a sentence and a word that points back."""
        return [
            one
            for one in self.mentions
            if hint.sentence_start <= one.start < hint.anaphor_at
            and one.type in types
            and one.form != "demonym"
        ]

    def whose_office(self, hint: SubjectHint) -> EntityMention | None:
        """Return whose office it may be that a text does not say: the one name of the passage,
        else the nearest state before it, else what the section or the text is about."""
        return (
            self.only_mention(hint)
            or _latest([one for one in self.mentions if one.form != "demonym"], hint, ("country",))
            or _latest(self.mentions, hint, ("country",))
            or next((one for one in self.about if one.type in hint.types), None)
        )

    def only_mention(self, hint: SubjectHint) -> EntityMention | None:
        """Return the first mention of the one name whose type a hint allows, None for several."""
        named = {one.entity: one for one in reversed(self.mentions) if one.type in hint.types}
        if len(named) != 1 or self.modifiers.issuperset(
            one.start for one in self.mentions if one.type in hint.types
        ):
            return None
        return next(iter(named.values()))


def _latest(
    mentions: list[EntityMention], hint: SubjectHint, types: tuple[str, ...]
) -> EntityMention | None:
    return next(
        (one for one in reversed(mentions) if one.type in types and one.start < hint.position), None
    )
