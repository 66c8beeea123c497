"""What a new version of the guideline changes, sentence by sentence and word by word, and whether it may be issued."""

import re
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import StrEnum, auto
from functools import cached_property

from planner.domain.guideline import Guideline, Sentence
from planner.errors import N_, InvalidInput

_WORDS = re.compile(r"\S+\s*|\s+")


class ChangeKind(StrEnum):
    """What has happened to a sentence; a moved one says the same in another place or under another matter."""

    ADDED = auto()
    CHANGED = auto()
    MOVED = auto()
    REMOVED = auto()


class Mark(StrEnum):
    """Whether words stand in both versions, only in the old one, or only in the new one."""

    SAME = auto()
    STRUCK = auto()
    NEW = auto()


@dataclass(frozen=True)
class Part:
    """Some words on end with the same mark."""

    mark: Mark
    text: str


@dataclass(frozen=True)
class SentenceChange:
    """A sentence before and after; one of them is None when it was added or removed."""

    before: Sentence | None
    after: Sentence | None

    @property
    def kind(self) -> ChangeKind:
        """What has happened to it."""
        if self.before is None:
            return ChangeKind.ADDED
        if self.after is None:
            return ChangeKind.REMOVED
        return ChangeKind.CHANGED if self.before.text != self.after.text else ChangeKind.MOVED

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The words of both versions in order, what is struck before what is new."""
        return word_parts(self.before.reading if self.before else "", self.after.reading if self.after else "")


@dataclass(frozen=True)
class ChangedQuote:
    """What the guideline says on a matter, before and after, on one line."""

    id: str
    before: str
    after: str


def changes(old: Guideline, new: Guideline) -> tuple[SentenceChange, ...]:
    """Return the sentences that are not the same in both versions, in the document's order; key by key."""
    was = {sentence.key: sentence for sentence in old.sentences}
    now = {sentence.key for sentence in new.sentences}
    keys = [sentence.key for sentence in new.sentences]
    found: list[SentenceChange] = []
    for tag, i, until_i, j, until_j in SequenceMatcher(None, list(was), keys, autojunk=False).get_opcodes():
        found += [SentenceChange(one, None) for one in old.sentences[i:until_i] if one.key not in now]
        here = ((was.get(one.key), one) for one in new.sentences[j:until_j])
        found += [SentenceChange(before, after) for before, after in here if tag != "equal" or before != after]
    return tuple(found)


def changed_quotes(old: Guideline, new: Guideline) -> dict[str, ChangedQuote]:
    """Return the matters on which the versions don't say the same, by id: what decisions that cite them rest on."""
    pairs = ((id_, _said(old, id_), _said(new, id_)) for id_ in old.ids)
    return {id_: ChangedQuote(id_, before, after) for id_, before, after in pairs if before != after}


def word_parts(before: str, after: str) -> tuple[Part, ...]:
    """Compare two texts word by word; the spaces after a word go with it."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    found: list[Part] = []
    for tag, i, until_i, j, until_j in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Part(Mark.SAME, "".join(new[j:until_j])))
        else:
            both = (Part(Mark.STRUCK, "".join(old[i:until_i])), Part(Mark.NEW, "".join(new[j:until_j])))
            found += [part for part in both if part.text]
    return tuple(found)


def check_new(new: Guideline, in_force: Guideline, today: date) -> None:
    """Refuse a version that can't follow the one in force.

    Raises:
        InvalidInput: its date or number is wrong, a matter that rules and pages cite is gone, or nothing is new.
    """
    if new.date > today:
        message = N_("Datoen {day} i fila ligg fram i tid. Skriv datoen i dag eller ein som har vore.")
        raise InvalidInput(message, day=new.date)
    if new.date < in_force.date:
        message = N_("Datoen {day} i fila er eldre enn {in_force}, som er datoen på råda som gjeld. Rett datoen.")
        raise InvalidInput(message, day=new.date, in_force=in_force.date)
    month = f"{new.date:%Y-%m}"
    if new.version[: len(month)] != month or new.version <= in_force.version:
        raise InvalidInput(
            N_("{version} kan ikkje vere namnet på den nye versjonen. Skriv {example} øvst i fila."),
            version=new.version,
            example=_next_version(month, in_force.version),
        )
    if missing := [id_ for id_ in in_force.ids if id_ in in_force.quotable - new.quotable]:
        message = N_("Fila har inga setning med id {ids}. Reglane viser dit, og ei overskrift åleine er ikkje nok.")
        raise InvalidInput(message, ids=", ".join(missing))
    if new.sentences == in_force.sentences:
        raise InvalidInput(N_("Setningane er dei same som i råda som gjeld. Endre det som skal vere nytt, først."))


def _next_version(month: str, in_force: str) -> str:
    """Return the month of the new version, with the next letter when one of that month is in force already."""
    if in_force[: len(month)] != month:
        return month
    letter = in_force[len(month) :]
    return month + (chr(ord(letter) + 1) if letter else "a")


def _said(version: Guideline, id_: str) -> str:
    # Where the lines break is no difference in what is said.
    return version.quote(id_).replace("\n", " ") if id_ in version.quotable else ""
