"""How Alembic reaches the store: over the connection `opening.py` hands it, inside its transaction.

A developer's `alembic revision --autogenerate` names a URL instead.
"""

from alembic import context
from sqlalchemy import Connection, create_engine

from broadcaster.store.tables import AIRED


def migrate(connection: Connection) -> None:
    """Run the steps that are missing."""
    context.configure(connection=connection, target_metadata=AIRED.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    with create_engine(context.config.get_main_option("sqlalchemy.url") or "sqlite://").begin() as own:
        migrate(own)
