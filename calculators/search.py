"""The first whole number that does, where whatever follows it does too."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import count


def first_that(does: Callable[[int], bool], numbers: range) -> int:
    """Return the first of consecutive numbers that does, and their end where none does.

    >>> first_that(lambda number: number * number > 200, range(10, 20))
    15
    """
    return numbers.start + bisect_left(numbers, True, key=does)


def first_near(does: Callable[[int], bool], near: int, numbers: range) -> int:
    """Return what ``first_that`` does, looked for around ``near`` and then ever farther: cheaper where that is close.

    >>> first_near(lambda number: number * number > 200, 14, range(10, 20))
    15
    >>> first_near(lambda number: number * number > 400, 99, range(10, 20))
    20
    """
    low, high = numbers.start, numbers.stop
    at = max(min(near, high), low)
    after = at < high and not does(at)
    low, high = (at + 1, high) if after else (low, at)
    for step in (2**doubled for doubled in count()):
        tried = at + step if after else at - step
        if not low <= tried < high:
            break
        found = does(tried)
        low, high = (low, tried) if found else (tried + 1, high)
        if found is after:
            break
    return first_that(does, range(low, high))


def first_from(does: Callable[[int], bool], least: int, near: int) -> int:
    """Return the first number from ``least`` on that does; there has to be one, and it is looked for up to ``near``
    and then ever farther.

    >>> first_from(lambda number: number * number > 200, 0, 12)
    15
    """
    most = next(near + 2**doubled for doubled in count() if does(near + 2**doubled))
    return first_that(does, range(least, most))
