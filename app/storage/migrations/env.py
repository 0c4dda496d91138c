"""What Alembic runs for every change of the store: the steps on the connection that app.storage.schema gives it."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
