"""What is remembered of a person while they are at the desk, and let go of all at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache
from typing import Any, TypeVar

Answer = TypeVar("Answer")
_REMEMBERED: list[_lru_cache_wrapper[Any]] = []


def remembered(maxsize: int) -> Callable[[Callable[..., Answer]], _lru_cache_wrapper[Answer]]:
    """Remember the last answers to questions about a person, as ``lru_cache`` does, until ``forget`` is called."""

    def kept(ask: Callable[..., Answer]) -> _lru_cache_wrapper[Answer]:
        answers = lru_cache(maxsize)(ask)
        _REMEMBERED.append(answers)
        return answers

    return kept


def forget() -> None:
    """Let go of everybody that was remembered: when nobody is at the desk, nothing of anybody is kept."""
    for answers in _REMEMBERED:
        answers.cache_clear()
