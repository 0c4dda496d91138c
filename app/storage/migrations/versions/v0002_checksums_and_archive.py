"""A checksum tells a damaged version from a whole one, and says what changed; work can be archived."""

from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """From 0001; what each earlier version changed is not known, and left blank."""
    op.add_column("saved_work", sa.Column("archived_at", sa.Text))
    op.add_column("saved_version", sa.Column("changes", sa.Text, nullable=False, server_default="{}"))
    op.add_column("saved_version", sa.Column("sha256", sa.Text, nullable=False, server_default=""))
    version = sa.table("saved_version", sa.column("id"), sa.column("content"), sa.column("sha256"))
    connection = op.get_bind()
    for id_, content in connection.execute(sa.select(version.c.id, version.c.content)).all():
        sum_ = sha256(content.encode()).hexdigest()
        connection.execute(sa.update(version).where(version.c.id == id_).values(sha256=sum_))
