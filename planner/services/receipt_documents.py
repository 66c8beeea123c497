"""The receipt of a withdrawal or of a pupil's own no, as a file in the language of the person who said so."""

from dataclasses import dataclass

from forms.layout import Sender
from forms.receipt import Receipt as ReceiptDocument
from forms.receipt import receipt_pdf as draw
from forms.text import unprintable
from planner.content.letters import letter_words
from planner.content.texts import texts
from planner.domain.consent import Answer, Receipt, ReplyFact
from planner.domain.permission import Action, Actor
from planner.domain.school import PAGE_LANGUAGES, Guardian, Pupil, School
from planner.errors import N_, NotFound, NotReady
from planner.i18n import Words
from planner.services.access import record, require_project
from planner.services.letter_plan import UNPRINTABLE
from planner.services.letter_sources import unbroken
from planner.services.letterheads import letterhead
from planner.settings import day_of
from planner.storage import Session, class_lists, logos, people, projects, replies


def receipt_pdf(session: Session, actor: Actor, project_id: str, receipt: Receipt) -> bytes:
    """Return the receipt as a file; the same receipt gives the same bytes.

    Raises:
        NotFound: the project has no such withdrawal.
        NotReady: a name has characters that can't be printed.
    """
    project = require_project(session, actor, project_id, Action.RECORD_REPLY)
    facts = _facts(session, project_id, receipt)
    pupil, school_class = class_lists.pupil(session, receipt.pupil_id), people.class_of(session, project.class_id)
    if not facts or pupil is None or school_class is None:
        raise NotFound(N_("Kvitteringa finst ikkje. Sjå på svara til eleven."))
    guardians = class_lists.guardians_of(session, [pupil.id])[pupil.id]
    guardian = next((one for one in guardians if one.id == receipt.signer.person_id), None)
    if any(map(unprintable, (pupil.name, guardian.name if guardian else ""))):
        raise NotReady(UNPRINTABLE)
    school = people.school(session, project.school_id)
    site = projects.site_of(session, project_id).name
    logo = logos.logo_of(session, school.id)
    composer = _Composer(receipt, facts, school, school_class.label, pupil, guardian, site, logo)
    record(session, actor, "receipt_pdf", project_id, str(receipt.number))
    return draw(composer.document())


def receipt_name(receipt: Receipt) -> str:
    """Return the name of a receipt's file; it tells nothing private."""
    return f"kvittering-{receipt.number}.pdf"


def _facts(session: Session, project_id: str, receipt: Receipt) -> tuple[ReplyFact, ...]:
    """Return what the receipt is of; nothing when the school's chain says something else than the receipt."""
    first = receipt.number - len(receipt.purposes) + 1
    found = tuple(
        fact
        for fact in replies.facts_of_project(session, project_id)
        if first <= fact.number <= receipt.number
        and (fact.pupil_id, fact.signer, fact.answered_on) == (receipt.pupil_id, receipt.signer, receipt.withdrawn_on)
        and fact.answer in {Answer.WITHDRAWN, Answer.REFUSED}
    )
    return found if tuple(fact.purpose for fact in found) == receipt.purposes else ()


@dataclass(frozen=True)
class _Composer:
    receipt: Receipt
    facts: tuple[ReplyFact, ...]
    school: School
    class_label: str
    pupil: Pupil
    guardian: Guardian | None
    site: str
    logo: bytes | None

    @property
    def is_pupils(self) -> bool:
        return self.receipt.signer.person_id == self.pupil.id

    @property
    def language(self) -> str:
        """The person's language where pages have it: a receipt in another one would need its reader's words."""
        spoken = self.pupil.language if self.is_pupils else self.guardian.language if self.guardian else ""
        return spoken if spoken in PAGE_LANGUAGES else self.school.language

    def document(self) -> ReceiptDocument:
        kind = "refused" if self.facts[-1].answer is Answer.REFUSED else "withdrawn"
        title, recorded = self.say("title"), day_of(self.facts[-1].recorded_at)
        words, given_name = letter_words(self.language), self.pupil.given_name or self.pupil.name
        spoken_of = None if self.is_pupils else given_name
        return ReceiptDocument(
            sender=Sender(letterhead(self.school, self.logo, self.language), title, self.language, recorded),
            title=self.say(kind, pupil=given_name),
            facts=tuple(self.rows(kind)),
            heading=self.say(f"list_{kind}"),
            statements=tuple(words.statement(one, self.site, spoken_of) for one in self.receipt.purposes),
            texts=self.texts(),
            page_of=texts("documents", self.language)("page.page_of", page="{page}", pages="{pages}"),
            footer=self.say("footer", number=self.receipt.number),
        )

    def rows(self, kind: str) -> list[tuple[str, str]]:
        dates, receipt = Words(self.language), self.receipt
        officer = self.school.officer
        reach = ", ".join(part for part in (officer.name, officer.email, unbroken(officer.phone)) if part)
        return [
            (self.say("number"), str(receipt.number)),
            (self.say("pupil"), self.say("pupil_text", pupil_name=self.pupil.name, class_label=self.class_label)),
            *([(self.say("withdrawn_by"), self.by())] if kind == "withdrawn" else []),
            (self.say("site"), self.site),
            (self.say("said_on"), dates.date(receipt.withdrawn_on)),
            (self.say("recorded_on"), dates.date(day_of(self.facts[-1].recorded_at))),
            *([(self.say("remove_by"), dates.date(receipt.remove_by))] if receipt.remove_by else []),
            *([(self.say("officer"), reach)] if reach else []),
        ]

    def by(self) -> str:
        if self.is_pupils:
            return self.say("own", pupil_name=self.pupil.name)
        return self.guardian.name if self.guardian else self.say("guardian")

    def texts(self) -> tuple[str, ...]:
        school, due = self.school, self.receipt.remove_by
        contact = ", ".join(part for part in (school.email, unbroken(school.phone)) if part) or school.name
        removed = self.say("remove", remove_by=Words(self.language).date(due)) if due else self.say("nothing")
        return removed, self.say("rest"), self.say("contact", contact=contact)

    def say(self, key: str, **values: object) -> str:
        return texts("documents", self.language)(f"receipt.{key}", **values)
