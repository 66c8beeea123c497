"""The words of a rule set in one language: questions, reasons, conditions, outcomes, and both papers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from planner.content.files import Table, read
from planner.domain.decision import UNSURE, Due, Effect, Outcome, Owner, Question, RuleSet

COMPARISON = ("gain", "who_sees", "consents", "others_work", "moderation", "ending")


@dataclass(frozen=True)
class OptionWords:
    """An answer as it stands beside its box; the hint may be empty."""

    label: str
    hint: str = ""


@dataclass(frozen=True)
class QuestionWords:
    """A question, why we ask, an example from a school, and its options, `unsure` last."""

    title: str
    why: str
    example: str
    options: Mapping[str, OptionWords]


@dataclass(frozen=True)
class ConditionWords:
    """A condition as a task in the imperative, and a short help."""

    task: str
    help: str


@dataclass(frozen=True)
class OutcomeWords:
    """An outcome: the title, the lead, and what happens next."""

    title: str
    lead: str
    next: str


@dataclass(frozen=True)
class ComparisonRow:
    """One row of open and closed side by side."""

    topic: str
    open: str
    closed: str


@dataclass(frozen=True)
class DecisionWords:
    """All words of a rule set in one language, by the ids of the rule set.

    Attributes:
        rules: the reason of each rule, `<question>.unsure` included, told to the teacher.
        doubts: the reason of each rule that raises doubt, told to pupils and guardians in the agreement.
        neutral: stands in place of reasons that never leave the staff.
        facts: what each fact says.
        record: texts of the decision record; agreement: texts of the agreement in doubt; both have {named} places.
    """

    version: str
    language: str
    questions: Mapping[str, QuestionWords]
    rules: Mapping[str, str]
    doubts: Mapping[str, str]
    conditions: Mapping[str, ConditionWords]
    outcomes: Mapping[Outcome, OutcomeWords]
    comparison: tuple[ComparisonRow, ...]
    neutral: str
    facts: Mapping[str, str]
    owners: Mapping[Owner, str]
    dues: Mapping[Due, str]
    record: Mapping[str, str]
    agreement: Mapping[str, str]


def read_words(path: Path, language: str, rule_set: RuleSet, fact_ids: Iterable[str]) -> DecisionWords:
    """Read the words of a rule set.

    Raises:
        ContentError: something the rule set needs has no words, or words stand there that nothing reads.
    """
    file = read(path)
    questions = {question.id: question for question in rule_set.questions}
    unsure = {f"{id_}.{UNSURE}": file.table("questions").table(id_).text("in_doubt") for id_ in questions}
    doubts = [rule.id for rule in rule_set.rules if rule.effect is Effect.DOUBT]
    words = DecisionWords(
        version=rule_set.version,
        language=language,
        questions={id_: _question(entry, questions[id_]) for id_, entry in _each(file, "questions", questions).items()},
        rules=_texts(file, "rules", (rule.id for rule in rule_set.rules)) | unsure,
        doubts=_texts(file, "doubts", doubts) | unsure,
        conditions={
            id_: ConditionWords(entry.text("task"), entry.text("help"))
            for id_, entry in _each(file, "conditions", (condition.id for condition in rule_set.conditions)).items()
        },
        outcomes={
            Outcome(id_): OutcomeWords(entry.text("title"), entry.text("lead"), entry.text("next"))
            for id_, entry in _each(file, "outcomes", Outcome).items()
        },
        comparison=tuple(
            ComparisonRow(entry.text("topic"), entry.text("open"), entry.text("closed"))
            for entry in _each(file, "comparison", COMPARISON).values()
        ),
        neutral=file.text("neutral"),
        facts=_texts(file, "facts", fact_ids),
        owners={Owner(id_): text for id_, text in _texts(file, "owners", Owner).items()},
        dues={Due(id_): text for id_, text in _texts(file, "dues", Due).items()},
        record=_texts(file, "record"),
        agreement=_texts(file, "agreement"),
    )
    file.only(words.__dict__.keys() - {"version", "language"})
    return words


def _each(file: Table, name: str, ids: Iterable[str]) -> dict[str, Table]:
    table = file.table(name)
    entries = {str(id_): table.table(id_) for id_ in ids}
    table.only(entries)
    return entries


def _texts(file: Table, name: str, ids: Iterable[str] | None = None) -> dict[str, str]:
    table = file.table(name)
    texts = {str(id_): table.text(id_) for id_ in (table.values if ids is None else ids)}
    table.only(texts)
    return texts


def _question(entry: Table, question: Question) -> QuestionWords:
    entry.only(("title", "why", "example", "unsure", "in_doubt", "options"))
    options = entry.table("options")
    options.only(question.options)
    labels = {id_: _option(options.table(id_)) for id_ in question.options}
    labels[UNSURE] = OptionWords(entry.text("unsure"))
    return QuestionWords(entry.text("title"), entry.text("why"), entry.text("example"), labels)


def _option(entry: Table) -> OptionWords:
    entry.only(("label", "hint"))
    return OptionWords(entry.text("label"), entry.optional("hint"))
