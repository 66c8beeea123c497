"""What a letter is written from: what all letters of a project share, and what is one letter's own."""

from dataclasses import dataclass

from forms.layout import Sender
from planner.domain.consent import ConsentRequest, Letter
from planner.domain.project import Project, Site
from planner.domain.school import Guardian, Pupil, School, SchoolClass, Staff
from planner.services.letterheads import letterhead


@dataclass(frozen=True)
class Sources:
    """What all letters of a project draw on."""

    school: School
    school_class: SchoolClass
    project: Project
    site: Site
    request: ConsentRequest
    teacher: Staff | None
    editor: Staff | None
    deputy: Staff | None
    in_doubt: bool
    logo: bytes | None = None

    @property
    def teacher_name(self) -> str:
        """Who takes the reply sheets back."""
        return self.teacher.name if self.teacher else self.school.name

    @property
    def contact(self) -> str:
        """How to reach the school."""
        return ", ".join(part for part in (self.school.email, unbroken(self.school.phone)) if part)

    def sender(self, language: str, title: str) -> Sender:
        """Return letterhead and properties of a file."""
        return Sender(letterhead(self.school, self.logo, language), title, language, self.request.made_on)


@dataclass(frozen=True)
class Asked:
    """One letter's pupil and signer; `guardians` counts those who get a letter of their own, `pupil_too` the pupil."""

    letter: Letter
    pupil: Pupil
    guardian: Guardian | None
    guardians: int
    pupil_too: bool


def unbroken(number: str) -> str:
    """Return a phone number that no line break parts, and whose groups keep their order in any language."""
    return number.replace(" ", "\u00a0")
