"""The school's own lessons and rules, staff meetings, versions of the guideline and who has read it, and crisis."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_table(
        "adapted_lesson",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("school_id", sa.String(length=10), nullable=False),
        sa.Column("origin_id", sa.String(length=60), nullable=False),
        sa.Column("origin_hash", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("changed_by", sa.String(length=10), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["staff.id"], name=op.f("fk_adapted_lesson_changed_by")),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_adapted_lesson_school_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adapted_lesson")),
    )
    op.create_index(op.f("ix_adapted_lesson_school_id"), "adapted_lesson", ["school_id"], unique=False)

    op.create_table(
        "class_rules",
        sa.Column("class_id", sa.String(length=10), nullable=False),
        sa.Column("school_id", sa.String(length=10), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("changed_by", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["changed_by"], ["staff.id"], name=op.f("fk_class_rules_changed_by")),
        sa.ForeignKeyConstraint(
            ["class_id"], ["school_class.id"], name=op.f("fk_class_rules_class_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_class_rules_school_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("class_id", name=op.f("pk_class_rules")),
    )
    op.create_index(op.f("ix_class_rules_school_id"), "class_rules", ["school_id"], unique=False)

    op.create_table(
        "crisis_notice",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("school_id", sa.String(length=10), nullable=True),
        sa.Column("speaker", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=40), server_default="", nullable=False),
        sa.Column("message", sa.Text(), server_default="", nullable=False),
        sa.Column("raised_by", sa.String(length=10), nullable=True),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lifted_by", sa.String(length=10), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["lifted_by"], ["staff.id"], name=op.f("fk_crisis_notice_lifted_by")),
        sa.ForeignKeyConstraint(["raised_by"], ["staff.id"], name=op.f("fk_crisis_notice_raised_by")),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_crisis_notice_school_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crisis_notice")),
    )
    op.create_index(op.f("ix_crisis_notice_school_id"), "crisis_notice", ["school_id"], unique=False)

    op.create_table(
        "guideline_reading",
        sa.Column("staff_id", sa.String(length=10), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("school_id", sa.String(length=10), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_guideline_reading_school_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_guideline_reading_staff_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("staff_id", "version", name=op.f("pk_guideline_reading")),
    )
    op.create_index(op.f("ix_guideline_reading_school_id"), "guideline_reading", ["school_id"], unique=False)

    op.create_table(
        "guideline_version",
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("issued_by", sa.String(length=10), nullable=True),
        sa.Column("file", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["issued_by"], ["staff.id"], name=op.f("fk_guideline_version_issued_by")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_guideline_version")),
    )
    op.create_table(
        "staff_meeting",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("school_id", sa.String(length=10), nullable=False),
        sa.Column("card", sa.String(length=40), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("practice", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["recorded_by"], ["staff.id"], name=op.f("fk_staff_meeting_recorded_by")),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_staff_meeting_school_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_meeting")),
    )
    op.create_index(op.f("ix_staff_meeting_school_id"), "staff_meeting", ["school_id"], unique=False)
