"""The overview's figures and the record of processing activities, as tables and as files for a spreadsheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.content.platforms import OTHER, platforms
from planner.content.processing import PARTS, activities, processing
from planner.content.texts import texts
from planner.domain.overview import Row
from planner.domain.permission import Action, Actor
from planner.domain.school import School, school_year_name
from planner.domain.site_list import GroupBy, SiteGroup
from planner.i18n import Words
from planner.services.access import require_school
from planner.services.overview import Overview, SchoolRows, municipal_overview, overview
from planner.services.sites import site_groups
from planner.services.table_files import Columns, csv_file, xlsx_file
from planner.storage import Session, people


@dataclass(frozen=True)
class ProcessingRecord:
    """The record of processing activities as a school can show it: a draft for its data protection officer.

    Attributes:
        lead: that it is a draft, who is responsible, and who the officer is.
        activities, platforms: tables, by the headings of their columns.
        security: the measures, in words.
    """

    title: str
    lead: tuple[str, ...]
    activities: Columns
    platforms: Columns
    security: tuple[str, ...]


def figures_csv(session: Session, actor: Actor, today: date, language: str) -> bytes:
    """Return the guideline's rows as csv."""
    return csv_file(_rows(overview(session, actor, today).rows, language))


def figures_xlsx(session: Session, actor: Actor, today: date, language: str) -> bytes:
    """Return the guideline's rows, the school years and the states of the sites as a workbook."""
    found, words = overview(session, actor, today), texts("overview", language).group("files")
    return xlsx_file(
        {
            words["sheet_rows"]: _rows(found.rows, language),
            words["sheet_years"]: _years(found, language),
            words["sheet_sites"]: {words["what"]: list(found.counts), words["count"]: list(found.counts.values())},
        }
    )


def municipal_xlsx(session: Session, actor: Actor, today: date, language: str) -> bytes:
    """Return every school's rows as a workbook; figures, no names but the schools'."""
    found, words = municipal_overview(session, actor, today), texts("overview", language).group("files")
    return xlsx_file({words["sheet_rows"]: _of_schools(found, language)})


def processing_record(session: Session, actor: Actor, today: date, language: str) -> ProcessingRecord:
    """Return the record of processing activities, from the school's settings and the services its sites lie on."""
    school = people.school(session, require_school(actor, Action.SEE_OVERVIEW))
    said = processing(language)
    found = activities(language, school.consent.valid_months)
    measures = said.group("security")
    measures.pop("heading")
    return ProcessingRecord(
        title=said("title"),
        lead=(said("draft"), *_responsible(school, language)),
        activities={said(f"head.{part}"): [one[part] for one in found] for part in PARTS},
        platforms=_platforms(site_groups(session, actor, GroupBy.PLATFORM, today), language),
        security=tuple(measures.values()),
    )


def processing_csv(session: Session, actor: Actor, today: date, language: str) -> bytes:
    """Return the activities as csv."""
    return csv_file(processing_record(session, actor, today, language).activities)


def processing_xlsx(session: Session, actor: Actor, today: date, language: str) -> bytes:
    """Return the record as a workbook: activities, services, and security measures."""
    record, said = processing_record(session, actor, today, language), processing(language)
    return xlsx_file(
        {
            said("sheet_activities"): record.activities,
            said("sheet_platforms"): record.platforms,
            said("sheet_security"): {said("security.heading"): [*record.security, *record.lead]},
        }
    )


def _rows(rows: Sequence[Row], language: str) -> Columns:
    said = texts("overview", language)
    words = said.group("files")
    return {
        words["id"]: [str(one.id) for one in rows],
        words["row"]: [said(f"row.{one.id}.title") for one in rows],
        words["counted"]: [said(f"row.{one.id}.counted") for one in rows],
        **_figures(rows, words),
    }


def _figures(rows: Sequence[Row], words: Mapping[str, str]) -> Columns:
    return {words[name]: [getattr(one, name) for one in rows] for name in ("figure", "of", "late", "failed")}


def _of_schools(found: Sequence[SchoolRows], language: str) -> Columns:
    rows = [(one.school.name, row) for one in found for row in one.rows]
    words = texts("overview", language).group("files")
    return {words["school"]: [name for name, _row in rows], **_rows([row for _name, row in rows], language)}


def _years(found: Overview, language: str) -> Columns:
    said = texts("overview", language)
    names = said.group("year")
    table = {said("files.what"): list(names.values())}
    years = [(found.school_year, found.done), (found.school_year - 1, found.done_before)]
    return table | {
        school_year_name(year): [getattr(done, name) for name in names] for year, done in years if done is not None
    }


def _responsible(school: School, language: str) -> tuple[str, str]:
    said, officer = processing(language), school.officer
    unknown = said("unknown")
    contact = ", ".join(filter(None, (school.email, school.phone))) or unknown
    reached = ", ".join(filter(None, (officer.name, officer.email, officer.phone))) or unknown
    municipality = school.municipality or unknown
    return said("controller", municipality=municipality, school=school.name, contact=contact), said(
        "officer", officer=reached
    )


def _platforms(groups: Sequence[SiteGroup], language: str) -> Columns:
    said, known, words = processing(language), platforms(language), Words(language)
    services = [(known.get(one.name, known[OTHER]), one.sites) for one in groups]
    agreed = {True: said("platform.usual"), False: said("platform.unusual")}
    return {
        said("platform.name"): [one.name for one, _sites in services],
        said("platform.company"): [one.company or said("platform.own") for one, _sites in services],
        said("platform.country"): [words.country(one.country) if one.country else "" for one, _sites in services],
        said("platform.sites"): [sites for _one, sites in services],
        said("platform.agreement"): [
            agreed[one.agreement_usual] if one.company else said("platform.none_needed") for one, _sites in services
        ],
    }
