"""What each letter says: the words of its language, filled from the project, the pupil and the signer."""

from dataclasses import dataclass, replace

from forms.agreement import Agreement
from forms.letter import Letter as LetterDocument
from forms.reply_sheet import ReplySheet, Signature
from forms.story import Block, Closing, Facts, Heading, Listing, Note, Text, Title, Tongues
from planner.content.letters import letter_words
from planner.domain.project import What
from planner.domain.school import NORWEGIAN, GuardianRule
from planner.services.letter_facts import about, data
from planner.services.letter_sources import Asked, Sources
from planner.services.letter_voice import Voice

_WORKS = {What.WORK_UNNAMED, What.WORK_FIRST_NAME, What.WORK_FULL_NAME, What.JOINT_WORK, What.BYLINE, What.QUOTE}


def compose(sources: Sources, asked: Asked, agreement: Agreement | None = None) -> LetterDocument:
    """Return the letter as a document."""
    composer = _Composer(sources, asked)
    letter = composer.document(agreement)
    if composer.words.is_valid:
        return letter
    norwegian = replace(asked, letter=replace(asked.letter, language=sources.school.language))
    valid = _Composer(sources, norwegian).document(None)
    return replace(letter, valid=valid, reply=replace(letter.reply, valid=valid.reply))


@dataclass(frozen=True)
class _Composer(Voice):
    """Makes the parts of a letter."""

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
            (self.say("page.case_handler"), str(self.values["teacher"])),
        )

    def remarks(self) -> tuple[tuple[str, str], ...]:
        """Return the lines beside the address: for who reads neither this language nor Norwegian, in English."""
        mine, school = self.words.language, self.sources.school
        if mine not in NORWEGIAN or "en" not in school.letter_languages:
            return ()
        return (("en", letter_words("en")("page.other_language")),)

    def tongues(self) -> tuple[tuple[str, str], ...]:
        """Return a line in each further language that the school has the letter in."""
        if self.words.language not in NORWEGIAN:
            return ()
        # Who reads one kind of Norwegian reads both; English stands on the first page.
        others = [code for code in self.sources.school.letter_languages if code not in {*NORWEGIAN, "en"}]
        return tuple((code, letter_words(code)("page.other_language")) for code in others)

    def story(self) -> list[Block]:
        story: list[Block] = [
            *([] if self.words.is_valid else [Note(self.say("page.translation"))]),
            Title(self.own("title"), self.own("title_deadline")),
            Text(self.hello()),
            Text(self.own("intro")),
            Note(self.own("todo"), self.own("todo_lead")),
            Heading(self.own("asked")),
            Listing(self.statements, numbered=True),
            Heading(self.own("about")),
            Facts(about(self)),
        ]
        if self.sources.in_doubt:
            story += [Heading(self.say("doubt.heading")), Text(self.say("doubt.text"))]
        story += [Heading(self.own("free")), Text(self.own("free_text"))]
        story += [Heading(self.own("heard")), *map(Text, self.heard())]
        story += [Heading(self.own("change")), Text(self.own("change_text"))]
        if _WORKS & {purpose.what for purpose in self.sources.request.purposes}:
            story += [Text(self.own("own_work"))]
        story += [Heading(self.own("data")), Facts(data(self)), Text(self.own("receipt"))]
        tongues = self.tongues()
        return [*story, Closing(self.closing()), *([Tongues(tongues)] if tongues else [])]

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

    def closing(self) -> tuple[str, ...]:
        email = self.sources.teacher.email if self.sources.teacher else ""
        sender = f"{self.own('sender')}, {self.apart(email)}" if email else self.own("sender")
        return (self.own("bye"), sender, self.own("sender_school"))

    def reply_sheet(self) -> ReplySheet:
        return ReplySheet(
            letter_id=self.asked.letter.id,
            language=self.words.language,
            title=self.say("reply.title"),
            people=(
                (self.say("reply.pupil"), self.say("reply.pupil_text")),
                (self.say("reply.signer"), str(self.values["signer"]) or self.say("reply.signer_unknown")),
            ),
            instruction=self.say("reply.instruction"),
            yes=self.say("reply.yes"),
            no=self.say("reply.no"),
            statements=self.statements,
            box=self.words("reply.box", answer="{answer}", number="{number}", statement="{statement}"),
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
