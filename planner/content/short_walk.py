"""Short walks: where each answer leads, and their words in each language of the pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic

from planner.content.files import Table
from planner.domain.short_walk import End, Question, Walk


@dataclass(frozen=True)
class QuestionWords:
    """A question, why we ask it, and its options by id."""

    title: str
    why: str
    options: Mapping[str, str]


@dataclass(frozen=True)
class EndWords:
    """An end: what it says, what to do, and a sentence ready to use, which may be empty."""

    title: str
    lead: str
    steps: tuple[str, ...]
    sentence: str


@dataclass(frozen=True)
class WalkWords(Generic[End]):
    """The words of a walk in one language."""

    questions: Mapping[str, QuestionWords]
    results: Mapping[End, EndWords]


def read_walk(file: Table, ends: type[End]) -> Walk[End]:
    """Return a walk from its file.

    Raises:
        ContentError: an answer leads nowhere or backwards, or an end has no sources.
    """
    file.only(("questions", "sources"))
    questions, sources = file.table("questions"), file.table("sources")
    sources.only(ends)
    ids = list(questions.values)
    return Walk(
        tuple(_question(questions, id_, {*ids[place + 1 :], *ends}, set(ends)) for place, id_ in enumerate(ids)),
        {end: sources.texts(end) for end in ends},
    )


def read_walk_words(said: Table, walk: Walk[End]) -> WalkWords[End]:
    """Return the words of a walk from its tables `questions` and `results`.

    Raises:
        ContentError: a question, an option or an end has no words, or words stand there that nothing reads.
    """
    questions, results = said.table("questions"), said.table("results")
    questions.only(question.id for question in walk.questions)
    results.only(walk.sources)
    return WalkWords(
        {one.id: _question_words(questions.table(one.id), one) for one in walk.questions},
        {end: _end_words(results.table(end)) for end in walk.sources},
    )


def _question(questions: Table, id_: str, leads: set[str], ends: set[End]) -> Question:
    entry = questions.table(id_)
    if id_ in ends:
        raise questions.wrong(id_)
    for option in entry.values:
        if entry.text(option) not in leads:
            raise entry.wrong(option)
    return Question(id_, {option: entry.text(option) for option in entry.values})


def _question_words(entry: Table, question: Question) -> QuestionWords:
    entry.only(("title", "why", "options"))
    options = entry.table("options")
    options.only(question.leads)
    told = {option: options.text(option) for option in question.leads}
    return QuestionWords(entry.text("title"), entry.text("why"), told)


def _end_words(entry: Table) -> EndWords:
    entry.only(("title", "lead", "steps", "sentence"))
    return EndWords(entry.text("title"), entry.text("lead"), entry.texts("steps"), entry.optional("sentence"))
