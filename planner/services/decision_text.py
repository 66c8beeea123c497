"""What the decision record says: the words of the rules, filled from the project and what people did."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from forms.decision_record import DecisionRecord as RecordDocument
from forms.layout import Sender
from forms.story import Outcome as OutcomeBlock
from forms.story import Quote, Sign
from planner.content.decision import decision_words, fact, rule_set_of
from planner.content.decision_words import DecisionWords
from planner.content.texts import Texts, texts
from planner.domain.decision import Effect, Outcome, Rule, Verdict
from planner.domain.guideline import Guideline, IssuedVersion
from planner.domain.judgement import judge
from planner.domain.project import Audience, Project, Site, Task
from planner.domain.record import DecisionRecord
from planner.domain.school import School, SchoolClass
from planner.i18n import Words
from planner.services.guidelines import read_version
from planner.services.letterheads import letterhead
from planner.settings import day_of


@dataclass(frozen=True)
class Decided:
    """A recorded decision with all its papers name, in one language.

    Attributes:
        issued: the version of the guideline when it was recorded; None when it was the one of the program.
        tasks: the tasks of the decision's conditions.
        names: staff id to name.
    """

    school: School
    school_class: SchoolClass
    project: Project
    site: Site
    decided: DecisionRecord
    issued: IssuedVersion | None
    tasks: tuple[Task, ...]
    names: Mapping[str | None, str]
    language: str
    logo: bytes | None = None

    @cached_property
    def verdict(self) -> Verdict:
        """The verdict as it was judged."""
        return judge(rule_set_of(self.decided.rule_set), self.decided.answers)

    @cached_property
    def words(self) -> DecisionWords:
        """The words of the rules it was judged by."""
        return decision_words(self.decided.rule_set, self.language)

    @cached_property
    def advice(self) -> Guideline:
        """The guideline as it stood when the decision was recorded."""
        return read_version(self.issued, self.language)

    @cached_property
    def texts(self) -> Texts:
        """What stands around the words of the rules."""
        return texts("documents", self.language)

    @cached_property
    def dates(self) -> Words:
        """Dates in words."""
        return Words(self.language)

    def decision_record(self) -> RecordDocument:
        """Return the decision record; it is for the staff and names every reason."""
        words, title = self.words.record, self.texts("record.title", site=self.site.name)
        outcome = self.decided.final_outcome
        deciding = self.verdict.deciding
        raising = [rule for rule in self.verdict.rules if rule.effect is not Effect.CONDITION]
        return RecordDocument(
            sender=self.sender(title),
            title=words["heading"],
            outcome=OutcomeBlock(Sign(outcome), self.words.outcomes[outcome].title, self.words.outcomes[outcome].lead),
            about=self.about(),
            history=tuple(self._history()),
            reasons_heading=words["reasons"],
            reasons=self.quotes(deciding),
            other_reasons_heading=words["other_reasons"],
            other_reasons=self.quotes(rule for rule in raising if rule not in deciding),
            conditions_heading=words["conditions"],
            conditions_head=tuple(self.texts(f"record.{column}") for column in ("task", "owner", "due")),
            conditions=tuple(self._condition(task) for task in self.tasks),
            answers_heading=words["answers"],
            answers_head=(self.texts("record.question"), self.texts("record.answer"), words["flips"]),
            answers=tuple(self._answers()),
            remarks=tuple(self._remarks()),
            page_of=self.texts("page.page_of", page="{page}", pages="{pages}"),
            footer=self.texts("record.footer", decision=self.decided.id, version=self.decided.rule_set),
        )

    def sender(self, title: str) -> Sender:
        """Return letterhead and properties of the file."""
        day = day_of(self.decided.recorded_at)
        return Sender(letterhead(self.school, self.logo, self.language), title, self.language, day)

    def about(self) -> tuple[tuple[str, str], ...]:
        """Return what it is about: rows of a label and a value."""
        words = self.words.record
        rows = (
            (words["project"], self.project.title),
            (words["class"], self.school_class.label),
            (words["site"], self.site.name),
            (words["address"], self.site.address),
            (words["audience"], self._audience(self.site.audience)),
        )
        return tuple(row for row in rows if row[1])

    def _history(self) -> list[tuple[str, str]]:
        words, decided = self.words.record, self.decided
        rows = [(words["decided_by"], self._by(decided.recorded_by, decided.recorded_at))]
        if decided.override:
            changed = words["override"].format(outcome=self.words.outcomes[decided.override.outcome].title)
            by = self._by(decided.override.by, decided.override.at)
            rows.append((words["override_reason"], f"{changed}. {decided.override.reason} ({by})"))
        if decided.approval:
            rows.append((words["approval"], self._by(decided.approval.by, decided.approval.at)))
        elif decided.needs_approval(self.site.audience):
            rows.append((words["approval"], words["approval_missing"]))
        if decided.agreement:
            agreed, outcome = decided.agreement, self.words.outcomes[decided.agreement.outcome].title
            day = self.dates.date(agreed.on)
            said = words["agreed"].format(outcome=outcome, who=agreed.agreed_with, date=day)
            rows.append((words["agreement"], said))
        elif decided.needs_agreement:
            rows.append((words["agreement"], words["agreement_missing"]))
        return rows

    def _by(self, staff_id: str | None, at: datetime) -> str:
        name = self.names.get(staff_id, self.school.name)
        return self.texts("record.decided_by", name=name, date=self.dates.date(day_of(at)))

    def _condition(self, task: Task) -> tuple[str, str, str]:
        owner = self.names.get(task.owner_id, self.texts("record.nobody"))
        return self.words.conditions[task.subject].task, owner, self.dates.date(task.due)

    def quotes(self, rules: Iterable[Rule]) -> tuple[Quote, ...]:
        """Return the reasons of rules, with what they rest on."""
        return tuple(self.quoted(self.words.rules[rule.id], rule.source) for rule in rules)

    def quoted(self, text: str, source: str) -> Quote:
        """Return a reason with the sentence of the guideline, or what the fact says, and where that stands."""
        rests_on, words = fact(source), self.words.record
        if rests_on:
            read = self.dates.date(rests_on.verified_on)
            where = words["fact_from"].format(publisher=rests_on.publisher, title=rests_on.title, date=read)
            return Quote(text, self.words.facts[source], where)
        where = words["quote_from"].format(reference=self.advice.reference, date=self.dates.date(self.advice.date))
        return Quote(text, self.texts("page.quoted", text=self.advice.quote(source)), where)

    def _answers(self) -> Iterator[tuple[str, str, str]]:
        for question in rule_set_of(self.decided.rule_set).question_ids:
            if question in self.decided.answers:
                answer = self._label(question, self.decided.answers[question])
                yield self.words.questions[question].title, answer, self._flips(question)

    def _flips(self, question: str) -> str:
        """Return the other answers to a question that would have changed the outcome, by what they give."""
        given: dict[Outcome, list[str]] = {}
        for flip in self.verdict.flips:
            if flip.question == question:
                answer = self.texts("page.quoted", text=self._label(question, flip.answer))
                given.setdefault(flip.outcome, []).append(answer)
        return "; ".join(
            self.texts("record.flip", answers=", ".join(answers), outcome=self.texts(f"record.short_{outcome}"))
            for outcome, answers in given.items()
        )

    def _remarks(self) -> list[str]:
        words = self.words.record
        remarks = [words["consent_note"], words["rules_used"].format(version=self.decided.rule_set)]
        return remarks if self.verdict.flips else [words["no_flips"], *remarks]

    def _label(self, question: str, option: str) -> str:
        return self.words.questions[question].options[option].label

    def _audience(self, audience: Audience) -> str:
        return self._label("wanted_audience", str(audience))


def is_in_doubt(decided: DecisionRecord) -> bool:
    """Say whether the letters go out with the agreement."""
    return decided.final_outcome is Outcome.DOUBT
