"""How old the newest proven backup is, in words."""

from __future__ import annotations

from datetime import datetime, timedelta

from retiree_desk.i18n import _, ngettext

OLD = timedelta(days=1)


def is_old(made: datetime | None, now: datetime) -> bool:
    """Whether it is time to worry."""
    return made is None or now - made > OLD


def age(made: datetime | None, now: datetime) -> str:
    """The age for the bar at the top."""
    if made is None:
        return _("No backup yet")
    minutes = max(0, int((now - made).total_seconds() // 60))
    if minutes < 1:
        return _("Backed up just now")
    if minutes < 60:
        return ngettext("Backup {count} minute old", "Backup {count} minutes old", minutes).format(
            count=minutes
        )
    hours = minutes // 60
    if hours < 24:
        return ngettext("Backup {count} hour old", "Backup {count} hours old", hours).format(count=hours)
    days = hours // 24
    return ngettext("Backup {count} day old", "Backup {count} days old", days).format(count=days)
