"""The role check: its questions and where each answer leads, and its words in each language of the pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from planner.content.files import CONTENT, Table, read
from planner.domain.role_check import Question, Result, RoleCheck

_FOLDER = CONTENT / "advice"


@dataclass(frozen=True)
class QuestionWords:
    """A question, why we ask it, and its options by id."""

    title: str
    why: str
    options: Mapping[str, str]


@dataclass(frozen=True)
class ResultWords:
    """A result: what it says, what to do, and a sentence ready to use."""

    title: str
    lead: str
    steps: tuple[str, ...]
    sentence: str


@dataclass(frozen=True)
class RoleCheckWords:
    """The words of the role check in one language."""

    questions: Mapping[str, QuestionWords]
    results: Mapping[Result, ResultWords]


@cache
def role_check() -> RoleCheck:
    """Return the walk.

    Raises:
        ContentError: an answer leads nowhere or backwards, or a result has no sources.
    """
    file = read(_FOLDER / "role_check.toml")
    file.only(("questions", "sources"))
    questions, sources = file.table("questions"), file.table("sources")
    sources.only(Result)
    ids = list(questions.values)
    return RoleCheck(
        tuple(_question(questions.table(id_), id_, ids[place + 1 :]) for place, id_ in enumerate(ids)),
        {result: sources.texts(result) for result in Result},
    )


@cache
def role_check_words(language: str) -> RoleCheckWords:
    """Return the words of the walk.

    Raises:
        ContentError: a question, an option or a result has no words, or words stand there that nothing reads.
    """
    said = read(_FOLDER / f"{language}.toml").table("role_check")
    said.only(("questions", "results"))
    questions, results = said.table("questions"), said.table("results")
    questions.only(question.id for question in role_check().questions)
    results.only(Result)
    return RoleCheckWords(
        {one.id: _question_words(questions.table(one.id), one) for one in role_check().questions},
        {result: _result_words(results.table(result)) for result in Result},
    )


def _question(entry: Table, id_: str, later: list[str]) -> Question:
    leads: dict[str, str | Result] = {}
    for option in entry.values:
        lead = entry.text(option)
        if lead not in {*later, *Result}:
            raise entry.wrong(option)
        leads[option] = lead if lead in later else Result(lead)
    return Question(id_, leads)


def _question_words(entry: Table, question: Question) -> QuestionWords:
    entry.only(("title", "why", "options"))
    options = entry.table("options")
    options.only(question.leads)
    return QuestionWords(
        entry.text("title"), entry.text("why"), {option: options.text(option) for option in question.leads}
    )


def _result_words(entry: Table) -> ResultWords:
    entry.only(("title", "lead", "steps", "sentence"))
    return ResultWords(entry.text("title"), entry.text("lead"), entry.texts("steps"), entry.text("sentence"))
