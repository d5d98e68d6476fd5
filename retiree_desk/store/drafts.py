"""What was typed into forms and is not saved yet, kept on this computer: no record, so neither logged nor exchanged."""

from __future__ import annotations

from sqlalchemy import Connection


class Drafts:
    """Texts by the key of their form."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> dict[str, str]:
        """Every draft there is."""
        found = self._connection.exec_driver_sql("SELECT key, body FROM draft ORDER BY key")
        return {str(key): str(body) for key, body in found}

    def keep(self, key: str, body: str) -> None:
        """Keep ``body`` in place of what was kept; an empty one forgets it."""
        if body:
            self._connection.exec_driver_sql(
                "INSERT OR REPLACE INTO draft(key, body) VALUES (?, ?)", (key, body)
            )
        else:
            self._connection.exec_driver_sql("DELETE FROM draft WHERE key = ?", (key,))
