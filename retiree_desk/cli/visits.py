"""``log-visit``: write a visit down."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from retiree_desk import wording
from retiree_desk.cli import session
from retiree_desk.cli.answers import Answer, tell
from retiree_desk.cli.cadence import uid_of
from retiree_desk.cli.grammar import Verbs, day
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import VisitKind, VisitResult
from retiree_desk.domain.visits import VisitDraft, names_in
from retiree_desk.i18n import _

if TYPE_CHECKING:
    from retiree_desk.services.obligations import Credited
    from retiree_desk.store.unit import Unit


def add(verbs: Verbs) -> None:
    """The verb of this family."""
    log = verbs.add("log-visit", _("write a visit down"), log_visit)
    log.add_argument(
        "--member",
        metavar=_("MEMBER_NUMBER"),
        action="append",
        required=True,
        help=_("who was called on; may be repeated"),
    )
    log.add_argument("--date", metavar=_("DATE"), type=day, required=True, help=_("the day of the visit"))
    log.add_argument(
        "--kind", choices=[str(kind) for kind in VisitKind], required=True, help=_("how the visit was made")
    )
    log.add_argument(
        "--result", choices=[str(result) for result in VisitResult], default="", help=_("what it led to")
    )
    log.add_argument(
        "--by", metavar=_("NAME"), action="append", default=[], help=_("who went; may be repeated")
    )
    log.add_argument("--leader", action="store_true", help=_("a leader took part"))
    log.add_argument("--note", metavar=_("TEXT"), default="", help=_("a note"))


def log_visit(asked: argparse.Namespace) -> Answer:
    """One trip; answers what it counts towards."""
    from retiree_desk.services import visits  # heavy: SQLAlchemy

    with session.opened(asked) as office, office.store.unit("visit.log", user=office.user) as unit:
        staff = tuple(name for text in asked.by for name in names_in(text))
        draft = VisitDraft(
            day=asked.date,
            kind=asked.kind,
            result=asked.result,
            staff=staff,
            note=asked.note,
            by_leader=asked.leader or _leads(unit, staff),
        )
        members = [uid_of(unit, number) for number in asked.member]
        logged = visits.log(unit, members, draft, today=date.today())
        credited = tuple(dict.fromkeys(visits.credited(unit, members, logged, today=date.today())))
    warnings = [{"code": code, "message": wording.refusal(RuleBroken(code))} for code in logged.warnings]
    for warning in warnings:
        tell(warning["message"])
    data = {
        "visit_id": logged.visit_ids[0].hex(),
        "visit_ids": [uid.hex() for uid in logged.visit_ids],
        "credited": [_credited(one) for one in credited],
        "warnings": warnings,
        "change_set": unit.change_set_id,
    }
    return Answer(data, _words(credited, unit.change_set_id))


def _leads(unit: Unit, names: tuple[str, ...]) -> bool:
    """Whether one of those who went leads the office."""
    return any(row["is_leader"] and row["name"] in names for row in unit.rows("staff").all())


def _credited(one: Credited) -> dict[str, str]:
    return {"rule": one.rule, "start": one.start.isoformat(), "end": one.end.isoformat()}


def _words(credited: tuple[Credited, ...], change_set: int | None) -> str:
    lines = [_("The visit is written down (operation {number}).").format(number=change_set)]
    for one in credited:
        lines.append(
            _("Counts for {rule}, {start} to {end}.").format(rule=one.rule, start=one.start, end=one.end)
        )
    if not credited:
        lines.append(_("It counts towards no rule."))
    return "\n".join(lines)
