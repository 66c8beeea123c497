"""The voice of a letter: the words of its language, and the values that its texts are filled with."""

from dataclasses import dataclass
from functools import cached_property

from forms.text import apart
from planner.content.letters import LetterWords, letter_words
from planner.domain.consent import SignerKind
from planner.i18n import Words
from planner.services.letter_sources import Asked, Sources


@dataclass(frozen=True)
class Voice:
    """Speaks of one letter's pupil to one signer."""

    sources: Sources
    asked: Asked

    @cached_property
    def words(self) -> LetterWords:
        """The letter's texts."""
        return letter_words(self.asked.letter.language)

    @cached_property
    def dates(self) -> Words:
        """Dates in the letter's language."""
        return Words(self.asked.letter.language)

    @property
    def is_pupils(self) -> bool:
        """Whether the letter is to the pupil."""
        return self.asked.letter.signer.kind is SignerKind.PUPIL

    @cached_property
    def values(self) -> dict[str, object]:
        """The values of all places; each text takes those it names."""
        sources, pupil, request = self.sources, self.asked.pupil, self.sources.request
        rules = sources.school.consent
        values = {
            "pupil": pupil.given_name or pupil.name,
            "pupil_name": pupil.name,
            "signer": pupil.name if self.is_pupils else self.asked.guardian.name if self.asked.guardian else "",
            "class_label": sources.school_class.label,
            "school": sources.school.name,
            "site": request.site_name,
            "purpose": _sentence(request.purpose or sources.project.title),
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
        return {name: self.apart(value) for name, value in values.items()}

    @cached_property
    def statements(self) -> tuple[str, ...]:
        """What is said yes or no to."""
        spoken_of, site = None if self.is_pupils else str(self.values["pupil"]), str(self.values["site"])
        return tuple(self.words.statement(purpose, site, spoken_of) for purpose in self.sources.request.purposes)

    def apart(self, value: object) -> str:
        """Return a value as it stands in a sentence of the letter's language."""
        return apart(value, self.words.language)

    def say(self, key: str) -> str:
        """Return a text, filled."""
        return self.words(key, **self.values)

    def own(self, key: str) -> str:
        """Return a text of the guardian's letter or of the pupil's."""
        return self.say(f"{'pupil' if self.is_pupils else 'guardian'}.{key}")


def _sentence(text: str) -> str:
    """Return what a teacher wrote so that a sentence can follow it."""
    stripped = text.strip()
    return stripped if not stripped or stripped[-1] in ".!?…" else f"{stripped}."
