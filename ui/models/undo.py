"""What can be taken back on a screen. A step is kept as its kind and what was typed, and gets its words when shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

MOST_STEPS = 100
KEEP_AFTER_MS = 300
State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Step:
    """A change that can be taken back: its ``kind``, the key of what it changed, and what was typed there."""

    kind: str
    of: str = ""
    typed: str = ""


class UndoStack(Generic[State]):
    """States before each change, the newest last."""

    def __init__(self) -> None:
        self._before: list[tuple[Step, State]] = []
        self._typing = False

    def clear(self) -> None:
        """Forget every step."""
        self._before, self._typing = [], False

    def push(self, step: Step, before: State, *, typing: bool = False) -> None:
        """Keep what stood there ``before`` a step. While ``typing``, the keystrokes of one field are one step."""
        if not (typing and self._typing and self.step == step):
            self._before = [*self._before[1 - MOST_STEPS :], (step, before)]
        self._typing = typing

    @property
    def step(self) -> Step | None:
        """The step that would be taken back; None where there is none."""
        return self._before[-1][0] if self._before else None

    def pop(self) -> State | None:
        """Return what stood there before the last step, which is taken back; None where there is none."""
        self._typing = False
        return self._before.pop()[1] if self._before else None


class TypedModel(QObject, Generic[State]):
    """Typed state of a screen: it is kept when typing rests, and each step can be taken back."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._undo: UndoStack[State] = UndoStack()
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(KEEP_AFTER_MS)
        self._keeper.timeout.connect(self.keep)

    def keep(self) -> None:
        """Keep what stands there now."""
        raise NotImplementedError

    def _put_back(self, before: State) -> None:
        raise NotImplementedError

    @property
    def undo_step(self) -> Step | None:
        """The step that undo would take back; None where there is none."""
        return self._undo.step

    def undo(self) -> None:
        """Take the last change back."""
        before = self._undo.pop()
        if before is not None:
            self._put_back(before)
            self._keeper.start()
