"""The form with a school's details: used when it is set up and when it is changed."""

from dataclasses import replace

import streamlit as st

from planner.content.letters import letter_words
from planner.domain.school import LETTER_LANGUAGES, NORWEGIAN, ConsentRules, Contact, GuardianRule, School
from planner.errors import N_
from planner.pages.here import _, bare, here
from planner.pages.look import LANGUAGE_NAMES, quiet

_GUARDIAN_RULES = {
    GuardianRule.ALL: N_("Alle med foreldreansvar må seie ja"),
    GuardianRule.ONE: N_("Det held at éin med foreldreansvar seier ja"),
}


def school_fields(school: School) -> School:
    """Show the fields of a school and return what stands in them."""
    quiet(_("Skriv alltid namnet på skulen og rektor. Breva treng også e-post eller telefon. Resten kan vente."))
    name = st.text_input(bare("Namnet på skulen"), school.name, max_chars=200)
    municipality = st.text_input(
        bare("Kommune"), school.municipality, max_chars=200, help=_("Kommunen er ansvarleg for opplysningane i breva.")
    )
    principal = st.text_input(bare("Rektor"), school.principal, max_chars=200)
    st.markdown(_("**Slik når dei føresette skulen**"))
    address = st.text_input(bare("Postadresse"), school.address, max_chars=300)
    left, right = st.columns(2)
    email = left.text_input(
        bare("E-post"), school.email, max_chars=254, type="email", placeholder=bare("namn@kommunen.no")
    )
    phone = right.text_input(bare("Telefon"), school.phone, max_chars=40, type="phone", placeholder="35 00 00 00")
    officer = _officer(school.officer)
    language = st.radio(
        bare("Språket til skulen"),
        NORWEGIAN,
        index=NORWEGIAN.index(school.language),
        format_func=LANGUAGE_NAMES.__getitem__,
        horizontal=True,
        help=_("Sidene og breva kjem på dette språket når ingen har valt noko anna."),
    )
    letter_languages = _letter_languages(school.letter_languages)
    with st.expander(_("Reglar for samtykke")):
        consent = _consent_fields(school.consent)
    return replace(
        school,
        name=name or "",
        municipality=municipality or "",
        principal=principal or "",
        address=address or "",
        email=email or "",
        phone=phone or "",
        officer=officer,
        language=language or school.language,
        letter_languages=letter_languages,
        consent=consent,
    )


def _letter_languages(chosen: tuple[str, ...]) -> tuple[str, ...]:
    name = here().words.language_name
    languages = st.multiselect(
        bare("Språk i breva"),
        LETTER_LANGUAGES,
        chosen,
        format_func=name,
        placeholder=bare("Vel språk"),
        help=_(
            "Føresette som har eitt av desse språka i klasselista, får brevet på det språket. "
            "Andre får brevet på språket til skulen."
        ),
    )
    unread = [name(code) for code in LETTER_LANGUAGES if not letter_words(code).is_valid]
    if unread:
        quiet(
            _(
                "Ikkje lesne av ein morsmålsbrukar enno: {languages}. "
                "Desse omsetjingane går ut saman med det norske brevet, og det er det norske som gjeld.",
                languages=", ".join(unread),
            )
        )
    return tuple(languages)


def _officer(officer: Contact) -> Contact:
    st.markdown(_("**Personvernombodet i kommunen**"))
    name = st.text_input(bare("Namn"), officer.name, max_chars=200, key="officer_name")
    left, right = st.columns(2)
    email = left.text_input(
        bare("E-post"), officer.email, 254, "officer_email", "email", placeholder=bare("namn@kommunen.no")
    )
    phone = right.text_input(bare("Telefon"), officer.phone, 40, "officer_phone", "phone", placeholder="35 00 00 00")
    return Contact(name or "", email or "", phone or "")


def _consent_fields(rules: ConsentRules) -> ConsentRules:
    quiet(
        _(
            "Datatilsynet seier ulike ting om alder på ulike sider. Skulen vel sjølv; dette er det trygge "
            "utgangspunktet (sjekka 22.11.2026)."
        )
    )
    guardians = st.radio(
        bare("Når to har foreldreansvar"),
        list(GuardianRule),
        index=list(GuardianRule).index(rules.guardians),
        format_func=lambda rule: bare(_GUARDIAN_RULES[rule]),
    )
    below = st.number_input(
        bare("Føresette svarar åleine til eleven fyller (år)"),
        1,
        18,
        rules.guardian_below,
        help=_("Eleven blir høyrd."),
    )
    alone = st.number_input(bare("Eleven svarar åleine frå (år)"), 1, 18, rules.pupil_alone_from)
    months = st.number_input(bare("Eit samtykke gjeld så mange månader"), 1, 48, rules.valid_months)
    return ConsentRules(guardians or rules.guardians, int(below), int(alone), int(months))
