"""Contents lie apart, so that a list of what is saved need not pass over them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """From 0002."""
    op.create_table(
        "saved_content",
        sa.Column("version_id", sa.Integer, sa.ForeignKey("saved_version.id"), primary_key=True, autoincrement=False),
        sa.Column("content", sa.Text, nullable=False),
    )
    op.execute("INSERT INTO saved_content (version_id, content) SELECT id, content FROM saved_version")
    op.drop_column("saved_version", "content")
