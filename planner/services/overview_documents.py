"""The year report for the school's council and the site overview, as files; no pupil is named in either."""

from collections.abc import Iterable, Iterator
from datetime import date

from forms.layout import Sender
from forms.site_overview import SiteOverview, site_overview_pdf
from forms.year_report import ReportList, ReportTable, YearReport, year_report_pdf
from planner.content.cards import cards
from planner.content.texts import texts
from planner.domain.discussion import StaffMeeting, in_force
from planner.domain.guideline import Guideline
from planner.domain.overview import Row
from planner.domain.overview_marks import Mark, RowId
from planner.domain.permission import Action, Actor
from planner.domain.school import School, school_year_name
from planner.domain.site import SiteState
from planner.domain.site_list import SiteQuery, SiteRow
from planner.i18n import Words
from planner.services.access import require_school
from planner.services.guidelines import guideline_in_force
from planner.services.lessons import lesson_coverage
from planner.services.letterheads import letterhead
from planner.services.meetings import meetings
from planner.services.overview import Overview, overview
from planner.services.site_labels import AUDIENCE_WORDS, STATE_WORDS
from planner.services.sites import find_sites
from planner.storage import Session, logos, people

_MOST_SITES = 30
_USED = frozenset({SiteState.ACTIVE, SiteState.DORMANT})


def year_report(session: Session, actor: Actor, today: date, language: str) -> bytes:
    """Return the year report: figures, sites by their titles, and which practices are agreed on."""
    school = people.school(session, require_school(actor, Action.SEE_OVERVIEW))
    found = overview(session, actor, today)
    sites = find_sites(session, actor, SiteQuery(size=None), today).rows
    coming = _lessons_to_come(session, actor, today)
    agreed = in_force(meetings(session, actor))
    advice = guideline_in_force(session, language)
    logo = logos.logo_of(session, school.id)
    told = _Told(language, school, logo, today)
    return year_report_pdf(told.report(found, sites, coming, agreed.values(), advice))


def site_overview(session: Session, actor: Actor, today: date, language: str) -> bytes:
    """Return the school's sites as a table; those that are retired are left out."""
    school = people.school(session, require_school(actor, Action.SEE_SITES))
    rows = find_sites(session, actor, SiteQuery(size=None), today).rows
    shown = [one for one in rows if one.state is not SiteState.RETIRED]
    return site_overview_pdf(_Told(language, school, logos.logo_of(session, school.id), today).sites(shown))


def report_file_name(school_year: int) -> str:
    """Return the name of the year report's file."""
    return f"arsrapport-{school_year}-{school_year + 1}.pdf"


def sites_file_name(today: date) -> str:
    """Return the name of the site overview's file."""
    return f"nettstader-{today.isoformat()}.pdf"


def _lessons_to_come(session: Session, actor: Actor, today: date) -> int:
    years = lesson_coverage(session, actor, today).classes
    lessons = (one for year in years for one in year.lessons)
    return sum(not one.is_held and one.planned_on is not None and one.planned_on >= today for one in lessons)


class _Told:
    """Says the documents in one language."""

    def __init__(self, language: str, school: School, logo: bytes | None, today: date) -> None:
        self.language, self.school, self.today = language, school, today
        self.said, self.words = texts("overview", language), Words(language)
        self.head = letterhead(school, logo, language)
        self.page_of = texts("documents", language)("page.page_of", page="{page}", pages="{pages}")

    def report(
        self,
        found: Overview,
        sites: tuple[SiteRow, ...],
        coming: int,
        agreed: Iterable[StaffMeeting],
        advice: Guideline,
    ) -> YearReport:
        """Return the year report."""
        said, year = self.said, school_year_name(found.school_year)
        title = said("report.title", year=year)
        told = {"title": advice.title, "reference": advice.reference, "date": self.words.date(advice.date)}
        practices = sorted(agreed, key=lambda one: one.held_on, reverse=True)
        used = [one for one in sites if one.state in _USED]
        return YearReport(
            sender=self._sender(title),
            title=title,
            intro=said("report.intro"),
            short=ReportList(said("report.short_heading"), tuple(self._short(found))),
            rows=self._rows(found.rows),
            follow=ReportList(said("report.follow_heading"), tuple(self._follow(found.rows))),
            done=self._done(found),
            planned=ReportList(said("report.planned_heading"), tuple(self._planned(found, coming, practices))),
            sites=self._used(used),
            practices=self._practices(practices),
            remark=said("report.remark", **told),
            page_of=self.page_of,
            footer=said("report.footer", year=year, date=self.words.date(self.today)),
        )

    def sites(self, rows: list[SiteRow]) -> SiteOverview:
        """Return the site overview."""
        said = self.said
        names = ("site_head", "audience_head", "editor_head", "class_head", "state_head", "confirmed_head")
        return SiteOverview(
            sender=self._sender(said("sites.title")),
            title=said("sites.title"),
            intro=said("sites.intro", total=len(rows)),
            head=tuple(said(f"sites.{name}") for name in names),
            rows=tuple(map(self._site, rows)),
            none=said("sites.none"),
            page_of=self.page_of,
            footer=said("sites.footer", date=self.words.date(self.today)),
        )

    def _sender(self, title: str) -> Sender:
        return Sender(self.head, title, self.language, self.today)

    def _site(self, one: SiteRow) -> tuple[str, ...]:
        said = self.said
        confirmed = max(filter(None, (one.confirmed_on, one.opened_on)), default=None)
        return (
            f"{one.name} · {one.address or said('sites.no_address')}",
            self.words(AUDIENCE_WORDS[one.audience]),
            one.editor if one.editor_here else said("sites.gone", name=one.editor),
            one.class_label,
            self.words(STATE_WORDS[one.state]),
            self.words.short_date(confirmed) if confirmed else said("sites.never"),
        )

    def _short(self, found: Overview) -> Iterator[str]:
        said, counts, rows = self.said, found.counts, {one.id: one for one in found.rows}
        used = counts["active"] + counts["dormant"]
        yield said("report.short_sites", used=used, open=counts["open"], closed=counts["closed"])
        had = {str(id_): rows[id_].figure for id_ in (RowId.NETIQUETTE, RowId.BULLYING)}
        if counts["classes"]:
            yield said("report.short_lessons", of=counts["classes"], **had)
        late, failed = sum(one.late for one in found.rows), sum(one.failed for one in found.rows)
        yield said("report.short_late", late=late, failed=failed) if late or failed else said("report.short_fine")

    def _rows(self, rows: tuple[Row, ...]) -> ReportTable:
        said = self.said
        head = tuple(said(f"report.{name}") for name in ("row_head", "figure_head", "late_head", "failed_head"))
        told = tuple(
            (said(f"row.{one.id}.counted"), self._figure(one), str(one.late or "–"), str(one.failed or "–"))
            for one in rows
            if one.id is not RowId.CRISIS
        )
        return ReportTable(said("report.rows_heading"), head, told)

    def _figure(self, row: Row) -> str:
        return self.said("report.figure", figure=row.figure, of=row.of) if row.of else self.said("report.nothing")

    def _follow(self, rows: tuple[Row, ...]) -> Iterator[str]:
        for one in rows:
            for mark, count in ((Mark.FAILED, one.failed), (Mark.LATE, one.late)):
                if count:
                    what = self.said(f"row.{one.id}.{mark}")
                    yield self.said("report.follow", title=self.said(f"row.{one.id}.title"), what=what, count=count)

    def _done(self, found: Overview) -> ReportTable:
        said, names = self.said, self.said.group("year")
        years = [(found.school_year, found.done)]
        if found.done_before:
            years.append((found.school_year - 1, found.done_before))
        head = (said("report.what_head"), *(school_year_name(year) for year, _done in years))
        rows = tuple((text, *(str(getattr(done, name)) for _year, done in years)) for name, text in names.items())
        day = self.words.date(self.today)
        remark = said("report.done_remark", date=day) if found.done_before else said("report.done_alone")
        return ReportTable(said("report.done_heading"), head, rows, remark=remark)

    def _planned(self, found: Overview, coming: int, practices: list[StaffMeeting]) -> Iterator[str]:
        said = self.said
        counts = {"sites": found.counts["planned"], "lessons": coming, "reviews": len(practices)}
        items = [said(f"report.planned_{what}", count=count) for what, count in counts.items() if count]
        yield from items or [said("report.planned_none")]

    def _used(self, used: list[SiteRow]) -> ReportTable:
        said = self.said
        head = tuple(said(f"report.{name}") for name in ("site_head", "audience_head", "class_head"))
        shown = used[:_MOST_SITES]
        rows = tuple((one.name, self.words(AUDIENCE_WORDS[one.audience]), one.class_label) for one in shown)
        more = len(used) - len(rows)
        remark = said("report.sites_more", count=more) if more else ""
        return ReportTable(said("report.sites_heading"), head, rows, said("report.sites_none"), remark)

    def _practices(self, practices: list[StaffMeeting]) -> ReportTable:
        said, titles = self.said, cards(self.language)
        head = tuple(said(f"report.{name}") for name in ("practice_head", "held_head", "review_head"))
        rows = tuple(
            (titles[one.card].title, self.words.short_date(one.held_on), self.words.short_date(one.review_on))
            for one in practices
            if one.card in titles
        )
        return ReportTable(said("report.practices_heading"), head, rows, said("report.practices_none"))
