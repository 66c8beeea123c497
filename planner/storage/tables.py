"""The tables. Their names and columns are the domain's words; migrations change them step by step."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
ID = String(10)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC, aware of it in every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy hands it over
        """Store UTC; a moment without a time zone is a mistake."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy hands it over
        """Read UTC back; SQLite forgets the time zone."""
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


def _school() -> Column[str]:
    return Column("school_id", ID, ForeignKey("school.id", ondelete="CASCADE"), nullable=False, index=True)


def _belongs_to(name: str, target: str, *, nullable: bool = False, primary_key: bool = False) -> Column[str]:
    foreign_key = ForeignKey(target, ondelete="CASCADE")
    return Column(name, ID, foreign_key, nullable=nullable, primary_key=primary_key, index=not primary_key)


def _staff(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, ID, ForeignKey("staff.id"), nullable=nullable)


school = Table(
    "school",
    metadata,
    Column("id", ID, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("municipality", String(200), nullable=False, server_default=""),
    Column("organisation_number", String(9), nullable=False, server_default=""),
    Column("address", String(300), nullable=False, server_default=""),
    Column("email", String(254), nullable=False, server_default=""),
    Column("phone", String(40), nullable=False, server_default=""),
    Column("principal", String(200), nullable=False, server_default=""),
    Column("language", String(2), nullable=False, server_default="nn"),
    Column("letter_languages", JSON, nullable=False),
    Column("reply_url", String(300), nullable=False, server_default=""),
    Column("officer_name", String(200), nullable=False, server_default=""),
    Column("officer_email", String(254), nullable=False, server_default=""),
    Column("officer_phone", String(40), nullable=False, server_default=""),
    Column("guardians", String(3), nullable=False, server_default="all"),
    Column("guardian_below", Integer, nullable=False, server_default="15"),
    Column("pupil_alone_from", Integer, nullable=False, server_default="18"),
    Column("valid_months", Integer, nullable=False, server_default="12"),
    Column("sample", Boolean, nullable=False, default=False),
)

school_logo = Table(
    "school_logo",
    metadata,
    _belongs_to("school_id", "school.id", primary_key=True),
    Column("png", LargeBinary, nullable=False),
)

staff = Table(
    "staff",
    metadata,
    Column("id", ID, primary_key=True),
    _school(),
    Column("name", String(200), nullable=False),
    Column("email", String(254), nullable=False, server_default=""),
    Column("role", String(20), nullable=False),
    Column("language", String(2), nullable=False, server_default=""),
    Column("active", Boolean, nullable=False, default=True),
)

school_class = Table(
    "school_class",
    metadata,
    Column("id", ID, primary_key=True),
    _school(),
    Column("school_year", Integer, nullable=False),
    Column("label", String(60), nullable=False),
    Column("grades", JSON, nullable=False),
    Column("external_id", String(120), nullable=False, server_default=""),
    UniqueConstraint("school_id", "school_year", "label"),
)

class_teacher = Table(
    "class_teacher",
    metadata,
    _belongs_to("class_id", "school_class.id", primary_key=True),
    _belongs_to("staff_id", "staff.id", primary_key=True),
)

pupil = Table(
    "pupil",
    metadata,
    Column("id", ID, primary_key=True),
    _school(),
    Column("external_id", String(120), nullable=False, server_default=""),
    Column("given_name", String(300), nullable=False),
    Column("family_name", String(300), nullable=False),
    Column("birth_date", Date),
    Column("language", String(2), nullable=False, server_default=""),
    Column("never_show", Boolean, nullable=False, default=False),
    Column("left_on", Date),
)

membership = Table(
    "membership",
    metadata,
    _belongs_to("class_id", "school_class.id", primary_key=True),
    _belongs_to("pupil_id", "pupil.id", primary_key=True),
    Column("joined_on", Date, nullable=False),
    Column("left_on", Date),
)

guardian = Table(
    "guardian",
    metadata,
    Column("id", ID, primary_key=True),
    _belongs_to("pupil_id", "pupil.id"),
    Column("position", Integer, nullable=False),
    Column("external_id", String(120), nullable=False, server_default=""),
    Column("name", String(300), nullable=False),
    Column("email", String(254), nullable=False, server_default=""),
    Column("phone", String(40), nullable=False, server_default=""),
    Column("language", String(2), nullable=False, server_default=""),
    Column("responsibility", Boolean),
    Column("address", String(300), nullable=False, server_default=""),
    Column("postal_code", String(20), nullable=False, server_default=""),
    Column("town", String(120), nullable=False, server_default=""),
    Column("left_on", Date),
)

project = Table(
    "project",
    metadata,
    Column("id", ID, primary_key=True),
    _school(),
    _belongs_to("class_id", "school_class.id"),
    Column("title", String(200), nullable=False),
    Column("purpose", Text, nullable=False, server_default=""),
    Column("starts", Date, nullable=False),
    Column("ends", Date, nullable=False),
    Column("reply_by", Date, nullable=False),
    Column("purposes", JSON, nullable=False),
    _staff("owner_id"),
    Column("copied_from", ID),
    Column("created_at", UtcDateTime, nullable=False),
)

site = Table(
    "site",
    metadata,
    Column("id", ID, primary_key=True),
    _school(),
    _belongs_to("project_id", "project.id", nullable=True),
    Column("name", String(200), nullable=False),
    Column("address", String(300), nullable=False, server_default=""),
    Column("platform", String(40), nullable=False, server_default=""),
    Column("audience", String(30), nullable=False),
    _staff("editor_id"),
    _staff("deputy_id", nullable=True),
    # From here on what the register keeps; a site's project says its class, its end and whether pupils are shown.
    Column("class_id", ID, ForeignKey("school_class.id", ondelete="SET NULL"), index=True),
    Column("subject", String(100), nullable=False, server_default=""),
    Column("made_by", String(10), nullable=False, server_default="staff"),
    Column("shows_pupils", Boolean, nullable=False, server_default=false()),
    Column("created_on", Date),
    Column("ends", Date),
    _staff("leader_informed_by", nullable=True),
    Column("leader_informed_on", Date),
    Column("password_on", Date),
    Column("two_step_on", Date),
    Column("no_cases_on", Date),
    Column("comments", String(10), nullable=False, server_default=""),
    _staff("stands_behind_by", nullable=True),
    Column("stands_behind_on", Date),
    _staff("approved_by", nullable=True),
    Column("approved_on", Date),
    Column("answer_days", Integer),
    Column("unanswered_since", Date),
    Column("opened_on", Date),
    _staff("confirmed_by", nullable=True),
    Column("confirmed_on", Date),
    Column("blocked_on", Date),
    Column("blocked_because", String(500), nullable=False, server_default=""),
    Column("retirement", JSON, nullable=False, server_default="{}"),
    Column("retired_on", Date),
    Column("is_public", Boolean, nullable=False, server_default=false()),
    Column("check_state", String(20), nullable=False, server_default="not_checked"),
    Column("check_alarm", Boolean, nullable=False, server_default=false()),
    Column("checked_at", UtcDateTime),
)

site_check = Table(
    "site_check",
    metadata,
    Column("id", ID, primary_key=True),
    _belongs_to("site_id", "site.id"),
    Column("checked_at", UtcDateTime, nullable=False),
    Column("state", String(20), nullable=False),
    Column("alarm", Boolean, nullable=False),
    Column("evidence", JSON, nullable=False),
)

# National guidelines and other pages that the program links to, checked like a site; for all schools.
link_check = Table(
    "link_check",
    metadata,
    Column("address", String(300), primary_key=True),
    Column("checked_at", UtcDateTime, nullable=False),
    Column("state", String(20), nullable=False),
    Column("history", JSON, nullable=False),
)

site_change = Table(
    "site_change",
    metadata,
    Column("id", ID, primary_key=True),
    _belongs_to("site_id", "site.id"),
    Column("at", UtcDateTime, nullable=False),
    _staff("by", nullable=True),
    Column("field", String(40), nullable=False),
    Column("before", String(300), nullable=False, server_default=""),
    Column("after", String(300), nullable=False, server_default=""),
)

# An enquiry that is a record. The content goes when it is handed over; what stays is the reference.
enquiry = Table(
    "enquiry",
    metadata,
    Column("id", ID, primary_key=True),
    _school(),
    _belongs_to("site_id", "site.id"),
    Column("received_on", Date, nullable=False),
    Column("sender", String(200), nullable=False, server_default=""),
    Column("matter", String(300), nullable=False, server_default=""),
    Column("public_title", String(300), nullable=False, server_default=""),
    Column("restriction", String(200), nullable=False, server_default=""),
    Column("basis", String(200), nullable=False, server_default=""),
    Column("evidence", LargeBinary),
    Column("evidence_type", String(40), nullable=False, server_default=""),
    Column("evidence_hash", String(64), nullable=False, server_default=""),
    _staff("recorded_by", nullable=True),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("handed_over_on", Date),
    Column("case_number", String(60), nullable=False, server_default=""),
)

decision_answer = Table(
    "decision_answer",
    metadata,
    _belongs_to("project_id", "project.id", primary_key=True),
    Column("question", String(40), primary_key=True),
    Column("option", String(40), nullable=False),
    _staff("answered_by", nullable=True),
    Column("answered_at", UtcDateTime, nullable=False),
)

decision = Table(
    "decision",
    metadata,
    Column("id", ID, primary_key=True),
    _school(),
    _belongs_to("project_id", "project.id"),
    Column("rule_set", String(20), nullable=False),
    Column("answers", JSON, nullable=False),
    Column("outcome", String(12), nullable=False),
    _staff("recorded_by", nullable=True),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("superseded_at", UtcDateTime),
    _staff("approved_by", nullable=True),
    Column("approved_at", UtcDateTime),
    Column("override_outcome", String(12)),
    Column("override_reason", Text),
    _staff("overridden_by", nullable=True),
    Column("overridden_at", UtcDateTime),
    Column("agreed_outcome", String(12)),
    Column("agreed_with", Text),
    Column("agreed_on", Date),
    _staff("agreement_by", nullable=True),
)

task = Table(
    "task",
    metadata,
    Column("id", ID, primary_key=True),
    _school(),
    _belongs_to("project_id", "project.id"),
    Column("decision_id", ID, ForeignKey("decision.id", ondelete="CASCADE"), index=True),
    Column("kind", String(20), nullable=False),
    Column("subject", String(40), nullable=False),
    Column("pupil_id", ID, ForeignKey("pupil.id", ondelete="CASCADE")),
    _staff("owner_id", nullable=True),
    Column("due", Date, nullable=False),
    _staff("done_by", nullable=True),
    Column("done_at", UtcDateTime),
)

consent_request = Table(
    "consent_request",
    metadata,
    Column("id", ID, primary_key=True),
    _school(),
    _belongs_to("project_id", "project.id"),
    Column("version", Integer, nullable=False),
    Column("made_on", Date, nullable=False),
    Column("site_name", String(200), nullable=False),
    Column("address", String(300), nullable=False),
    Column("platform", String(40), nullable=False),
    Column("audience", String(30), nullable=False),
    Column("purpose", Text, nullable=False),
    Column("purposes", JSON, nullable=False),
    Column("until", Date, nullable=False),
    Column("reply_by", Date, nullable=False),
    Column("text_version", String(20), nullable=False),
    UniqueConstraint("project_id", "version"),
)

letter = Table(
    "letter",
    metadata,
    Column("id", ID, primary_key=True),
    _school(),
    _belongs_to("request_id", "consent_request.id"),
    _belongs_to("pupil_id", "pupil.id"),
    Column("signer_kind", String(20), nullable=False),
    Column("signer_id", ID),
    Column("language", String(2), nullable=False),
    Column("made_on", Date, nullable=False),
    Column("generation", Integer, nullable=False, server_default="1"),
)
# One letter a pupil and signer in each request; a missing signer counts as one of its own.
Index("uq_letter_signer", letter.c.request_id, letter.c.pupil_id, letter.c.signer_kind, letter.c.signer_id, unique=True)

reply = Table(
    "reply",
    metadata,
    Column("id", ID, primary_key=True),
    Column("school_id", ID, ForeignKey("school.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("chain_hash", String(64), nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    # The content: taken away when a person's data is erased, which leaves the hashes above and a date below.
    Column("salt", String(64)),
    Column("request_id", ID, ForeignKey("consent_request.id"), index=True),
    Column("letter_id", ID, ForeignKey("letter.id")),
    Column("pupil_id", ID, ForeignKey("pupil.id"), index=True),
    Column("signer_kind", String(20)),
    Column("signer_id", ID),
    Column("purpose", String(60)),
    Column("answer", String(20)),
    Column("route", String(20)),
    Column("answered_on", Date),
    Column("recorded_by", ID),
    Column("erased_on", Date),
    UniqueConstraint("school_id", "number"),
)

class_lesson = Table(
    "class_lesson",
    metadata,
    Column("id", ID, primary_key=True),
    _school(),
    _belongs_to("class_id", "school_class.id"),
    Column("lesson_id", String(60), nullable=False),
    Column("planned_on", Date),
    Column("held_on", Date),
    Column("minutes", Integer, nullable=False, server_default="0"),
    Column("worked", Text, nullable=False, server_default=""),
    _staff("teacher_id", nullable=True),
)

adapted_lesson = Table(
    "adapted_lesson",
    metadata,
    Column("id", ID, primary_key=True),
    _school(),
    Column("origin_id", String(60), nullable=False),
    # What the origin said when the copy was made, so that a newer origin shows.
    Column("origin_hash", String(64), nullable=False),
    Column("language", String(2), nullable=False),
    Column("content", JSON, nullable=False),
    _staff("changed_by", nullable=True),
    Column("changed_at", UtcDateTime, nullable=False),
)

class_rules = Table(
    "class_rules",
    metadata,
    _belongs_to("class_id", "school_class.id", primary_key=True),
    _school(),
    Column("rules", JSON, nullable=False),
    Column("written_on", Date, nullable=False),
    Column("reviewed_on", Date, nullable=False),
    _staff("changed_by", nullable=True),
)

staff_meeting = Table(
    "staff_meeting",
    metadata,
    Column("id", ID, primary_key=True),
    _school(),
    Column("card", String(40), nullable=False),
    Column("held_on", Date, nullable=False),
    Column("present", Integer, nullable=False),
    Column("practice", Text, nullable=False),
    Column("review_on", Date, nullable=False),
    _staff("recorded_by", nullable=True),
)

# The municipality's own versions; the first one comes with the program.
guideline_version = Table(
    "guideline_version",
    metadata,
    Column("version", String(20), primary_key=True),
    Column("issued_on", Date, nullable=False),
    _staff("issued_by", nullable=True),
    Column("file", Text, nullable=False),
)

guideline_reading = Table(
    "guideline_reading",
    metadata,
    _belongs_to("staff_id", "staff.id", primary_key=True),
    Column("version", String(20), primary_key=True),
    _school(),
    Column("read_on", Date, nullable=False),
)

# Without a school it is the municipality's, for every school.
crisis_notice = Table(
    "crisis_notice",
    metadata,
    Column("id", ID, primary_key=True),
    _belongs_to("school_id", "school.id", nullable=True),
    Column("speaker", String(200), nullable=False),
    Column("phone", String(40), nullable=False, server_default=""),
    Column("message", Text, nullable=False, server_default=""),
    _staff("raised_by", nullable=True),
    Column("raised_at", UtcDateTime, nullable=False),
    _staff("lifted_by", nullable=True),
    Column("lifted_at", UtcDateTime),
)

audit = Table(
    "audit",
    metadata,
    Column("id", ID, primary_key=True),
    Column("school_id", ID, ForeignKey("school.id", ondelete="CASCADE"), index=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", ID, nullable=False),
    Column("action", String(60), nullable=False),
    Column("subject", String(60), nullable=False, server_default=""),
    Column("detail", String(200), nullable=False, server_default=""),
)
