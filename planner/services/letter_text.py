"""What each letter says: the words of its language, filled from the project, the pupil and the signer."""

from dataclasses import dataclass
from functools import cache, cached_property

from babel import Locale

from forms.agreement import Agreement
from forms.letter import Letter as LetterDocument
from forms.reply_sheet import ReplySheet, Signature
from forms.story import Block, Closing, Facts, Heading, Listing, Note, Text, Title
from planner.content.letters import WRITTEN, LetterWords, letter_words
from planner.content.platforms import platforms
from planner.domain.consent import SignerKind
from planner.domain.project import What
from planner.domain.school import NORWEGIAN, GuardianRule
from planner.i18n import Words
from planner.services.letter_sources import Asked, Sources

_LOCALES = {"nn": "nn_NO", "nb": "nb_NO", "en": "en_GB"}
_WORKS = {What.WORK_UNNAMED, What.WORK_FIRST_NAME, What.WORK_FULL_NAME, What.JOINT_WORK, What.BYLINE, What.QUOTE}


def compose(sources: Sources, asked: Asked, agreement: Agreement | None = None) -> LetterDocument:
    """Return the letter as a document."""
    return _Composer(sources, asked).document(agreement)


@dataclass(frozen=True)
class _Composer:
    sources: Sources
    asked: Asked

    @cached_property
    def words(self) -> LetterWords:
        return letter_words(self.asked.letter.language)

    @cached_property
    def dates(self) -> Words:
        return Words(self.asked.letter.language)

    @property
    def is_pupils(self) -> bool:
        return self.asked.letter.signer.kind is SignerKind.PUPIL

    @cached_property
    def values(self) -> dict[str, object]:
        """The values of all places; each text takes those it names."""
        sources, pupil, request = self.sources, self.asked.pupil, self.sources.request
        rules = sources.school.consent
        return {
            "pupil": pupil.given_name or pupil.name,
            "pupil_name": pupil.name,
            "signer": pupil.name if self.is_pupils else self.asked.guardian.name if self.asked.guardian else "",
            "class_label": sources.school_class.label,
            "school": sources.school.name,
            "site": request.site_name,
            "purpose": _sentence(request.purpose),
            "deadline": self.dates.weekday_date(request.reply_by),
            "until": self.dates.date(request.until),
            "teacher": sources.teacher_name,
            "contact": sources.contact,
            "days": self.words.days_to_removal,
            "age": rules.guardian_below if self.asked.guardians else rules.pupil_alone_from,
            "letter": self.asked.letter.id,
            "version": self.words.version,
            "controller": sources.school.municipality or sources.school.name,
        }

    @cached_property
    def statements(self) -> tuple[str, ...]:
        spoken_of = None if self.is_pupils else str(self.values["pupil"])
        request = self.sources.request
        return tuple(self.words.statement(purpose, request.site_name, spoken_of) for purpose in request.purposes)

    def say(self, key: str) -> str:
        return self.words(key, **self.values)

    def own(self, key: str) -> str:
        """Return a text of the guardian's letter or of the pupil's."""
        return self.say(f"{'pupil' if self.is_pupils else 'guardian'}.{key}")

    def document(self, agreement: Agreement | None) -> LetterDocument:
        return LetterDocument(
            sender=self.sources.sender(self.words.language, self.say("page.document_title")),
            recipient=self.recipient(),
            reference=self.reference(),
            remarks=self.remarks(),
            story=tuple(self.story()),
            page_of=self.words("page.page_of", page="{page}", pages="{pages}"),
            footer=self.say("page.footer"),
            reply=self.reply_sheet(),
            agreement=agreement,
        )

    def recipient(self) -> tuple[str, ...]:
        guardian = self.asked.guardian
        if self.is_pupils:
            return (self.asked.pupil.name, self.say("address.pupil"))
        if guardian is None:
            return (self.say("address.guardians"),)
        if not guardian.address:
            return (self.say("address.guardians"), guardian.name)
        return (guardian.name, guardian.address, f"{guardian.postal_code} {guardian.town}".strip())

    def reference(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.say("page.date"), self.dates.date(self.asked.letter.made_on)),
            (self.say("page.letter_number"), self.asked.letter.id),
            (self.say("page.case_handler"), self.sources.teacher_name),
        )

    def remarks(self) -> tuple[str, ...]:
        """Return the lines about other languages, and that a translation isn't the valid text."""
        mine, school = self.words.language, self.sources.school
        others = [code for code in school.letter_languages if code in WRITTEN and code != mine]
        # Who reads one kind of Norwegian reads both; who reads neither may want the valid text.
        others = [code for code in others if code not in NORWEGIAN] if mine in NORWEGIAN else [school.language]
        lines = [letter_words(code)("page.other_language") for code in others]
        return tuple(line for line in (self.say("page.translation"), *lines) if line)

    def story(self) -> list[Block]:
        story: list[Block] = [
            Title(self.own("title"), self.own("title_deadline")),
            Text(self.hello()),
            Text(self.own("intro")),
            Note(self.own("todo"), self.own("todo_lead")),
            Heading(self.own("asked")),
            Listing(self.statements, numbered=True),
            Heading(self.own("about")),
            Facts(self.about()),
        ]
        if self.sources.in_doubt:
            story += [Heading(self.say("doubt.heading")), Text(self.say("doubt.text"))]
        story += [Heading(self.own("free")), Text(self.own("free_text"))]
        story += [Heading(self.own("heard")), *map(Text, self.heard())]
        story += [Heading(self.own("change")), Text(self.own("change_text"))]
        if _WORKS & {purpose.what for purpose in self.sources.request.purposes}:
            story += [Text(self.own("own_work"))]
        story += [Heading(self.own("data")), Facts(self.data()), Text(self.own("receipt"))]
        return [*story, Closing(self.closing())]

    def hello(self) -> str:
        if not self.is_pupils and self.asked.guardian is None:
            return self.say("guardian.hello_unknown")
        return self.own("hello")

    def heard(self) -> list[str]:
        if self.is_pupils:
            return [self.say("pupil.heard_with_guardian" if self.asked.guardians else "pupil.heard_alone")]
        texts = [self.say("guardian.heard_above" if self.asked.pupil_too else "guardian.heard_below")]
        if self.asked.guardian is None:
            texts.append(self.say("guardian.unknown_guardians"))
        elif self.asked.guardians > 1:
            one = self.sources.school.consent.guardians is GuardianRule.ONE
            texts.append(self.say("guardian.one_guardian" if one else "guardian.all_guardians"))
        return texts

    def about(self) -> tuple[tuple[str, str], ...]:
        request = self.sources.request
        audience = self.say(f"audience.{request.audience}")
        kind = "doubt" if self.sources.in_doubt else "open" if request.audience.is_open else "closed"
        return (
            (self.say("facts.site"), request.site_name),
            (self.say("facts.address"), request.address or self.say("facts.address_later")),
            (self.say("facts.audience"), f"{audience} {self.say(f'audience_note.{kind}')}"),
            (self.say("facts.platform"), self.platform()),
            (self.say("facts.editor"), self.editor()),
            (self.say("facts.until"), self.say("facts.until_text")),
        )

    def platform(self) -> str:
        platform = platforms(self.words.language)[self.sources.request.platform]
        if not platform.company:
            return self.words("facts.platform_school", platform=platform.name)
        country = _country(platform.country, self.words.language)
        if platform.company == platform.name:
            return self.words("facts.platform_own", platform=platform.name, country=country)
        return self.words("facts.platform_text", platform=platform.name, company=platform.company, country=country)

    def editor(self) -> str:
        editor, deputy = self.sources.editor, self.sources.deputy
        name = editor.name if editor else self.sources.teacher_name
        if deputy is None:
            return self.words("facts.editor_text", editor=name)
        return self.words("facts.editor_and_deputy_text", editor=name, deputy=deputy.name)

    def data(self) -> tuple[tuple[str, str], ...]:
        officer = self.sources.school.officer
        reach = ", ".join(part for part in (officer.name, officer.email, officer.phone) if part)
        return (
            (self.say("facts.controller"), self.say("facts.controller_text")),
            (self.say("facts.officer"), reach or self.say("facts.officer_unknown")),
            *(
                (self.say(f"facts.{key}"), self.say(f"facts.{key}_text"))
                for key in ("basis", "rights", "kept", "complaint")
            ),
        )

    def closing(self) -> tuple[str, ...]:
        email = self.sources.teacher.email if self.sources.teacher else ""
        sender = f"{self.own('sender')}, {email}" if email else self.own("sender")
        return (self.own("bye"), sender, self.own("sender_school"))

    def reply_sheet(self) -> ReplySheet:
        return ReplySheet(
            letter_id=self.asked.letter.id,
            title=self.say("reply.title"),
            people=(
                (self.say("reply.pupil"), self.say("reply.pupil_text")),
                (self.say("reply.signer"), str(self.values["signer"]) or self.say("reply.signer_unknown")),
            ),
            instruction=self.say("reply.instruction"),
            yes=self.say("reply.yes"),
            no=self.say("reply.no"),
            statements=self.statements,
            signatures=tuple(Signature(line, self.say("reply.date")) for line in self.signatures()),
            hand_in=(self.say("reply.hand_in"), self.say("reply.no_answer")),
            page_of=self.words("reply.page_of", page="{page}", pages="{pages}"),
            reference=self.say("reply.reference"),
        )

    def signatures(self) -> list[str]:
        if self.is_pupils:
            return [self.say("reply.sign_pupil")]
        known = "reply.sign_guardian" if self.asked.guardian else "reply.sign_guardian_unknown"
        return [self.say(known)] + ([] if self.asked.pupil_too else [self.say("reply.sign_heard")])


@cache
def _country(code: str, language: str) -> str:
    return str(Locale.parse(_LOCALES[language]).territories.get(code, code))


def _sentence(text: str) -> str:
    """Return what a teacher wrote so that a sentence can follow it."""
    stripped = text.strip()
    return stripped if not stripped or stripped[-1] in ".!?…" else f"{stripped}."
