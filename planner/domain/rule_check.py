"""Finds the faults of a rule set before anyone is judged by it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from planner.domain.decision import UNSURE, UNSURE_SOURCE, Effect, Outcome, Question, Rule, RuleSet
from planner.domain.judgement import judge


def check(rule_set: RuleSet, sources: Collection[str]) -> tuple[str, ...]:
    """Return what is wrong with a rule set, one line a fault, naming the question, rule or condition.

    Args:
        rule_set: the rules to look through.
        sources: the ids of the guideline sentences and facts that a rule may rest on.
    """
    by_form = (*_ids(rule_set), *_references(rule_set, sources), *_relevance(rule_set))
    # What follows judges examples, which takes a rule set that is well formed.
    return by_form or (*_options(rule_set), *_dead_questions(rule_set), *_reach(rule_set))


def _ids(rule_set: RuleSet) -> Iterator[str]:
    groups = {
        "spørsmål": rule_set.question_ids,
        "regel": tuple(rule.id for rule in rule_set.all_rules),
        "vilkår": tuple(condition.id for condition in rule_set.conditions),
    }
    for kind, ids in groups.items():
        yield from (f"{kind} {id_}: står to gonger" for id_, times in Counter(ids).items() if times > 1)
    for question in rule_set.questions:
        if UNSURE in question.options:
            yield f"spørsmål {question.id}: {UNSURE} høyrer til alle spørsmål og skal ikkje listast opp"
        for option in question.without_effect - set(question.options):
            yield f"spørsmål {question.id}: svaret {option} finst ikkje"


def _references(rule_set: RuleSet, sources: Collection[str]) -> Iterator[str]:
    conditions = {condition.id for condition in rule_set.conditions}
    for rule in rule_set.rules:
        yield from (f"regel {rule.id}: {fault}" for fault in _unknown(rule_set, rule.when))
        if rule.source not in sources:
            yield f"regel {rule.id}: kjelda {rule.source} finst ikkje"
        if (rule.effect is Effect.CONDITION) != (rule.condition is not None):
            yield f"regel {rule.id}: eit vilkår høyrer til verknaden condition, og berre der"
        if rule.condition is not None and rule.condition not in conditions:
            yield f"regel {rule.id}: vilkåret {rule.condition} finst ikkje"
    for unused in sorted(conditions - {rule.condition for rule in rule_set.rules}):
        yield f"vilkår {unused}: ingen regel brukar det"
    if UNSURE_SOURCE not in sources:
        yield f"kjelda {UNSURE_SOURCE} finst ikkje"


def _relevance(rule_set: RuleSet) -> Iterator[str]:
    for place, question in enumerate(rule_set.questions):
        yield from (f"spørsmål {question.id}: {fault}" for fault in _unknown(rule_set, question.relevant_when))
        for other in question.relevant_when:
            if other not in rule_set.question_ids[:place]:
                yield f"spørsmål {question.id}: spør etter {other}, som ikkje kjem før"


def _unknown(rule_set: RuleSet, when: Mapping[str, frozenset[str]]) -> Iterator[str]:
    known = {question.id: {*question.options, UNSURE} for question in rule_set.questions}
    for question, options in when.items():
        if question not in known:
            yield f"spørsmålet {question} finst ikkje"
        else:
            yield from (f"svaret {option} på {question} finst ikkje" for option in sorted(options - known[question]))


def _options(rule_set: RuleSet) -> Iterator[str]:
    for question in rule_set.questions:
        for option in question.options:
            naming = [rule for rule in rule_set.rules if option in rule.when.get(question.id, ())]
            if option not in question.without_effect and not naming:
                yield f"spørsmål {question.id}: svaret {option} har ingen verknad og er ikkje ført opp som utan"
            if option in question.without_effect and any(len(rule.when) == 1 for rule in naming):
                yield f"spørsmål {question.id}: svaret {option} er ført opp som utan verknad, men har ein"


def _dead_questions(rule_set: RuleSet) -> Iterator[str]:
    named = {question for rule in rule_set.rules for question in rule.when}
    yield from (f"spørsmål {dead}: ingen regel brukar svaret" for dead in rule_set.question_ids if dead not in named)


def _reach(rule_set: RuleSet) -> Iterator[str]:
    calm = {question.id: _calmest(rule_set, question) for question in rule_set.questions}
    verdicts = [judge(rule_set, calm)]
    for rule in rule_set.all_rules:
        example = _example(rule_set, rule)
        if example is None:
            yield f"regel {rule.id}: kan aldri slå til"
        else:
            verdicts.append(judge(rule_set, calm | example))
    for outcome in Outcome:
        if outcome not in {verdict.outcome for verdict in verdicts}:
            yield f"utfallet {outcome} blir aldri nådd"


def _calmest(rule_set: RuleSet, question: Question) -> str:
    def weight(option: str) -> int:
        naming = (rule for rule in rule_set.rules if option in rule.when.get(question.id, ()))
        return sum(1 + 100 * rule.effect.outcome.rank for rule in naming if len(rule.when) == 1)

    return min(question.options, key=weight)


def _example(rule_set: RuleSet, rule: Rule) -> dict[str, str] | None:
    """Return answers for which the rule fires, or None: its own, and those that make its questions relevant."""
    questions = {question.id: question for question in rule_set.questions}
    allowed: dict[str, frozenset[str]] = {}
    waiting = [rule.when]
    while waiting:
        for question, options in waiting.pop().items():
            if question not in allowed:
                waiting.append(questions[question].relevant_when)
            allowed[question] = options & allowed.get(question, options)
    if not all(allowed.values()):
        return None
    return {question: min(options) for question, options in allowed.items()}
