"""Python's collector waits while something large is made."""

import gc

import pytest

from legation.garbage import left_uncollected


def test_the_collector_waits_and_goes_on() -> None:
    with left_uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_an_error_too() -> None:
    with pytest.raises(ValueError), left_uncollected():
        raise ValueError
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    try:
        with left_uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
