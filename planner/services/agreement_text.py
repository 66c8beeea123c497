"""What the agreement in doubt says; reasons that never leave the staff are one neutral sentence in it."""

from dataclasses import dataclass

from forms.agreement import Agreement
from planner.content.letters import letter_words
from planner.domain.decision import Effect
from planner.domain.judgement import public_rules
from planner.domain.school import NORWEGIAN
from planner.services.decision_text import Decided
from planner.services.letter_sources import unbroken

_RULE_OF_DOUBT = "open-closed"
_PROMISES = ("promise_consent", "promise_editor", "promise_end")
_TERMS = (("no_agreement", "consent_note"), ("change", "return_by"))


@dataclass(frozen=True)
class Parties:
    """Whose copy of an agreement it is: names in the places to sign, and the letter it goes with.

    An empty name leaves a blank; no guardian (None) leaves out the place, for a pupil who answers alone. The language
    is that of the letter: where it isn't the agreement's, a line in it says what the paper is.
    """

    pupil: str = ""
    guardian: str | None = ""
    letter_id: str = ""
    language: str = ""


def agreement(decided: Decided, parties: Parties) -> Agreement:
    """Return the agreement as a document."""
    words, texts, values = decided.words.agreement, decided.texts, _values(decided)
    footer = "agreement.letter_footer" if parties.letter_id else "agreement.footer"
    return Agreement(
        sender=decided.sender(texts("agreement.title", site=decided.site.name)),
        title=words["heading"],
        intro=words["intro"].format(**values),
        plan=_plan(decided, parties),
        rule=decided.quoted(words["quote"], _RULE_OF_DOUBT),
        reasons_heading=words["reasons"],
        reasons=_told(decided),
        choose=words["choose"],
        choices=tuple(_led(words[key]) for key in ("open_means", "closed_means")),
        promises_heading=words["promises"],
        promises=tuple(words[key].format(**values) for key in _PROMISES),
        terms=tuple(" ".join(words[key].format(**values) for key in keys) for keys in _TERMS),
        signatures=_signatures(decided, parties),
        date=words["date"],
        page_of=texts("page.page_of", page="{page}", pages="{pages}"),
        footer=texts(footer, site=decided.site.name, letter=parties.letter_id),
        tongues=_tongues(decided, parties),
    )


def _plan(decided: Decided, parties: Parties) -> tuple[tuple[str, str], ...]:
    """Return rows on whose copy it is and on the site; the project, the class and its name stand above them."""
    label, site = letter_words(decided.language), decided.site
    audience = decided.words.questions["wanted_audience"].options[str(site.audience)].label
    rows = (
        (decided.words.agreement["pupil"], f"{parties.pupil}, {decided.school_class.label}" if parties.pupil else ""),
        (label("facts.address"), site.address),
        (label("facts.audience"), audience),
    )
    return tuple(row for row in rows if row[1])


def _tongues(decided: Decided, parties: Parties) -> tuple[tuple[str, str], ...]:
    """Return the heading that the letter has for the agreement, for who reads the letter in another language."""
    if parties.language in {"", decided.language, *NORWEGIAN}:
        return ()
    return ((parties.language, letter_words(parties.language)("doubt.heading")),)


def _told(decided: Decided) -> tuple[str, ...]:
    """Return what speaks for doubt; what the reasons rest on stands in the decision record."""
    shown = public_rules(decided.verdict)
    told = tuple(decided.words.doubts[rule.id] for rule in shown.rules if rule.effect is Effect.DOUBT)
    return (*told, decided.words.neutral) if shown.neutral or not told else told


def _values(decided: Decided) -> dict[str, str]:
    school, project = decided.school, decided.project
    return {
        "class_name": decided.school_class.label,
        "project": project.title,
        "site": decided.site.name,
        "editor": decided.names.get(decided.site.editor_id, ""),
        "until": decided.dates.date(project.ends),
        "contact": ", ".join(part for part in (school.email, unbroken(school.phone)) if part) or school.name,
        "date": decided.dates.weekday_date(project.reply_by),
    }


def _signatures(decided: Decided, parties: Parties) -> tuple[str, ...]:
    teacher = decided.names.get(decided.project.owner_id, "")
    named = (("teacher", teacher), ("pupil", parties.pupil), ("guardian", parties.guardian))
    words = decided.words.agreement
    return tuple(
        decided.texts("agreement.named", label=words[key], name=name) if name else words[key]
        for key, name in named
        if name is not None
    )


def _led(text: str) -> tuple[str, str]:
    """Part "Open: anyone can see it" into the word to tick and what it means."""
    word, colon, meaning = text.partition(":")
    return (f"{word}:", meaning.strip()) if colon else ("", text)
