"""The frame: a claim before its subject and period are resolved over the text."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Modality, Value
from factcheck.model.mentions import EntityMention, Mention, TimeExpression
from factcheck.model.spans import Span


class SubjectHint(Struct, frozen=True, gc=False):
    """What the sentence itself says of a claim's subject.

    `owner` stands beside the measure ("Kazakhstan's GDP", "the GDP of Kazakhstan"); `clause` is
    the nearest name before it that can be its subject; `anaphor` is a word that points back
    ("they", "alliance"), where it is nearer than `clause`, and `description` the type of subject
    that a definite description means ("organisation" for "the alliance"). `types` are the
    types of subject that the measure can have; `anaphor_at` is where the anaphor stands. `shared`
    holds where several names are joined by "and", so that none of them alone is the subject;
    `unknown` where a noun that is no known name stands in the subject's place. `words` are the
    words of a subject that is no known name, "" where the text speaks of the one that it is
    about ("the Company", "we"); None where it says nothing of it. With `words`, a `description`
    says that they are a common noun ("the plant"), which can be said of several things, and
    `printed` how they stand in the text, which may be a name ("Services sold ..."); with an
    `anaphor` as well they point to a part spoken of ("the segment"). With
    `by_name` a description is of a name that has its word in it ("the bank"), or of nothing.
    """

    owner: EntityMention | None = None
    clause: EntityMention | None = None
    anaphor: str | None = None
    description: str = ""
    position: int = 0
    sentence_start: int = 0
    anaphor_at: int = 0
    types: tuple[str, ...] = ()
    shared: bool = False
    unknown: bool = False
    words: str | None = None
    printed: str = ""
    by_name: bool = False


class Frame(Struct, frozen=True, gc=False):
    """A statement with its parts.

    `span` is what a report quotes; `title` is the measure in the words of the text, where no file
    defines it; `guessed` holds where what is counted is told by a loose construction only;
    `whole` leads to the organisation of an accession that the sentence does not name; `several`
    is how many states named before an accession is of, -1 for however many, 0 for none of them.
    """

    measure: str
    span: Span
    sentence: Sentence
    value: Value
    subject: SubjectHint
    modality: Modality
    period: TimeExpression | None = None
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    title: str = ""
    guessed: bool = False
    whole: SubjectHint | None = None
    several: int = 0
