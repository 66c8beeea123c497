"""The municipality's guideline, sentence by sentence, and the facts beside it that rules rest on."""

import json
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum, auto
from functools import cached_property
from itertools import pairwise

from planner.errors import N_, NotFound

_DEAD_LINK = "](#)"
# What a guideline's file holds, and each of its sentences.
FILE_KEYS = ("version", "title", "reference", "responsible", "date", "sentences")
SENTENCE_KEYS = ("key", "id", "kind", "text")


class Kind(StrEnum):
    """How a sentence stands in the document; a text goes on where the sentence before it stopped."""

    TITLE = auto()
    HEADING = auto()
    TEXT = auto()
    BULLET = auto()
    TABLE = auto()


HEADINGS = frozenset({Kind.TITLE, Kind.HEADING})


@dataclass(frozen=True)
class Sentence:
    """One sentence, letter for letter.

    Attributes:
        key: names this sentence alone; id: what rules and pages cite, shared by sentences on the same matter.
    """

    key: str
    id: str
    kind: Kind
    text: str

    @property
    def reading(self) -> str:
        """The sentence without the marks of a link that leads nowhere."""
        return self.text.removeprefix("[").removesuffix(_DEAD_LINK) if self.text.endswith(_DEAD_LINK) else self.text


@dataclass(frozen=True)
class Guideline:
    """One version of the guideline, in one language.

    Attributes:
        untranslated: keys of the sentences that stand in Nynorsk although the language is another.
    """

    version: str
    title: str
    reference: str
    responsible: str
    date: date
    sentences: tuple[Sentence, ...]
    untranslated: frozenset[str] = frozenset()

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """What can be cited, in the document's order."""
        return tuple(dict.fromkeys(sentence.id for sentence in self.sentences))

    @cached_property
    def quotable(self) -> frozenset[str]:
        """The ids that the guideline says something on, besides a heading."""
        return frozenset(sentence.id for sentence in self.sentences if sentence.kind not in HEADINGS)

    def quote(self, id_: str) -> str:
        """Return what the guideline says on a matter, headings left out; separate points on lines of their own.

        Raises:
            NotFound: nothing in the guideline has this id.
        """
        cited = [place for place, sentence in enumerate(self.sentences) if sentence.id == id_]
        points = [place for place in cited if self.sentences[place].kind not in HEADINGS]
        if not points:
            raise NotFound(N_("Råda seier ikkje noko under «{id}»."), id=id_)
        said = self.sentences[points[0]].reading
        for before, place in pairwise(points):
            sentence = self.sentences[place]
            goes_on = sentence.kind is Kind.TEXT and place == before + 1
            said += (" " if goes_on else "\n") + sentence.reading
        return said


@dataclass(frozen=True)
class IssuedVersion:
    """A version that the municipality has issued: in force from that day until a newer one is.

    Attributes:
        file: the text of the file that was handed in.
    """

    version: str
    issued_on: date
    issued_by: str | None
    file: str


def translated(issued: Guideline, first: Guideline, words: Guideline) -> Guideline:
    """Return a version in another language, as far as its sentences are those of the version that was translated.

    Args:
        issued: the version, in Nynorsk.
        first: the version that comes with the program, in Nynorsk.
        words: the same one translated, sentence for sentence.
    """
    nynorsk = {sentence.key: sentence.text for sentence in first.sentences}
    known = {one.key: one.text for one in words.sentences}
    is_known = {one.key: nynorsk.get(one.key) == one.text for one in issued.sentences}
    sentences = tuple(replace(one, text=known[one.key]) if is_known[one.key] else one for one in issued.sentences)
    untranslated = frozenset(key for key, one in is_known.items() if not one)
    return replace(issued, title=sentences[0].text, sentences=sentences, untranslated=untranslated)


def as_file(guideline: Guideline, remark: str) -> str:
    """Return a version as the text of a TOML file, a remark for whoever edits it at the top."""
    # A text in JSON's quotation marks and escapes is one in TOML's.
    lines = [f"# {line}".rstrip() for line in remark.splitlines()]
    head = ("version", "title", "reference", "responsible")
    lines += [f"{name} = {_quoted(getattr(guideline, name))}" for name in head]
    lines.append(f"date = {guideline.date.isoformat()}")
    for sentence in guideline.sentences:
        lines += ["", "[[sentences]]", *(f"{name} = {_quoted(getattr(sentence, name))}" for name in SENTENCE_KEYS)]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@dataclass(frozen=True)
class Fact:
    """A source outside the guideline; empty `verified_by` means that nobody has read it for us."""

    id: str
    title: str
    publisher: str
    address: str
    verified_by: str
    verified_on: date
