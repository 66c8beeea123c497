"""A class's consents as people read them: pupil by purpose, who is missing, and whether something may be published."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum, auto
from operator import attrgetter

from planner.domain.consent import (
    Answer,
    ConsentRequest,
    Letter,
    ReplyFact,
    Signer,
    SignerKind,
    Status,
    signers_needed,
)
from planner.domain.consent_status import counts_as_yes, is_open, newest_facts, statuses, told_statuses
from planner.domain.permission import Action, Role, may
from planner.domain.project import Purpose
from planner.domain.school import ConsentRules, Guardian, Pupil
from planner.domain.waiting import NO_ANSWER, has_handed_in, waited_for


@dataclass(frozen=True)
class ClassReplies:
    """All that the statuses of a class on one request are computed from.

    Attributes:
        pupils: the class as it is, in the order of its list.
        guardians: pupil id to the guardians known now.
        sent: the request's letters; facts: the replies to it.
    """

    request: ConsentRequest
    pupils: tuple[Pupil, ...]
    guardians: Mapping[str, tuple[Guardian, ...]]
    rules: ConsentRules
    sent: tuple[Letter, ...]
    facts: tuple[ReplyFact, ...]

    def statuses(self, today: date) -> dict[str, dict[Purpose, Status]]:
        """Return where each pupil stands; who may see it is the caller's to judge."""
        return statuses(self.request, self.pupils, self.guardians, self.facts, self.rules, today)

    def told_statuses(self, today: date) -> dict[str, dict[Purpose, Status]]:
        """Return the statuses as anybody may be told them."""
        return told_statuses(self.request, self.pupils, self.guardians, self.facts, self.rules, today)


@dataclass(frozen=True)
class Asked:
    """One person who is or was asked about a pupil, or a pupil who has said something unasked, and the newest answers.

    Attributes:
        name: empty for an unknown guardian, and for one no longer on the list.
        letter: None when none is made yet, as for those who joined later and for most pupils.
        missing: the purposes on which this person's answer is waited for; none where it is settled without it.
    """

    signer: Signer
    name: str
    letter: Letter | None
    answers: Mapping[Purpose, Answer]
    missing: tuple[Purpose, ...] = ()


@dataclass(frozen=True)
class MatrixRow:
    """One pupil's line: the place on the class list from 1, the statuses as the reader may see them, who is asked."""

    number: int
    pupil: Pupil
    statuses: Mapping[Purpose, Status]
    asked: tuple[Asked, ...]

    @property
    def missing(self) -> tuple[Asked, ...]:
        """Those whose answer is waited for."""
        return tuple(one for one in self.asked if one.missing)

    def is_answered(self, purpose: Purpose) -> bool:
        """Say whether somebody has answered."""
        return any(one.answers.get(purpose) not in NO_ANSWER for one in self.asked)

    def is_left_open(self, purpose: Purpose) -> bool:
        """Say whether everybody has handed in a sheet, but not all have ticked here: nobody is waited for."""
        return is_open(self.statuses[purpose]) and not any(purpose in one.missing for one in self.asked)

    def is_partial(self, purpose: Purpose) -> bool:
        """Say whether somebody has answered and somebody else is waited for."""
        is_waiting = self.statuses[purpose] is Status.NOT_ANSWERED and not self.is_left_open(purpose)
        return is_waiting and self.is_answered(purpose)


@dataclass(frozen=True)
class Matrix:
    """A class by the purposes of the newest request."""

    request: ConsentRequest
    rows: tuple[MatrixRow, ...]

    @property
    def missing(self) -> tuple[MatrixRow, ...]:
        """The pupils for whom somebody's answer is waited for."""
        return tuple(row for row in self.rows if row.missing)


@dataclass(frozen=True)
class ReplyRow:
    """One letter's line in the table for typing: a cell a purpose, None where nothing is recorded."""

    number: int
    pupil: Pupil
    signer: Signer
    signer_name: str
    letter_id: str
    language: str
    cells: Mapping[Purpose, Answer | None]


class MayPublish(StrEnum):
    """Whether something may be published: `missing` is a no for as long as nobody has answered."""

    YES = auto()
    NO = auto()
    MISSING = auto()


@dataclass(frozen=True)
class Publishing:
    """The answer to "May I publish?" about those who are in the picture.

    Attributes:
        no: ids of pupils who can't be shown.
        missing: ids of pupils for whom an answer is waited for.
    """

    no: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def verdict(self) -> MayPublish:
        """One no is enough for no."""
        if self.no:
            return MayPublish.NO
        return MayPublish.MISSING if self.missing else MayPublish.YES


def publishing(found: Mapping[str, Status]) -> Publishing:
    """Return whether pupils, given by id with their status on the purpose, may be shown."""
    missing = tuple(pupil_id for pupil_id, each in found.items() if is_open(each))
    no = tuple(pupil_id for pupil_id, each in found.items() if not counts_as_yes(each) and not is_open(each))
    return Publishing(no, missing)


def matrix(replies: ClassReplies, role: Role, today: date) -> Matrix:
    """Return the class as a role may see it.

    Who may not see `never_show` sees a pupil like all others there, but never a yes.
    """
    found = replies.statuses(today) if may(role, Action.SEE_NEVER_SHOW) else replies.told_statuses(today)
    asked = _asked(replies, found, today)
    rows = (
        MatrixRow(number, pupil, found[pupil.id], asked[pupil.id])
        for number, pupil in enumerate(replies.pupils, start=1)
    )
    return Matrix(replies.request, tuple(_as_seen(row, role) for row in rows))


def reply_table(replies: ClassReplies) -> tuple[ReplyRow, ...]:
    """Return a line a letter in the order of the class list, with the answers as they stand on paper."""
    asked = _asked(replies, {}, replies.request.made_on)
    return tuple(
        ReplyRow(
            number,
            replace(pupil, never_show=False),
            one.signer,
            one.name,
            one.letter.id,
            one.letter.language,
            {purpose: one.answers.get(purpose) for purpose in replies.request.purposes},
        )
        for number, pupil in enumerate(replies.pupils, start=1)
        for one in asked[pupil.id]
        if one.letter
    )


def _asked(
    replies: ClassReplies, found: Mapping[str, Mapping[Purpose, Status]], today: date
) -> dict[str, tuple[Asked, ...]]:
    """Return by pupil id who is asked; who is waited for only where the statuses are given."""
    newest = newest_facts(replies.request, replies.facts)
    sent: dict[str, dict[Signer, Letter]] = {}
    for letter in sorted(replies.sent, key=attrgetter("id")):
        sent.setdefault(letter.pupil_id, {})[letter.signer] = letter
    ever = {(fact.pupil_id, fact.signer) for fact in replies.facts if fact.answer is not Answer.NOT_PROVIDED}
    asked = {}
    for pupil in replies.pupils:
        needed = signers_needed(pupil, replies.guardians.get(pupil.id, ()), replies.rules, today)
        letters, facts = sent.get(pupil.id, {}), newest.get(pupil.id, {})
        unasked = (Signer(SignerKind.PUPIL, pupil.id),) if pupil.id in facts else ()
        answers = {
            signer: {purpose: fact.answer for purpose, fact in facts.get(signer.person_id, {}).items()}
            for signer in dict.fromkeys((*needed, *letters, *unasked))
        }
        handed_in = {signer for signer, said in answers.items() if has_handed_in(said, (pupil.id, signer), ever)}
        missing = {
            purpose: waited_for(purpose, needed, answers, handed_in, replies.rules)
            for purpose, each in found.get(pupil.id, {}).items()
            if is_open(each)
        }
        asked[pupil.id] = tuple(
            Asked(
                signer,
                _name(signer, pupil, replies),
                letters.get(signer),
                said,
                tuple(purpose for purpose, people in missing.items() if signer in people),
            )
            for signer, said in answers.items()
        )
    return asked


def _name(signer: Signer, pupil: Pupil, replies: ClassReplies) -> str:
    names = {each.id: each.name for each in replies.guardians.get(pupil.id, ())} | {pupil.id: pupil.name}
    return names.get(signer.person_id or "", "")


def _as_seen(row: MatrixRow, role: Role) -> MatrixRow:
    if not row.pupil.never_show or may(role, Action.SEE_NEVER_SHOW):
        return row
    asked = (replace(one, answers={what: _never_yes(said) for what, said in one.answers.items()}) for one in row.asked)
    return MatrixRow(row.number, replace(row.pupil, never_show=False), row.statuses, tuple(asked))


def _never_yes(answer: Answer) -> Answer:
    return Answer.REFUSED if answer is Answer.GIVEN else answer
