from __future__ import annotations

from random import Random

from retiree_desk.domain.terms import Sex
from retiree_desk.services.demo_photos import portrait
from retiree_desk.store.attachments import photo_of


def test_a_portrait_is_a_picture_that_the_office_takes() -> None:
    for sex in (Sex.MALE, Sex.FEMALE):
        assert photo_of(portrait(Random(1), sex)).startswith(b"\xff\xd8")


def test_portraits_differ_but_not_for_the_same_chance() -> None:
    assert portrait(Random(1), Sex.MALE) == portrait(Random(1), Sex.MALE)
    assert len({portrait(Random(seed), Sex.MALE) for seed in range(9)}) > 5
