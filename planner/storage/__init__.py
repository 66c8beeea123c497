"""The only place that knows SQLAlchemy: engine, tables, repositories and migrations."""

from sqlalchemy import Engine

from planner.storage.engine import Session, is_database_there, open_database, reading, transaction

__all__ = ["Engine", "Session", "is_database_there", "open_database", "reading", "transaction"]
