"""The lessons of a class: planned and held."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_table(
        "class_lesson",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("school_id", sa.String(length=10), nullable=False),
        sa.Column("class_id", sa.String(length=10), nullable=False),
        sa.Column("lesson_id", sa.String(length=60), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("minutes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("worked", sa.Text(), server_default="", nullable=False),
        sa.Column("teacher_id", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(
            ["class_id"], ["school_class.id"], name=op.f("fk_class_lesson_class_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_class_lesson_school_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["teacher_id"], ["staff.id"], name=op.f("fk_class_lesson_teacher_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_lesson")),
    )
    op.create_index(op.f("ix_class_lesson_class_id"), "class_lesson", ["class_id"], unique=False)
    op.create_index(op.f("ix_class_lesson_school_id"), "class_lesson", ["school_id"], unique=False)
