"""Judging: the verdict that follows from the answers, and what people may do with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from planner.domain.decision import UNSURE, Answers, Effect, Flip, Outcome, Question, Rule, RuleSet, Verdict, relevant


@dataclass(frozen=True)
class PublicRules:
    """What of a verdict pupils, guardians and anyone outside the staff may see.

    Attributes:
        conditions: ids; those that only a shielded reason asks for are left out.
        neutral: whether one neutral sentence stands in place of reasons that were left out.
    """

    rules: tuple[Rule, ...]
    conditions: tuple[str, ...]
    neutral: bool


def judge(rule_set: RuleSet, answers: Answers) -> Verdict:
    """Return the verdict: the strongest outcome of all rules that fire, and all their conditions.

    A relevant answer that is missing counts as unsure, and so does an option this rule set doesn't have; an
    irrelevant answer is ignored, and so is a question this rule set doesn't ask. That way decisions made by
    another version can be judged again; use `check_answers` first on what a person hands in.
    """
    known = _known(rule_set, answers)
    fired = _fired(rule_set, known)
    outcome = _strongest(fired)
    asked_for = {rule.condition for rule in fired}
    return Verdict(
        outcome=outcome,
        rule_set=rule_set.version,
        answers=known,
        rules=tuple(sorted(fired, key=lambda rule: -rule.effect.outcome.rank)),
        conditions=tuple(condition.id for condition in rule_set.conditions if condition.id in asked_for),
        find_flips=partial(_flips, rule_set, known, outcome),
    )


def public_rules(verdict: Verdict) -> PublicRules:
    """Leave out what comes from the shielded questions, without a trace of which."""
    rules = tuple(rule for rule in verdict.rules if not rule.is_shielded)
    asked_for = {rule.condition for rule in rules}
    return PublicRules(
        rules=rules,
        conditions=tuple(condition for condition in verdict.conditions if condition in asked_for),
        neutral=len(rules) < len(verdict.rules),
    )


def least_outcome(verdict: Verdict) -> Outcome:
    """Return the weakest outcome an override may give: that of the strongest shielded reason."""
    return _strongest(rule for rule in verdict.rules if rule.is_shielded)


def rests_on_shielded(verdict: Verdict) -> bool:
    """Say whether the outcome itself rests on a shielded reason; then it may not be overridden."""
    return verdict.outcome is not Outcome.OPEN and least_outcome(verdict) is verdict.outcome


def changed(rule_set: RuleSet, verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """Judge verdicts again by another rule set.

    Args:
        rule_set: the rules to judge by now.
        verdicts: decision id to the verdict as it stands.

    Returns:
        The new verdicts of those whose outcome or conditions change.
    """
    again = {id_: judge(rule_set, verdict.answers) for id_, verdict in verdicts.items()}
    return {id_: verdict for id_, verdict in again.items() if _differ(verdicts[id_], verdict)}


def _differ(before: Verdict, after: Verdict) -> bool:
    return before.outcome is not after.outcome or set(before.conditions) != set(after.conditions)


def _known(rule_set: RuleSet, answers: Answers) -> dict[str, str]:
    given = {
        question.id: answers[question.id] if answers[question.id] in question.options else UNSURE
        for question in rule_set.questions
        if question.id in answers
    }
    asked = {question.id for question in relevant(rule_set, given)}
    return {id_: given.get(id_, UNSURE) for id_ in rule_set.question_ids if id_ in given or id_ in asked}


def _fired(rule_set: RuleSet, answers: Answers) -> tuple[Rule, ...]:
    counted = _counted(rule_set, answers)
    return tuple(rule for rule in rule_set.all_rules if _fires(rule, counted))


def _counted(rule_set: RuleSet, answers: Answers) -> dict[str, str]:
    return {question.id: answers.get(question.id, UNSURE) for question in relevant(rule_set, answers)}


def _fires(rule: Rule, counted: Answers) -> bool:
    return all(counted.get(question) in options for question, options in rule.when.items())


def _strongest(rules: Iterable[Rule]) -> Outcome:
    effects = {rule.effect for rule in rules}
    return max((effect.outcome for effect in effects), key=lambda outcome: outcome.rank, default=Outcome.OPEN)


def _flips(rule_set: RuleSet, answers: Answers, outcome: Outcome) -> tuple[Flip, ...]:
    gates = {earlier for question in rule_set.questions for earlier in question.relevant_when}
    raising = [rule for rule in rule_set.all_rules if rule.effect is not Effect.CONDITION]
    counted = _counted(rule_set, answers)
    fired = [rule for rule in raising if _fires(rule, counted)]
    found = []
    for question in relevant(rule_set, answers):
        if question.id in gates:
            outcomes = _judged_again(rule_set, answers, question)
        else:
            outcomes = _moved(question, raising, fired, counted)
        found += [
            Flip(question.id, option, other)
            for option, other in outcomes.items()
            if option != answers[question.id] and other is not outcome
        ]
    return tuple(found)


def _judged_again(rule_set: RuleSet, answers: Answers, question: Question) -> dict[str, Outcome]:
    """Return the outcome of each option of a question whose answer says which others are asked."""
    return {option: _strongest(_fired(rule_set, {**answers, question.id: option})) for option in question.options}


def _moved(question: Question, raising: list[Rule], fired: list[Rule], counted: Answers) -> dict[str, Outcome]:
    """Return the outcome of each option of any other question: only the rules that name it can come or go."""
    stay = [rule for rule in fired if question.id not in rule.when]
    move = [rule for rule in raising if question.id in rule.when]
    outcomes = {}
    for option in question.options:
        now = {**counted, question.id: option}
        outcomes[option] = _strongest((*stay, *(rule for rule in move if _fires(rule, now))))
    return outcomes
