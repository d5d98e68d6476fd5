from __future__ import annotations

import gc

import pytest

from retiree_desk.collecting import paused


def test_cycles_are_searched_for_again_after_the_outermost_pause() -> None:
    with paused():
        with paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_pause_ends_with_what_fails_in_it() -> None:
    with pytest.raises(KeyError), paused():
        raise KeyError
    assert gc.isenabled()
