"""What makes an agreement signed, while the window goes on; a refusal is a sentence, and then nothing was signed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from calculators.errors import Refusal
from reports import wording
from reports.formats import Language
from restructure.agreements.agreement import Agreement, SignedAgreement
from restructure.services.signing import Agreed, Sealed, print_to_sign, sign_and_keep, take_scan
from restructure.store import StoreProblem, releases
from restructure.store.evidence import Awaiting
from ui.agreement.scans import read_scan
from ui.background import run_in_thread
from ui.session import Session

Result = TypeVar("Result")


class Sealing(QObject):
    """``running`` says that it has begun and ended, ``refused`` carries its words."""

    running = Signal()
    refused = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.busy = False

    def sign(self, draft: Agreement, agreed: Callable[[], Agreed]) -> SignedAgreement | None:
        """Sign a draft and keep it; terms over somebody's limit are put before a supervisor."""
        session = self._session

        def act() -> SignedAgreement:
            try:
                return sign_and_keep(session.workplace, draft, agreed(), self._aside)
            except Refusal as reason:
                if reason.code == "needs_approval":
                    session.write(lambda: releases.propose(session.store, draft))
                raise

        return self._tried(act)

    def send_out(self, draft: Agreement) -> Awaiting | None:
        """Keep the paper that is to be signed by hand."""
        return self._tried(lambda: print_to_sign(self._session.workplace, draft))

    def take_scan(
        self, waiting: Awaiting, path: Path, why: str, beside: tuple[str, ...] = ()
    ) -> SignedAgreement | None:
        """Take in the scan of a paper that was out; where it cannot be used, the paper waits on. ``why`` says why it
        counts though offers have been stopped, ``beside`` who else signed on it."""

        def act() -> SignedAgreement:
            content = run_in_thread(self._session, lambda: read_scan(path))
            return take_scan(self._session.workplace, waiting, content, self._aside, why, beside)

        return self._tried(act)

    def _aside(self, act: Callable[[], Sealed]) -> Sealed:
        return run_in_thread(self._session, act)

    def _tried(self, act: Callable[[], Result]) -> Result | None:
        if self.busy:
            return None
        self._run(busy=True)
        try:
            return act()
        except Refusal as reason:
            said: Callable[[Language], str] = partial(wording.reason, reason)
        except StoreProblem as problem:
            said = partial(wording.say, f"store.{problem.code}")
        finally:
            self._run(busy=False)
        self.refused.emit(lambda: said(self._session.language))
        return None

    def _run(self, *, busy: bool) -> None:
        self.busy = busy
        self.running.emit()
