"""The register of sites: their life, checks, changes, and the enquiries that are records."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Bring the tables one step forward."""
    # First: SQLite makes the table anew, and while nothing points at it nothing goes with the old one.
    with op.batch_alter_table("site", schema=None) as batch_op:
        batch_op.add_column(sa.Column("class_id", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("subject", sa.String(length=100), server_default="", nullable=False))
        batch_op.add_column(sa.Column("made_by", sa.String(length=10), server_default="staff", nullable=False))
        batch_op.add_column(sa.Column("shows_pupils", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("created_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("ends", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("leader_informed_by", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("leader_informed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("password_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("two_step_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("no_cases_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("comments", sa.String(length=10), server_default="", nullable=False))
        batch_op.add_column(sa.Column("stands_behind_by", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("stands_behind_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("approved_by", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("approved_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("answer_days", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("unanswered_since", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("opened_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("confirmed_by", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("confirmed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("blocked_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("blocked_because", sa.String(length=500), server_default="", nullable=False))
        batch_op.add_column(sa.Column("retirement", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("retired_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("is_public", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(
            sa.Column("check_state", sa.String(length=20), server_default="not_checked", nullable=False)
        )
        batch_op.add_column(sa.Column("check_alarm", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.alter_column("project_id", existing_type=sa.VARCHAR(length=10), nullable=True)
        batch_op.create_index(batch_op.f("ix_site_class_id"), ["class_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_site_class_id"), "school_class", ["class_id"], ["id"], ondelete="SET NULL"
        )
        batch_op.create_foreign_key(batch_op.f("fk_site_approved_by"), "staff", ["approved_by"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_site_stands_behind_by"), "staff", ["stands_behind_by"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_site_confirmed_by"), "staff", ["confirmed_by"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_site_leader_informed_by"), "staff", ["leader_informed_by"], ["id"])

    op.create_table(
        "enquiry",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("school_id", sa.String(length=10), nullable=False),
        sa.Column("site_id", sa.String(length=10), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("sender", sa.String(length=200), server_default="", nullable=False),
        sa.Column("matter", sa.String(length=300), server_default="", nullable=False),
        sa.Column("public_title", sa.String(length=300), server_default="", nullable=False),
        sa.Column("restriction", sa.String(length=200), server_default="", nullable=False),
        sa.Column("basis", sa.String(length=200), server_default="", nullable=False),
        sa.Column("evidence", sa.LargeBinary(), nullable=True),
        sa.Column("evidence_type", sa.String(length=40), server_default="", nullable=False),
        sa.Column("evidence_hash", sa.String(length=64), server_default="", nullable=False),
        sa.Column("recorded_by", sa.String(length=10), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handed_over_on", sa.Date(), nullable=True),
        sa.Column("case_number", sa.String(length=60), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["recorded_by"], ["staff.id"], name=op.f("fk_enquiry_recorded_by")),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_enquiry_school_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_enquiry_site_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquiry")),
    )
    op.create_index(op.f("ix_enquiry_school_id"), "enquiry", ["school_id"], unique=False)
    op.create_index(op.f("ix_enquiry_site_id"), "enquiry", ["site_id"], unique=False)

    op.create_table(
        "site_change",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("site_id", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=10), nullable=True),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("before", sa.String(length=300), server_default="", nullable=False),
        sa.Column("after", sa.String(length=300), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["by"], ["staff.id"], name=op.f("fk_site_change_by")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_site_change_site_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_change")),
    )
    op.create_index(op.f("ix_site_change_site_id"), "site_change", ["site_id"], unique=False)

    op.create_table(
        "site_check",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("site_id", sa.String(length=10), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("alarm", sa.Boolean(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_site_check_site_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_check")),
    )
    op.create_index(op.f("ix_site_check_site_id"), "site_check", ["site_id"], unique=False)
    op.create_table(
        "link_check",
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("history", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_link_check")),
    )
    _carry_over()


# Each condition's columns on the site: the day it was ticked, and by whom.
_TICKS = {
    "leader_informed": ("leader_informed_on", "leader_informed_by"),
    "own_password": ("password_on", None),
    "standing_text": ("no_cases_on", None),
    "stand_behind": ("stands_behind_on", "stands_behind_by"),
}


_SITE = sa.table(
    "site", *map(sa.column, ("project_id", "opened_on", *(name for pair in _TICKS.values() for name in pair if name)))
)
_PROJECT = sa.table("project", sa.column("id"), sa.column("starts", sa.Date))
_TASK = sa.table(
    "task",
    *map(sa.column, ("project_id", "subject", "decision_id", "done_by")),
    sa.column("done_at", sa.DateTime(timezone=True)),
)


def _carry_over() -> None:
    """Bring to the site what its project's tasks said: what is ticked, and that it runs when nothing is left to do."""
    here, is_done = op.get_bind(), _TASK.c.done_at.is_not(None)
    ticked = sa.select(_TASK.c.project_id, _TASK.c.subject, _TASK.c.done_at, _TASK.c.done_by)
    for project_id, subject, done_at, done_by in here.execute(ticked.where(is_done, _TASK.c.subject.in_(_TICKS))).all():
        on, by = _TICKS[subject]
        values = {on: done_at.date()} | ({by: done_by} if by else {})
        here.execute(sa.update(_SITE).where(_SITE.c.project_id == project_id).values(values))
    decided = sa.select(_TASK.c.project_id).where(_TASK.c.decision_id.is_not(None))
    running = sa.select(_PROJECT.c.id, _PROJECT.c.starts).where(
        _PROJECT.c.id.in_(decided),
        _PROJECT.c.id.not_in(sa.select(_TASK.c.project_id).where(~is_done)),
        _PROJECT.c.starts <= sa.func.current_date(),
    )
    for project_id, starts in here.execute(running).all():
        here.execute(sa.update(_SITE).where(_SITE.c.project_id == project_id).values(opened_on=starts))
