"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Bring the tables one step forward."""
    op.create_table(
        "school",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("municipality", sa.String(length=200), server_default="", nullable=False),
        sa.Column("organisation_number", sa.String(length=9), server_default="", nullable=False),
        sa.Column("address", sa.String(length=300), server_default="", nullable=False),
        sa.Column("email", sa.String(length=254), server_default="", nullable=False),
        sa.Column("phone", sa.String(length=40), server_default="", nullable=False),
        sa.Column("principal", sa.String(length=200), server_default="", nullable=False),
        sa.Column("language", sa.String(length=2), server_default="nn", nullable=False),
        sa.Column("letter_languages", sa.JSON(), nullable=False),
        sa.Column("reply_url", sa.String(length=300), server_default="", nullable=False),
        sa.Column("officer_name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("officer_email", sa.String(length=254), server_default="", nullable=False),
        sa.Column("officer_phone", sa.String(length=40), server_default="", nullable=False),
        sa.Column("guardians", sa.String(length=3), server_default="all", nullable=False),
        sa.Column("guardian_below", sa.Integer(), server_default="15", nullable=False),
        sa.Column("pupil_alone_from", sa.Integer(), server_default="18", nullable=False),
        sa.Column("valid_months", sa.Integer(), server_default="12", nullable=False),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school")),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("school_id", sa.String(length=10), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=10), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=60), server_default="", nullable=False),
        sa.Column("detail", sa.String(length=200), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_audit_school_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_school_id"), ["school_id"], unique=False)

    op.create_table(
        "pupil",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("school_id", sa.String(length=10), nullable=False),
        sa.Column("external_id", sa.String(length=120), server_default="", nullable=False),
        sa.Column("given_name", sa.String(length=300), nullable=False),
        sa.Column("family_name", sa.String(length=300), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("language", sa.String(length=2), server_default="", nullable=False),
        sa.Column("never_show", sa.Boolean(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_pupil_school_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pupil")),
    )
    with op.batch_alter_table("pupil", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pupil_school_id"), ["school_id"], unique=False)

    op.create_table(
        "school_class",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("school_id", sa.String(length=10), nullable=False),
        sa.Column("school_year", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("grades", sa.JSON(), nullable=False),
        sa.Column("external_id", sa.String(length=120), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_school_class_school_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_class")),
        sa.UniqueConstraint("school_id", "school_year", "label", name=op.f("uq_school_class_school_id")),
    )
    with op.batch_alter_table("school_class", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_school_class_school_id"), ["school_id"], unique=False)

    op.create_table(
        "staff",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("school_id", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=254), server_default="", nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=2), server_default="", nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_staff_school_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
    )
    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_staff_school_id"), ["school_id"], unique=False)

    op.create_table(
        "class_teacher",
        sa.Column("class_id", sa.String(length=10), nullable=False),
        sa.Column("staff_id", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["class_id"], ["school_class.id"], name=op.f("fk_class_teacher_class_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_class_teacher_staff_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("class_id", "staff_id", name=op.f("pk_class_teacher")),
    )
    op.create_table(
        "guardian",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("pupil_id", sa.String(length=10), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("external_id", sa.String(length=120), server_default="", nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("email", sa.String(length=254), server_default="", nullable=False),
        sa.Column("phone", sa.String(length=40), server_default="", nullable=False),
        sa.Column("language", sa.String(length=2), server_default="", nullable=False),
        sa.Column("responsibility", sa.Boolean(), nullable=True),
        sa.Column("address", sa.String(length=300), server_default="", nullable=False),
        sa.Column("postal_code", sa.String(length=20), server_default="", nullable=False),
        sa.Column("town", sa.String(length=120), server_default="", nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_guardian_pupil_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guardian")),
    )
    with op.batch_alter_table("guardian", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guardian_pupil_id"), ["pupil_id"], unique=False)

    op.create_table(
        "membership",
        sa.Column("class_id", sa.String(length=10), nullable=False),
        sa.Column("pupil_id", sa.String(length=10), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["class_id"], ["school_class.id"], name=op.f("fk_membership_class_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_membership_pupil_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("class_id", "pupil_id", name=op.f("pk_membership")),
    )
    op.create_table(
        "project",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("school_id", sa.String(length=10), nullable=False),
        sa.Column("class_id", sa.String(length=10), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("reply_by", sa.Date(), nullable=False),
        sa.Column("purposes", sa.JSON(), nullable=False),
        sa.Column("owner_id", sa.String(length=10), nullable=False),
        sa.Column("copied_from", sa.String(length=10), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["class_id"], ["school_class.id"], name=op.f("fk_project_class_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_project_owner_id")),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_project_school_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project")),
    )
    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_project_class_id"), ["class_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_project_school_id"), ["school_id"], unique=False)

    op.create_table(
        "consent_request",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("school_id", sa.String(length=10), nullable=False),
        sa.Column("project_id", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("site_name", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("platform", sa.String(length=40), nullable=False),
        sa.Column("audience", sa.String(length=30), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("purposes", sa.JSON(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reply_by", sa.Date(), nullable=False),
        sa.Column("text_version", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_consent_request_project_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["school_id"], ["school.id"], name=op.f("fk_consent_request_school_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent_request")),
        sa.UniqueConstraint("project_id", "version", name=op.f("uq_consent_request_project_id")),
    )
    with op.batch_alter_table("consent_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_request_project_id"), ["project_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_consent_request_school_id"), ["school_id"], unique=False)

    op.create_table(
        "decision",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("school_id", sa.String(length=10), nullable=False),
        sa.Column("project_id", sa.String(length=10), nullable=False),
        sa.Column("rule_set", sa.String(length=20), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("recorded_by", sa.String(length=10), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by", sa.String(length=10), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("override_outcome", sa.String(length=12), nullable=True),
        sa.Column("override_reason", sa.Text(), nullable=True),
        sa.Column("overridden_by", sa.String(length=10), nullable=True),
        sa.Column("overridden_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_outcome", sa.String(length=12), nullable=True),
        sa.Column("agreed_with", sa.Text(), nullable=True),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("agreement_by", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["agreement_by"], ["staff.id"], name=op.f("fk_decision_agreement_by")),
        sa.ForeignKeyConstraint(["approved_by"], ["staff.id"], name=op.f("fk_decision_approved_by")),
        sa.ForeignKeyConstraint(["overridden_by"], ["staff.id"], name=op.f("fk_decision_overridden_by")),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_decision_project_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["recorded_by"], ["staff.id"], name=op.f("fk_decision_recorded_by")),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_decision_school_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_project_id"), ["project_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decision_school_id"), ["school_id"], unique=False)

    op.create_table(
        "decision_answer",
        sa.Column("project_id", sa.String(length=10), nullable=False),
        sa.Column("question", sa.String(length=40), nullable=False),
        sa.Column("option", sa.String(length=40), nullable=False),
        sa.Column("answered_by", sa.String(length=10), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["answered_by"], ["staff.id"], name=op.f("fk_decision_answer_answered_by")),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=op.f("fk_decision_answer_project_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("project_id", "question", name=op.f("pk_decision_answer")),
    )
    op.create_table(
        "site",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("school_id", sa.String(length=10), nullable=False),
        sa.Column("project_id", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=300), server_default="", nullable=False),
        sa.Column("platform", sa.String(length=40), server_default="", nullable=False),
        sa.Column("audience", sa.String(length=30), nullable=False),
        sa.Column("editor_id", sa.String(length=10), nullable=False),
        sa.Column("deputy_id", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["deputy_id"], ["staff.id"], name=op.f("fk_site_deputy_id")),
        sa.ForeignKeyConstraint(["editor_id"], ["staff.id"], name=op.f("fk_site_editor_id")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_site_project_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_site_school_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
    )
    with op.batch_alter_table("site", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_site_project_id"), ["project_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_site_school_id"), ["school_id"], unique=False)

    op.create_table(
        "letter",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("school_id", sa.String(length=10), nullable=False),
        sa.Column("request_id", sa.String(length=10), nullable=False),
        sa.Column("pupil_id", sa.String(length=10), nullable=False),
        sa.Column("signer_kind", sa.String(length=20), nullable=False),
        sa.Column("signer_id", sa.String(length=10), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("generation", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_letter_pupil_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["request_id"], ["consent_request.id"], name=op.f("fk_letter_request_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_letter_school_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
    )
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letter_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_request_id"), ["request_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_school_id"), ["school_id"], unique=False)
        batch_op.create_index("uq_letter_signer", ["request_id", "pupil_id", "signer_kind", "signer_id"], unique=True)

    op.create_table(
        "task",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("school_id", sa.String(length=10), nullable=False),
        sa.Column("project_id", sa.String(length=10), nullable=False),
        sa.Column("decision_id", sa.String(length=10), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("pupil_id", sa.String(length=10), nullable=True),
        sa.Column("owner_id", sa.String(length=10), nullable=True),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("done_by", sa.String(length=10), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_task_decision_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["done_by"], ["staff.id"], name=op.f("fk_task_done_by")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_task_owner_id")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_task_project_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_task_pupil_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_task_school_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_decision_id"), ["decision_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_project_id"), ["project_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_school_id"), ["school_id"], unique=False)

    op.create_table(
        "reply",
        sa.Column("id", sa.String(length=10), nullable=False),
        sa.Column("school_id", sa.String(length=10), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("chain_hash", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=True),
        sa.Column("request_id", sa.String(length=10), nullable=True),
        sa.Column("letter_id", sa.String(length=10), nullable=True),
        sa.Column("pupil_id", sa.String(length=10), nullable=True),
        sa.Column("signer_kind", sa.String(length=20), nullable=True),
        sa.Column("signer_id", sa.String(length=10), nullable=True),
        sa.Column("purpose", sa.String(length=60), nullable=True),
        sa.Column("answer", sa.String(length=20), nullable=True),
        sa.Column("route", sa.String(length=20), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("recorded_by", sa.String(length=10), nullable=True),
        sa.Column("erased_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name=op.f("fk_reply_letter_id")),
        sa.ForeignKeyConstraint(["pupil_id"], ["pupil.id"], name=op.f("fk_reply_pupil_id")),
        sa.ForeignKeyConstraint(["request_id"], ["consent_request.id"], name=op.f("fk_reply_request_id")),
        sa.ForeignKeyConstraint(["school_id"], ["school.id"], name=op.f("fk_reply_school_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply")),
        sa.UniqueConstraint("school_id", "number", name=op.f("uq_reply_school_id")),
    )
    with op.batch_alter_table("reply", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reply_pupil_id"), ["pupil_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reply_request_id"), ["request_id"], unique=False)
