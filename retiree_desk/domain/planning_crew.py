"""Who looks after which building: near the areas each knows, as much as each has days for, one face a building."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from retiree_desk.domain.planning_rounds import Round
from retiree_desk.domain.planning_values import Crew


@dataclass(slots=True)
class _Block:
    """A building (or a desk) with all its rounds."""

    area: str
    order: str
    leader: bool
    rounds: list[Round] = field(default_factory=list)

    @property
    def load(self) -> int:
        return sum(one.size for one in self.rounds)

    @property
    def biggest(self) -> int:
        return max(one.size for one in self.rounds)


def shared_out(rounds: Sequence[Round], crew: Crew, capacity: Sequence[int]) -> list[list[Round]]:
    """The rounds of each of the crew; ``capacity`` is how many calls each can make in all the plan's days."""
    blocks = _blocks(rounds)
    whole = sum(capacity) or 1
    load = sum(block.load for block in blocks)
    left = [load * each / whole for each in capacity]
    mine: list[list[Round]] = [[] for _caller in crew]
    areas: defaultdict[str, list[_Block]] = defaultdict(list)
    for block in blocks:
        areas[block.area].append(block)
    for area in sorted(areas, key=lambda name: (name == "", -sum(one.load for one in areas[name]), name)):
        _share_area(areas[area], _team(area, areas[area], crew, left), crew, left, mine)
    return mine


def _blocks(rounds: Sequence[Round]) -> list[_Block]:
    found: dict[tuple[object, ...], _Block] = {}
    for number, one in enumerate(rounds):
        key = (one.building or number, one.leader)
        block = found.setdefault(key, _Block(one.area, one.order, one.leader))
        block.rounds.append(one)
        block.order = min(block.order, one.order)
    return list(found.values())


def _team(area: str, blocks: Sequence[_Block], crew: Crew, left: Sequence[float]) -> list[int]:
    """Those who know the area, and as many more as its calls ask for; first those who can take the big buildings."""
    team = [at for at, one in enumerate(crew) if area in one.areas and left[at] > 0]
    usual = min((one.per_day for one in crew if one.per_day), default=0)
    big = [block for block in blocks if block.biggest > usual]
    able = [at for at, one in enumerate(crew) if one.per_day > usual]
    load, asked = sum(block.load for block in blocks), sum(block.load for block in big)
    _enlarge(team, asked, able, crew, left)
    _enlarge(team, load - asked, [at for at in range(len(crew)) if at not in able], crew, left)
    _enlarge(team, load, range(len(crew)), crew, left)
    return team


def _enlarge(team: list[int], load: float, able: Iterable[int], crew: Crew, left: Sequence[float]) -> None:
    others = set(able)
    has = sum(left[at] for at in team if at in others)
    spare = sorted(
        (at for at in others if at not in team and left[at] > 0),
        key=lambda at: (bool(crew[at].areas), -left[at], at),
    )
    for at in spare:
        if has >= load:
            return
        team.append(at)
        has += left[at]


def _share_area(
    blocks: list[_Block], team: Sequence[int], crew: Crew, left: list[float], mine: list[list[Round]]
) -> None:
    """Neighbouring buildings to the same person, as long as there is room; big ones to those with long days."""
    blocks.sort(key=lambda block: (block.order, block.leader))
    now: int | None = None
    for block in blocks:
        able = [at for at in team if _can(block, at, crew)] or [
            at for at in range(len(crew)) if _can(block, at, crew)
        ]
        if not able:
            able = [at for at, one in enumerate(crew) if one.leader or not block.leader]
        if not able:
            continue
        if now not in able or left[now] < block.load / 2:
            # short days first, so that long ones are kept for big buildings
            now = min(able, key=lambda at: (left[at] < block.load / 2, crew[at].per_day, -left[at], at))
            if left[now] < block.load / 2:
                now = max(able, key=lambda at: (left[at], -at))
        left[now] -= block.load
        mine[now] += block.rounds


def _can(block: _Block, at: int, crew: Crew) -> bool:
    return crew[at].per_day >= block.biggest and (crew[at].leader or not block.leader)
