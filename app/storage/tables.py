"""The store's tables as the newest migration leaves them."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

METADATA = MetaData()

# archived_at: UTC in ISO form, None for work that is at hand.
WORK = Table(
    "saved_work",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("archived_at", Text),
    Index("saved_work_name", "name", unique=True),
)

# saved_at: UTC in ISO form. changes: {language: [sentence]} as JSON. sha256: of the content.
VERSION = Table(
    "saved_version",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("work_id", Integer, ForeignKey("saved_work.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    UniqueConstraint("work_id", "number", name="saved_version_number"),
)

# content: app.storage.as_text. Apart from the versions, so that to list these passes over no contents.
CONTENT = Table(
    "saved_content",
    METADATA,
    Column("version_id", Integer, ForeignKey("saved_version.id"), primary_key=True, autoincrement=False),
    Column("content", Text, nullable=False),
)

# Uploaded files, each content once however many versions name it.
FILE = Table(
    "saved_file",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
