"""Two campaigns of the demo: the last great festival's, signed for and closed, and one of the season that is running."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from retiree_desk.domain import lunar
from retiree_desk.domain.campaigns import GiftState, Signature
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import ListQuery, Sort
from retiree_desk.domain.terms import CondolenceForm, CondolenceKind
from retiree_desk.domain.values import Row
from retiree_desk.services import campaigns
from retiree_desk.services.campaigns import CampaignDraft, Gift
from retiree_desk.services.demo_moments import Moment
from retiree_desk.services.demo_money import ACTIVITIES, HARDSHIP
from retiree_desk.services.demo_plan import DAY, Plan, Sketch
from retiree_desk.store.unit import Unit

START, SIGN, EDIT, CLOSE = "campaign.start", "campaign.sign", "campaign.edit", "campaign.close"
MOST_NAMES = 1000
_AGES = (85, 90, 95, 98)
_CLOSED_AFTER = 7
_RUNNING_SINCE, _RUNNING_FOR = 9, 12
_NEEDY = ("独居", "孤老", "不能自理")
_BY_PROXY = 0.22
_REFUSED = 0.01
_KIN = frozenset("儿子 女儿 侄子 外甥女".split())


class Festival(NamedTuple):
    """A festival with the days on which its gifts are signed for."""

    name: str
    starts: date
    ends: date

    @property
    def closes(self) -> date:
        """When the list is closed."""
        return self.ends + _CLOSED_AFTER * DAY


@dataclass(frozen=True, slots=True)
class _Share:
    """How many of a list sign, and by when."""

    share: float
    last: date
    closes: date | None = None


def festival(plan: Plan) -> Festival:
    """The last festival whose campaign is over."""
    years = range(plan.as_of.year - 1, plan.as_of.year + 1)
    return max(
        (one for year in years for one in _festivals(year) if one.closes <= plan.as_of),
        key=lambda one: one.ends,
    )


def moments(plan: Plan, people: Sequence[Sketch], staff: Sequence[str]) -> Iterator[Moment]:
    """Both campaigns from the list to the last signature."""
    past, season = festival(plan), _season(plan)
    held = _Campaign(plan, _festive(past, plan, people), staff, _Share(0.96, past.ends, past.closes))
    yield from held.moments()
    yield from _Campaign(plan, season, staff, _Share(0.5, plan.as_of)).moments()


def _festivals(year: int) -> Iterator[Festival]:
    days = lunar.festivals(year)
    yield Festival(f"{year}年春节慰问", days["除夕"] - 21 * DAY, days["除夕"] - DAY)
    yield Festival(f"{year}年重阳节敬老慰问", days["重阳"] - 14 * DAY, days["重阳"] + 5 * DAY)


def _festive(past: Festival, plan: Plan, people: Sequence[Sketch]) -> CampaignDraft:
    ages = [one.age(plan.as_of) for one in people if one.here]
    fitting = (least for least in _AGES if sum(age >= least for age in ages) <= MOST_NAMES)
    return CampaignDraft(
        name=past.name,
        kind=CondolenceKind.FESTIVAL,
        starts_on=past.starts,
        ends_on=past.ends,
        condition=ListQuery(sort=Sort.STROKE, min_age=next(fitting, _AGES[-1])),
        standard=500_00,
        goods="慰问信一封",
        fund=ACTIVITIES,
        form=CondolenceForm.CASH,
    )


def _season(plan: Plan) -> CampaignDraft:
    starts = plan.as_of - _RUNNING_SINCE * DAY
    word = {11: "冬季送温暖", 12: "冬季送温暖", 1: "冬季送温暖", 2: "冬季送温暖"}.get(starts.month, "")
    word = word or ("夏季送清凉" if 6 <= starts.month <= 9 else "困难人员慰问")
    return CampaignDraft(
        name=f"{starts.year}年{word}",
        kind=CondolenceKind.HARDSHIP,
        starts_on=starts,
        ends_on=plan.as_of + _RUNNING_FOR * DAY,
        condition=ListQuery(sort=Sort.STROKE, terms=(("flags", _NEEDY),)),
        standard=300_00,
        goods="米面油一份",
        fund=HARDSHIP,
        form=CondolenceForm.CASH,
        festive=False,
    )


class _Campaign:
    """One campaign from the list to its end."""

    def __init__(self, plan: Plan, draft: CampaignDraft, staff: Sequence[str], asked: _Share) -> None:
        self._rng = plan.rng(f"campaign {draft.kind}")
        self._draft = draft
        self._staff = frozenset(staff)
        self._asked = asked
        self._uid: Uid = b""
        self._turns: dict[date, list[Gift]] = {}

    def moments(self) -> Iterator[Moment]:
        """The start, a change set for each day on which somebody signs, the end."""
        draft, last = self._draft, self._asked.last
        yield Moment(draft.starts_on, START, draft.name, self._start)
        days = [draft.starts_on + ahead * DAY for ahead in range(1, (last - draft.starts_on).days + 1)]
        days = [day for day in days if day.weekday() < 5]
        self._turns = {day: [] for day in days}
        for day in days:
            yield Moment(day, SIGN, draft.name, partial(self._sign, day))
        if self._asked.closes is not None:
            yield Moment(self._asked.closes, CLOSE, draft.name, self._close)

    def _start(self, unit: Unit) -> None:
        self._uid = campaigns.start(unit, self._draft, today=self._draft.starts_on)
        days = list(self._turns)
        for gift in self._open(unit):
            if self._rng.random() < self._asked.share:
                self._turns[self._rng.choice(days)].append(gift)

    def _sign(self, day: date, unit: Unit) -> None:
        still = {gift.uid for gift in self._open(unit)}
        turn = [gift for gift in self._turns[day] if gift.uid in still]
        people = unit.members.get_many([gift.member_id for gift in turn])
        for gift in turn:
            if self._rng.random() < _REFUSED:
                campaigns.exclude(unit, gift.uid, "本人谢绝")
            else:
                campaigns.sign(unit, gift.uid, self._signature(people[gift.member_id]), day)

    def _close(self, unit: Unit) -> None:
        assert self._asked.closes is not None
        campaigns.close(unit, self._uid, self._asked.closes)

    def _open(self, unit: Unit) -> list[Gift]:
        return [gift for gift in campaigns.gifts(unit, self._uid) if gift.state is GiftState.LISTED]

    def _signature(self, person: Row) -> Signature:
        """Mostly the member; else somebody of the family, never one of the staff."""
        own = Signature(str(person["name"]))
        if self._rng.random() >= _BY_PROXY:
            return own
        found = Signature(str(person["contact_name"] or ""), str(person["contact_relation"] or ""))
        if person["marriage"] == "已婚" and person["spouse_name"] and self._rng.random() < 0.6:
            found = Signature(str(person["spouse_name"]), "配偶")
        kin = found.relation == "配偶" or found.relation in _KIN
        return found if kin and found.name and found.name not in self._staff else own
