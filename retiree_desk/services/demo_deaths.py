"""The deaths of the last half-year as cases: recorded when the news came, the steps done since, the older ones closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from random import Random

from retiree_desk.domain.bereavement import FAMILY, Pay, estimate
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.terms import CareLevel, Health
from retiree_desk.domain.values import Row, Value
from retiree_desk.services import bereavement, bereavement_cases, demo_places, members
from retiree_desk.services.bereavement import DeathDraft
from retiree_desk.services.demo_moments import Moment
from retiree_desk.services.demo_people import death_cause, death_place
from retiree_desk.services.demo_plan import DAY, SETTLED_DAYS, Plan, Sketch
from retiree_desk.services.demo_words import HALLS, HEARD_FROM, STEP_OUTCOMES, WISHES
from retiree_desk.store.unit import Unit

RECORD, STEP, CLOSE = "member.death", "death.step", "death.close"
BASE = 4350_00
"""Fen a month: the invented base of the survivors' money."""
_PAID_MONTHS = 384
_PUNCTUAL = 0.75
_LATE = 12 * DAY
_EARLY = 0.25


def deaths(plan: Plan, people: Sequence[Sketch], staff: Sequence[str]) -> Iterator[Moment]:
    """The recording of each death, and what was done after it."""
    rng = plan.rng("deaths")
    for person in people:
        if person.case and person.ended is not None:
            case = _CaseOf(person, person.ended, plan.as_of, Random(rng.random()), staff)
            yield Moment(case.learnt, RECORD, "", case.record)
            if case.settled is None:
                yield Moment(plan.as_of, STEP, "", case.work_off)
            else:
                yield Moment(case.settled, CLOSE, "", case.close)


class _CaseOf:
    """Somebody's case from the news to the archive."""

    def __init__(self, person: Sketch, died: date, as_of: date, rng: Random, staff: Sequence[str]) -> None:
        self._person = person
        self._died = died
        self._rng = rng
        self._owner = rng.choice(staff)
        self._case: Uid = b""
        self._until = as_of
        self.learnt = min(died + rng.randrange(2) * DAY, as_of)
        self.settled: date | None = None
        if died <= as_of - SETTLED_DAYS * DAY:
            self.settled = self._until = died + rng.randrange(46, SETTLED_DAYS) * DAY

    def record(self, unit: Unit) -> None:
        """When the news comes."""
        person = unit.members.person(self._person.uid)
        assert person is not None
        draft = DeathDraft(
            died_on=self._died,
            learnt_on=self.learnt,
            learnt_from=self._rng.choice(HEARD_FROM),
            place=death_place(self._rng),
            cause=death_cause(self._rng),
            family_contact=_family(person.values),
            family_phone=person.text("contact_phone"),
            wishes=self._rng.choice(WISHES),
        )
        self._case = bereavement.record(unit, self._person.uid, draft, today=self.learnt)
        if self._person.widow is not None:
            self._complete(unit, self._person.widow)

    def work_off(self, unit: Unit) -> None:
        """Tick off what has been done up to now, and note what is known by then."""
        done: set[str] = set()
        rows = sorted(
            unit.rows("bereavement_step").where(case_id=self._case), key=lambda row: str(row["due_on"])
        )
        for row in rows:
            day = self._done_on(row)
            code = str(row["code"])
            if day is not None and isinstance(row["id"], bytes):
                outcome = self._rng.choice(STEP_OUTCOMES.get(self._told(code), ("",)))
                if code == FAMILY:  # the condolences are written with those of everybody else
                    ticked: Row = {
                        "done_on": day.isoformat(),
                        "owner": self._owner,
                        "outcome": outcome or None,
                    }
                    unit.rows("bereavement_step").update(row["id"], ticked)
                else:
                    bereavement.finish(unit, row["id"], done_on=day, owner=self._owner, outcome=outcome)
                done.add(code)
        self._note(unit, done)

    def close(self, unit: Unit) -> None:
        """Everything is done: close the case."""
        self.work_off(unit)
        assert self.settled is not None
        bereavement_cases.close(unit, self._case, self.settled)

    def _told(self, code: str) -> str:
        spouse = self._person.spouse
        alone = self._person.widow is None and (spouse is None or not spouse.here)
        return f"{code} none" if code == "survivor" and alone else code

    def _done_on(self, row: Row) -> date | None:
        due = date.fromisoformat(str(row["due_on"]))
        punctual = self._rng.random()
        if self.settled is not None:
            return max(self.learnt, min(due - self._rng.randrange(3) * DAY, self.settled))
        if due <= self._until and (
            punctual < _PUNCTUAL or due < self._until - _LATE or row["code"] == "report"
        ):
            return max(self.learnt, due - self._rng.randrange(2) * DAY)
        if self._until < due <= self._until + 5 * DAY and punctual < _EARLY:
            return self._until
        return None

    def _note(self, unit: Unit, done: set[str]) -> None:
        known: dict[str, Value] = {}
        if "obituary" in done:
            agreed = self._rng.random() < 0.8
            known["obituary_consent"] = "同意" if agreed else "不同意"
            known["obituary_scope"] = "离退休人员服务中心、原工作单位" if agreed else None
        if "farewell" in done:
            farewell = min(self._died + 3 * DAY, self._until)
            known |= {"farewell_on": farewell.isoformat(), "farewell_place": self._rng.choice(HALLS)}
        if "pension_stop" in done:
            stopped = (self._died.replace(day=28) + 4 * DAY).replace(day=1)
            known["pension_stopped_on"] = stopped.isoformat()
        if known:
            bereavement_cases.note(unit, self._case, known)
        if "claim" in done:
            drawn = max(0, self._person.age(self._died) - 60) * 12
            found = estimate(Pay(BASE, _PAID_MONTHS, drawn))
            bereavement_cases.keep_estimate(unit, self._case, found, base=BASE)

    def _complete(self, unit: Unit, widow: Sketch) -> None:
        """What the service cannot know of the widow it has taken in."""
        dead = unit.members.person(self._person.uid)
        uid = dead.values.get("spouse_id") if dead is not None else None
        if isinstance(uid, bytes):
            values: dict[str, Value] = {
                "sex": widow.sex,
                "mobile": demo_places.mobile(self._rng),
                "care_level": CareLevel.INDEPENDENT,
                "health": Health.FAIR,
            }
            members.edit(unit, uid, values, effective_on=None)


def _family(values: Mapping[str, Value]) -> str:
    name, relation = (str(values.get(key) or "") for key in ("contact_name", "contact_relation"))
    return f"{name}({relation})" if name and relation else name
