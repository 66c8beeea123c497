"""What the papers of a decision say: the words of the rules, filled from the project and what people did."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from forms.agreement import Agreement
from forms.decision_record import DecisionRecord as RecordDocument
from forms.layout import Letterhead, Sender
from forms.story import Outcome as OutcomeBlock
from forms.story import Quote, Sign
from planner.content.decision import decision_words, fact, rule_set_of
from planner.content.decision_words import DecisionWords
from planner.content.guideline import guideline
from planner.content.texts import Texts, texts
from planner.domain.decision import Effect, Outcome, Rule, Verdict
from planner.domain.judgement import judge
from planner.domain.project import Audience, Project, Site, Task
from planner.domain.record import DecisionRecord
from planner.domain.school import School, SchoolClass
from planner.i18n import Words

_OSLO = ZoneInfo("Europe/Oslo")
_RULE_OF_DOUBT = "open-closed"


@dataclass(frozen=True)
class Parties:
    """Whose copy of an agreement it is: names in the places to sign, and the letter it goes with; empty for a blank."""

    pupil: str = ""
    guardian: str = ""
    letter_id: str = ""


@dataclass(frozen=True)
class Decided:
    """A recorded decision with all its papers name, in one language.

    Attributes:
        tasks: the tasks of the decision's conditions.
        names: staff id to name.
    """

    school: School
    school_class: SchoolClass
    project: Project
    site: Site
    decided: DecisionRecord
    tasks: tuple[Task, ...]
    names: Mapping[str | None, str]
    language: str

    @cached_property
    def verdict(self) -> Verdict:
        """The verdict as it was judged."""
        return judge(rule_set_of(self.decided.rule_set), self.decided.answers)

    @cached_property
    def words(self) -> DecisionWords:
        """The words of the rules it was judged by."""
        return decision_words(self.decided.rule_set, self.language)

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
            sender=self._sender(title),
            title=words["heading"],
            outcome=OutcomeBlock(Sign(outcome), self.words.outcomes[outcome].title, self.words.outcomes[outcome].lead),
            about=self._about(),
            history=tuple(self._history()),
            reasons_heading=words["reasons"],
            reasons=self._quotes(deciding),
            other_reasons_heading=words["other_reasons"],
            other_reasons=self._quotes(rule for rule in raising if rule not in deciding),
            conditions_heading=words["conditions"],
            conditions=tuple(
                (self._who_and_when(task), self.words.conditions[task.subject].task) for task in self.tasks
            ),
            flips_heading=words["flips"],
            flips=self._flips(),
            no_flips=words["no_flips"],
            answers_heading=words["answers"],
            answers=tuple((self._title(question), self._label(question, option)) for question, option in self._answers()),
            note=f"{words['consent_note']} {words['rules_used'].format(version=self.decided.rule_set)}.",
            page_of=self.texts("page.page_of", page="{page}", pages="{pages}"),
            footer=self.texts("record.footer", decision=self.decided.id, version=self.decided.rule_set),
        )

    def agreement(self, parties: Parties) -> Agreement:
        """Return the agreement in doubt; reasons that never leave the staff are one neutral sentence."""
        words, values = self.words.agreement, self._agreement_values()
        footer = "agreement.letter_footer" if parties.letter_id else "agreement.footer"
        return Agreement(
            sender=self._sender(self.texts("agreement.title", site=self.site.name)),
            title=words["heading"],
            intro=words["intro"].format(**values),
            plan=self._about(),
            rule=self._quoted(words["quote"], _RULE_OF_DOUBT),
            reasons_heading=words["reasons"],
            reasons=self._told(),
            choose=words["choose"],
            choices=tuple(_led(words[key]) for key in ("open_means", "closed_means")),
            promises_heading=words["promises"],
            promises=self._promises(),
            terms=tuple(words[key].format(**values) for key in ("no_agreement", "consent_note", "change", "return_by")),
            signatures_heading=words["signatures"],
            signatures=self._signatures(parties),
            date=words["date"],
            page_of=self.texts("page.page_of", page="{page}", pages="{pages}"),
            footer=self.texts(footer, site=self.site.name, letter=parties.letter_id),
        )

    def _sender(self, title: str) -> Sender:
        """Return letterhead and properties of the file."""
        contact = tuple(part for part in (self.school.address, self.school.email, self.school.phone) if part)
        letterhead = Letterhead(self.school.name, self.school.municipality, contact)
        return Sender(letterhead, title, self.language, self.decided.recorded_at.astimezone(_OSLO).date())

    def _about(self) -> tuple[tuple[str, str], ...]:
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
        return self.texts("record.decided_by", name=name, date=self.dates.date(at.astimezone(_OSLO).date()))

    def _condition(self, task: Task) -> tuple[str, str]:
        owner = self.names.get(task.owner_id, self.texts("record.nobody"))
        who_and_when = self.texts("record.task_owner", owner=owner, due=self.dates.date(task.due))
        return who_and_when, self.words.conditions[task.subject].task

    def _quotes(self, rules: Iterable[Rule]) -> tuple[Quote, ...]:
        return tuple(self._quoted(self.words.rules[rule.id], rule.source) for rule in rules)

    def _quoted(self, text: str, source: str) -> Quote:
        """Return a reason with the sentence of the guideline, or what the fact says, and where that stands."""
        rests_on, words = fact(source), self.words.record
        if rests_on:
            read = self.dates.date(rests_on.verified_on)
            where = words["fact_from"].format(publisher=rests_on.publisher, title=rests_on.title, date=read)
            return Quote(text, self.words.facts[source], where)
        advice = guideline(self.language)
        where = words["quote_from"].format(reference=advice.reference, date=self.dates.date(advice.date))
        return Quote(text, self.texts("page.quoted", text=advice.quote(source)), where)

    def _told(self) -> tuple[Quote, ...]:
        deciding = self.verdict.deciding
        told = self._quotes(rule for rule in deciding if not rule.is_shielded)
        hidden = any(rule.is_shielded for rule in deciding)
        return (*told, Quote(self.words.neutral, "", "")) if hidden else told

    def _promises(self) -> tuple[str, ...]:
        open_to_all = {rule.condition for rule in self.verdict.rules if rule.condition and not rule.is_shielded}
        return tuple(self.words.conditions[id_].task for id_ in self.verdict.conditions if id_ in open_to_all)

    def _flips(self) -> tuple[str, ...]:
        return tuple(
            self.words.record["flip"].format(
                question=self._title(flip.question),
                answer=self._label(flip.question, flip.answer),
                outcome=self.words.outcomes[flip.outcome].title,
            )
            for flip in self.verdict.flips
        )

    def _answers(self) -> list[tuple[str, str]]:
        order = rule_set_of(self.decided.rule_set).question_ids
        return [(question, self.decided.answers[question]) for question in order if question in self.decided.answers]

    def _title(self, question: str) -> str:
        return self.words.questions[question].title

    def _label(self, question: str, option: str) -> str:
        return self.words.questions[question].options[option].label

    def _audience(self, audience: Audience) -> str:
        return self._label("wanted_audience", str(audience))

    def _agreement_values(self) -> dict[str, str]:
        return {
            "class_name": self.school_class.label,
            "project": self.project.title,
            "site": self.site.name,
            "contact": ", ".join(part for part in (self.school.email, self.school.phone) if part) or self.school.name,
            "date": self.dates.weekday_date(self.project.reply_by),
        }

    def _signatures(self, parties: Parties) -> tuple[str, ...]:
        teacher = self.names.get(self.project.owner_id, "")
        named = (("teacher", teacher), ("pupil", parties.pupil), ("guardian", parties.guardian))
        words = self.words.agreement
        return tuple(
            self.texts("agreement.named", label=words[key], name=name) if name else words[key] for key, name in named
        )


def is_in_doubt(decided: DecisionRecord) -> bool:
    """Say whether the letters go out with the agreement."""
    return decided.final_outcome is Outcome.DOUBT


def _led(text: str) -> tuple[str, str]:
    """Part "Open: anyone can see it" into the word to tick and what it means."""
    word, colon, meaning = text.partition(":")
    return (f"{word}:", meaning.strip()) if colon else ("", text)
