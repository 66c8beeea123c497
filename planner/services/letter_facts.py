"""The facts of a letter: about the site, and how the school looks after the information."""

from planner.content.platforms import platforms
from planner.domain.school import PAGE_LANGUAGES
from planner.services.letter_sources import unbroken
from planner.services.letter_voice import Voice


def about(voice: Voice) -> tuple[tuple[str, str], ...]:
    """Return rows on the site: where it is, who sees it, who answers for it, until when."""
    request = voice.sources.request
    audience = voice.say(f"audience.{request.audience}")
    kind = "doubt" if voice.sources.in_doubt else "open" if request.audience.is_open else "closed"
    return (
        (voice.say("facts.site"), str(voice.values["site"])),
        (
            voice.say("facts.address"),
            voice.apart(request.address) if request.address else voice.say("facts.address_later"),
        ),
        (voice.say("facts.audience"), f"{audience} {voice.say(f'audience_note.{kind}')}"),
        (voice.say("facts.platform"), _platform(voice)),
        (voice.say("facts.editor"), _editor(voice)),
        (voice.say("facts.until"), voice.say("facts.until_text")),
    )


def _platform(voice: Voice) -> str:
    mine = voice.words.language
    platform = platforms(mine if mine in PAGE_LANGUAGES else voice.sources.school.language)[
        voice.sources.request.platform
    ]
    name, company = voice.apart(platform.name), voice.apart(platform.company)
    if not platform.company:
        return voice.words("facts.platform_school", platform=name)
    country = voice.dates.country(platform.country)
    if platform.company == platform.name:
        return voice.words("facts.platform_own", platform=name, country=country)
    return voice.words("facts.platform_text", platform=name, company=company, country=country)


def _editor(voice: Voice) -> str:
    editor, deputy = voice.sources.editor, voice.sources.deputy
    name = voice.apart(editor.name if editor else voice.sources.teacher_name)
    if deputy is None:
        return voice.words("facts.editor_text", editor=name)
    return voice.words("facts.editor_and_deputy_text", editor=name, deputy=voice.apart(deputy.name))


def data(voice: Voice) -> tuple[tuple[str, str], ...]:
    """Return rows on the data: who is responsible, why, which rights there are, where to complain."""
    officer = voice.sources.school.officer
    reach = ", ".join(voice.apart(part) for part in (officer.name, officer.email, unbroken(officer.phone)) if part)
    return (
        (voice.say("facts.controller"), voice.say("facts.controller_text")),
        (voice.say("facts.officer"), reach or voice.say("facts.officer_unknown")),
        *(
            (voice.say(f"facts.{key}"), voice.say(f"facts.{key}_text"))
            for key in ("basis", "rights", "kept", "complaint")
        ),
    )
