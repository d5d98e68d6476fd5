"""Keeping it: the encrypted database; the only place that imports SQLAlchemy, alembic and sqlcipher3."""
