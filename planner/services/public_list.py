"""The public list: a school's open sites for anybody, as a page and as files to take along."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from itertools import groupby
from xml.etree import ElementTree as ET

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from planner.content.platforms import platforms
from planner.domain.site import MadeBy
from planner.errors import N_
from planner.i18n import Words
from planner.readers.cells import is_web_address
from planner.services.table_files import Columns, csv_file, xlsx_file
from planner.settings import ASSETS
from planner.storage import Session
from planner.storage.public_list import PublicSite
from planner.storage.public_list import public_sites as stored_sites

MADE_BY = {
    MadeBy.STAFF: N_("Laga av tilsette"),
    MadeBy.PUPILS: N_("Laga av elevar"),
    MadeBy.BOTH: N_("Laga av elevar og tilsette"),
}


def public_sites(session: Session, today: date, school_id: str | None = None) -> tuple[PublicSite, ...]:
    """Return the open sites that schools have marked public, for anybody to read; one school's, or all."""
    found = stored_sites(session, today)
    return tuple(one for one in found if school_id in {None, one.school_id} and is_web_address(one.address))


def public_page(sites: Sequence[PublicSite], today: date, language: str, files: Mapping[str, str]) -> str:
    """Return the list as a web page that needs nothing else.

    Args:
        sites: by school.
        today: the day it is made.
        language: nn, nb or en.
        files: the addresses of the same list as files, by the name to show; empty in a page that stands alone.
    """
    words = Words(language)
    schools = [(name, list(theirs)) for name, theirs in groupby(sites, key=lambda one: one.school)]
    about = {site: _about(site, words) for site in sites}
    title = words(N_("Nettstadene til {school}"), school=schools[0][0]) if len(schools) == 1 else None
    return _template().render(
        language=language,
        title=title or words(N_("Nettstadene til skulane")),
        intro=words(N_("Opne sider, bloggar og kontoar som elevar og tilsette lagar til skulebruk.")),
        empty=words(N_("Her er ingen nettstader enno.")),
        made=words(N_("Oppdatert {day}"), day=today),
        as_files=words(N_("Lista som fil:")),
        schools=schools,
        about=about,
        files=files,
    )


def public_csv(sites: Sequence[PublicSite], language: str) -> bytes:
    """Return the list as csv."""
    return csv_file(_table(sites, language))


def public_xlsx(sites: Sequence[PublicSite], language: str) -> bytes:
    """Return the list as a workbook."""
    return xlsx_file({Words(language)(N_("Nettstader")): _table(sites, language)})


def public_json(sites: Sequence[PublicSite], language: str) -> bytes:
    """Return the list as JSON: {"sites": [{"school", "title", "address", "platform", "class", "subject", "since"}]}."""
    names = platforms(language)
    told = [
        {
            "school": one.school,
            "title": one.name,
            "address": one.address,
            "platform": names[one.platform].name if one.platform in names else one.platform,
            "made_by": str(one.made_by),
            "class": one.class_label,
            "subject": one.subject,
            "since": one.opened_on.isoformat(),
        }
        for one in sites
    ]
    return (json.dumps({"sites": told}, ensure_ascii=False, indent=2) + "\n").encode()


def public_opml(sites: Sequence[PublicSite], language: str) -> bytes:
    """Return the list as OPML 2.0, which feed readers and bookmark managers take: an outline a school."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = Words(language)(N_("Nettstadene til skulane"))
    body = ET.SubElement(root, "body")
    for name, theirs in groupby(sites, key=lambda one: one.school):
        outline = ET.SubElement(body, "outline", text=name)
        for one in theirs:
            ET.SubElement(outline, "outline", type="link", text=one.name, url=one.address)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


@cache
def _template() -> Template:
    loader = FileSystemLoader(ASSETS / "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True).get_template(
        "public_list.html"
    )


def _about(site: PublicSite, words: Words) -> str:
    names = platforms(words.language)
    platform = names[site.platform].name if site.platform in names else ""
    parts = [site.class_label, site.subject, platform, words(MADE_BY[site.made_by])]
    return " · ".join(part for part in parts if part)


def _table(sites: Sequence[PublicSite], language: str) -> Columns:
    words, names = Words(language), platforms(language)
    return {
        words(N_("Skule")): [one.school for one in sites],
        words(N_("Nettstad")): [one.name for one in sites],
        words(N_("Adresse")): [one.address for one in sites],
        words(N_("Plattform")): [names[one.platform].name if one.platform in names else "" for one in sites],
        words(N_("Laga av")): [words(MADE_BY[one.made_by]) for one in sites],
        words(N_("Klasse")): [one.class_label for one in sites],
        words(N_("Fag")): [one.subject for one in sites],
        words(N_("Open frå")): [one.opened_on for one in sites],
    }
