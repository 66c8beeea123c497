"""Whose answer is waited for: not theirs who have handed in a sheet with a line left open."""

from collections.abc import Collection, Iterable, Mapping

from planner.domain.consent import Answer, Signer, SignerKind
from planner.domain.project import Purpose
from planner.domain.school import ConsentRules, GuardianRule

NO_ANSWER = frozenset({None, Answer.NOT_PROVIDED})
Said = Mapping[Purpose, Answer]


def has_handed_in(said: Said, who: tuple[str, Signer], ever: Collection[tuple[str, Signer]]) -> bool:
    """Say whether a person's sheet has come.

    Args:
        said: the newest answers of the person.
        who: the pupil's id and the person.
        ever: those who have ever answered something: when all of it is taken out again, it was typed by mistake.
    """
    return any(answer is not Answer.NOT_PROVIDED for answer in said.values()) or (bool(said) and who not in ever)


def waited_for(
    purpose: Purpose,
    needed: Iterable[Signer],
    answers: Mapping[Signer, Said],
    handed_in: Collection[Signer],
    rules: ConsentRules,
) -> set[Signer]:
    """Return those who must answer and haven't; a line left open on a sheet that has come isn't waited for.

    Where one guardian suffices and one has said yes, no other guardian is.
    """
    left_open = {signer for signer in handed_in if answers[signer].get(purpose) is Answer.NOT_PROVIDED}
    silent = {signer for signer in needed if answers[signer].get(purpose) in NO_ANSWER} - left_open
    guardians = {signer for signer in needed if signer.kind is not SignerKind.PUPIL}
    if rules.guardians is GuardianRule.ONE and any(answers[each].get(purpose) is Answer.GIVEN for each in guardians):
        return silent - guardians
    return silent
