from __future__ import annotations

from retiree_desk.services import recycle
from retiree_desk.store.unit import Store


def test_the_bin_tells_who_was_put_there_by_whom_and_brings_them_back(store: Store) -> None:
    with store.unit("import") as unit:
        one, other = unit.members.add_many([{"name": "王秀兰"}, {"name": "李建国"}])
    with store.unit("member.void", user="周敏") as unit:
        unit.members.void(one)
    with store.reading() as unit:
        seqs = list(recycle.gone(unit))
        (line,) = recycle.lines(unit, seqs)
    assert (line.values["name"], line.action, line.user, line.uid) == ("王秀兰", "member.void", "周敏", one)
    assert line.at is not None
    with store.unit("member.restore") as unit:
        assert recycle.bring_back(unit, seqs) == 1
    with store.reading() as unit:
        assert list(recycle.gone(unit)) == []
        assert recycle.lines(unit, [unit.members.seq_of(other) or 0])[0].at is None
