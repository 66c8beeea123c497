"""The headings of a class list: which column holds what, in the words that schools and their systems use."""

import re
import unicodedata
from collections.abc import Sequence

from planner.errors import N_, InvalidInput
from planner.readers.cells import clean

REQUIRED = ("fornamn", "etternamn", "klasse")
_PUPIL = {
    "elev_id": "elev_id elevid elevnummer elevnr id ekstern_id external_id pupil_id student_id sourced_id",
    "fornamn": "fornamn fornavn first_name given_name elev_fornamn elevens_fornavn elevens_fornamn",
    "etternamn": "etternamn etternavn last_name family_name surname elev_etternamn elevens_etternavn elevens_etternamn",
    "fodselsdato": "fodselsdato fodseldato fodt fdato birth_date birthdate date_of_birth dob birthday",
    "klasse": "klasse klassar klasser klassenamn klassenavn class classes basisgruppe",
    "sprak": "sprak morsmal heimesprak hjemmesprak elev_sprak language",
    "skjul": "skjul skjult skjules hide hidden never_show vis_aldri aldri_vis",
    "adresse": "adresse gateadresse postadresse address street street_address",
    "postnr": "postnr postnummer postkode postcode postal_code zip",
    "poststad": "poststad poststed stad sted town city postal_town",
}
_GUARDIAN = {
    "namn": "namn navn name fullt_navn fullt_namn full_name",
    "fornamn": "fornamn fornavn first_name given_name",
    "etternamn": "etternamn etternavn last_name family_name surname",
    "epost": "epost e_postadresse epostadresse mail email e_mail email_address",
    "telefon": "telefon tlf telefonnummer telefonnr mobil mobilnummer mobiltelefon tlf_mobil phone mobile sms",
    "sprak": "sprak morsmal language brevsprak",
    "foreldreansvar": "foreldreansvar ansvar har_foreldreansvar responsibility parental_responsibility custody",
    "adresse": _PUPIL["adresse"],
    "postnr": _PUPIL["postnr"],
    "poststad": _PUPIL["poststad"],
    "id": "id ekstern_id external_id sourced_id",
}
_GUARDIAN_HEADING = re.compile(r"(?:foresatte?|foresette?|forelder|verge|guardian|parent)([1-9])(\w+)")
_SPELLINGS = (("æ", "ae"), ("ø", "o"), ("ö", "o"), ("aa", "a"), ("oe", "o"))


def fold(heading: str) -> str:
    """Return a heading without case, spaces, signs and the ways of writing æ, ø and å."""
    text = clean(heading[:100]).casefold()
    for written, plain in _SPELLINGS:
        text = text.replace(written, plain)
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if sign.isalnum())


def by_spelling(words: dict[str, str]) -> dict[str, str]:
    """Return columns by the folded spellings of their headings, which stand apart by spaces."""
    return {fold(word): column for column, spellings in words.items() for word in spellings.split()}


_PUPIL_COLUMN = by_spelling(_PUPIL)
_GUARDIAN_COLUMN = by_spelling(_GUARDIAN)


def column_of(heading: str) -> str | None:
    """Return the contract's name of a column, such as fodselsdato or foresatt1_epost, or None when it isn't known."""
    folded = fold(heading)
    if folded in _PUPIL_COLUMN:
        return _PUPIL_COLUMN[folded]
    guardian = _GUARDIAN_HEADING.fullmatch(folded)
    field = _GUARDIAN_COLUMN.get(guardian[2]) if guardian else None
    return f"foresatt{int(guardian[1])}_{field}" if guardian and field else None


def is_known(heading: str) -> bool:
    """Whether a cell is a heading we know."""
    return column_of(heading) is not None


def columns_of(file: str, headings: Sequence[str]) -> dict[str, int]:
    """Return where each known column is.

    Raises:
        InvalidInput: a required column is missing, or two headings mean the same; the message names them.
    """
    columns: dict[str, int] = {}
    for place, heading in enumerate(headings):
        column = column_of(heading)
        if column in columns:
            raise InvalidInput(
                N_("{file} har to kolonnar for {column}: «{first}» og «{second}». Behald berre den eine."),
                file=file,
                column=column,
                first=clean(headings[columns[column]])[:60],
                second=clean(heading)[:60],
            )
        if column:
            columns[column] = place
    missing = [column for column in REQUIRED if column not in columns]
    if missing:
        raise InvalidInput(
            N_("{file} manglar desse kolonnane: {columns}. Skriv overskriftene i første rad."),
            file=file,
            columns=", ".join(missing),
        )
    return columns
