"""The models of one window, each made when the first page asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from restructure.parties.account import Account
from ui.session import Session

if TYPE_CHECKING:
    from ui.models.debts import DebtsModel
    from ui.models.desk import DeskModel
    from ui.models.sheet import SheetModel
    from ui.models.work_queue import WorkQueue


class Models:
    """The account on the desk, its sheet and its debts: what several pages show."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._desk: DeskModel | None = None
        self._sheet: SheetModel | None = None
        self._debts: DebtsModel | None = None
        self._queue: WorkQueue | None = None

    @property
    def desk(self) -> DeskModel:
        """The options of one conversation."""
        if self._desk is None:
            from ui.models.desk import DeskModel

            self._desk = DeskModel(self._session)
        return self._desk

    @property
    def sheet(self) -> SheetModel:
        """The full budget sheet."""
        if self._sheet is None:
            from ui.models.sheet import SheetModel

            self._sheet = SheetModel(self._session, self.desk)
        return self._sheet

    @property
    def debts(self) -> DebtsModel:
        """Several debts side by side."""
        if self._debts is None:
            from ui.models.debts import DebtsModel

            self._debts = DebtsModel(self._session, self.desk)
        return self._debts

    @property
    def queue(self) -> WorkQueue:
        """The work list of whoever is signed in."""
        if self._queue is None:
            from ui.models.work_queue import WorkQueue

            self._queue = WorkQueue(self._session)
        return self._queue

    @property
    def on_hand(self) -> Account | None:
        """The account on the desk, None where none is or the desk was not gone to yet."""
        return self._desk.account if self._desk is not None else None

    def look_around(self) -> None:
        """Look up again what is kept around the account on the desk, where one is."""
        if self.on_hand is not None:
            self.desk.look_around()

    def agree_to_means(self) -> None:
        """Note that the person agrees to the use of what was typed on the desk."""
        if self.on_hand is not None:
            self.sheet.open(self.on_hand)
            self.sheet.agree("client")

    def confirm_sheet(self) -> None:
        """Note that both agree on the sheet that the debts share."""
        account, sheet = self.on_hand, self.sheet
        if account is not None:
            if sheet.account is None or sheet.account.number != account.number:
                sheet.open(account)
            sheet.confirm()

    def keep(self) -> None:
        """Keep what was typed into the sheets."""
        for model in (self._sheet, self._debts):
            if model is not None:
                model.keep()

    def take_up(self) -> None:
        """Read again the sheet and the debts of the account on the desk: others are in force."""
        account = self.on_hand
        for model in (self._sheet, self._debts):
            if model is not None and account is not None:
                model.open(account)

    def close(self) -> None:
        """Take the account off all of them."""
        for model in (self._desk, self._sheet, self._debts):
            if model is not None:
                model.close()
