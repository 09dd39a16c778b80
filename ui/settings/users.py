"""Settings, users: who may sign in and in which role; one's own password."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from calculators.errors import Refusal
from reports import wording
from restructure.authority.limits import ROLES, Role
from restructure.store import Store, people
from restructure.store.people import User
from ui.background import run_beside
from ui.session import Session
from ui.widgets.choice import Choice
from ui.widgets.elements import Panel, button, clear, column, label, line, row
from ui.widgets.fields import secret_edit, text_edit
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.waiting_changes import said_of

LONGEST_LOGIN = 40


class UsersPanel(Panel):
    """Only an administrator adds and changes people, never themselves; anybody changes their own password.

    ``sign_in_asked`` once the first user stands: from then on somebody has to be at the store.
    """

    sign_in_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.roles: dict[str, Choice] = {}
        self.turns: dict[str, QPushButton] = {}
        self.forgot: dict[str, QPushButton] = {}
        self.login, self.name = text_edit(LONGEST_LOGIN), text_edit()
        self.role = Choice(ROLES, self._role_name)
        self.password, self.again, self.add = secret_edit(), secret_edit(), button()
        self.old, self.new, self.new_again, self.change = secret_edit(), secret_edit(), secret_edit(), button()
        self.back = button("link")
        self.form, self.own = Form(5, self._why), Form(3, self._why)
        self.said = label("body_muted", wrap=True)
        self._intro, self._grid, self._own = label("body_muted", wrap=True), QGridLayout(), Panel()
        self._own_head, self._given_to = label("head"), ""
        self._typed_of_new = (self.login, self.name, self.password, self.again)
        self._typed_of_own = (self.old, self.new, self.new_again)
        self._lay_out()
        self.add.clicked.connect(self._add)
        self.change.clicked.connect(self._change_password)
        self.back.clicked.connect(lambda: self._give_to(""))

    def _lay_out(self) -> None:
        head, adding = label("title"), label("head")
        self.word(head.setText, lambda: self.tr("Users"))
        self.word(adding.setText, lambda: self.tr("Add somebody"))
        self.form.add("login", self.login, lambda: self.tr("Login"))
        self.form.add("name", self.name, lambda: self.tr("Name"))
        self.form.add("role", self.role, lambda: self.tr("Role"))
        self.form.add("passphrase", self.password, lambda: self.tr("Password"))
        self.form.add("again", self.again, lambda: self.tr("The same again"))
        self.own.add("old", self.old, lambda: self.tr("Password until now"))
        self.own.add("passphrase", self.new, lambda: self.tr("New password"))
        self.own.add("again", self.new_again, lambda: self.tr("The same again"))
        self.word(self.add.setText, lambda: self.tr("Add"))
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(4)
        self._own.setLayout(
            column(line(), self._own_head, self.own, Flow(self.change, self.back, spacing=8), spacing=8)
        )
        self._adding = Panel()
        self._adding.setLayout(column(adding, self.form, row(self.add, None), spacing=8))
        self.setLayout(
            column(
                head,
                self._intro,
                row(self._grid_panel(), None),
                self._adding,
                self._own,
                self.said,
                spacing=8,
                margins=(20, 16, 20, 14),
            )
        )

    def _grid_panel(self) -> QWidget:
        made = Panel()
        made.setLayout(self._grid)
        return made

    def start(self) -> None:
        """Show who may sign in."""
        for field in (*self._typed_of_new, *self._typed_of_own):
            field.clear()
        self._given_to = ""
        self.relabel()

    def relabel(self) -> None:
        self.said.setText("")
        for form in (self.form, self.own):
            self._complain(form, None)
        store = self._session.store
        users, me = people.users(store), people.current(store)
        may = me is not None and me.role == "administrator"
        if not users:
            self._intro.setText(
                self.tr("This window opened without a question, so nobody signs in here.")
                if not self._session.locks
                else self.tr(
                    "Nobody has to sign in yet. The first user is an administrator; from then on the desktop asks who "
                    "it is, and a release takes a second person."
                )
            )
            self.role.set_value("administrator")
        else:
            self._intro.setText(
                self.tr("Whoever may sign in. Nobody is ever deleted: what they did stays theirs.")
                if may
                else self.tr("Whoever may sign in. An administrator adds and changes people.")
            )
        self.role.setEnabled(bool(users))
        self._adding.setVisible((may or not users) and self._session.locks)
        self._own.setVisible(me is not None)
        self._say_whose(users)
        self._show(users, me, may=may)

    def _say_whose(self, users: tuple[User, ...]) -> None:
        """Whose password is changed: one's own with the old one, or that of somebody who forgot it."""
        other = next((one.name for one in users if one.login == self._given_to), "")
        self._own_head.setText(self.tr("New password for {0}").format(other) if other else self.tr("Your own password"))
        self.change.setText(self.tr("Give the new password") if other else self.tr("Change your password"))
        self.back.setText(self.tr("Your own password"))
        self.back.setVisible(bool(other))
        self.old.setEnabled(not other)

    def _show(self, users: tuple[User, ...], me: User | None, *, may: bool) -> None:
        clear(self._grid)
        self.roles, self.turns, self.forgot = {}, {}, {}
        for place, user in enumerate(users):
            mine = me is not None and me.login == user.login
            name = label("body" if user.active else "body_muted", f"{user.name} ({user.login})")
            role = Choice(ROLES, self._role_name)
            role.set_value(user.role)
            role.setAccessibleName(self.tr("Role of {0}").format(user.name))
            turn = button("small")
            turn.setText(self.tr("May sign in no more") if user.active else self.tr("May sign in again"))
            turn.setAccessibleName(f"{user.name}: {turn.text()}")
            forgot = button("small")
            forgot.setText(self.tr("Forgot the password"))
            forgot.setAccessibleName(f"{user.name}: {forgot.text()}")
            for widget in (role, turn, forgot):
                widget.setEnabled(may and not mine)
            role.picked.connect(partial(self._change_role, user.login))
            turn.clicked.connect(partial(self._turn, user))
            forgot.clicked.connect(partial(self._give_to, user.login))
            for column_at, shown in enumerate((name, role, turn, forgot)):
                self._grid.addWidget(shown, place, column_at)
            self.roles[user.login], self.turns[user.login], self.forgot[user.login] = role, turn, forgot

    def _role_name(self, role: Role) -> str:
        return wording.name("role", role, self._session.language)

    def _change_role(self, login: str, role: Role) -> None:
        self._do(self.form, lambda there: people.change_role(there, login, role))

    def _turn(self, user: User) -> None:
        turn = people.deactivate if user.active else people.activate
        self._do(self.form, lambda there: turn(there, user.login))

    def _add(self) -> None:
        store = self._session.store
        login, password, first = self.login.text().strip(), self.password.text(), not people.users(store)
        user = User(login, self.name.text().strip(), self.role.value)
        if password != self.again.text():
            self._complain(self.form, Refusal("again", "not_the_same"))
        elif self._do(self.form, lambda there: people.add(there, user, password), self._typed_of_new) and first:
            self.sign_in_asked.emit()

    def _give_to(self, login: str) -> None:
        self._given_to = login
        self._say_whose(people.users(self._session.store))
        self.new.setFocus()

    def _change_password(self) -> None:
        old, new, other = self.old.text(), self.new.text(), self._given_to
        if new != self.new_again.text():
            self._complain(self.own, Refusal("again", "not_the_same"))
        elif other:
            if self._do(self.own, lambda there: people.give_password(there, other, new), self._typed_of_own):
                self._given_to = ""
                self.relabel()
                given = self.tr("The password is changed. Say it to nobody else.")
                self.said.setText(said_of(self._session, "users", given))
        elif self._do(self.own, lambda there: people.change_password(there, old, new), self._typed_of_own):
            self.said.setText(self.tr("Your password is changed."))

    def _do(self, form: Form, act: Callable[[Store], object], typed: Sequence[QLineEdit] = ()) -> bool:
        """Do something and show what holds then; what was typed for it goes once it is done, and nothing else. A
        password is worked into its form meanwhile, so the window goes on."""
        if self._session.busy:
            return False
        try:
            done = self._session.write(lambda: run_beside(self._session, act))
        except Refusal as reason:
            self.relabel()
            self._complain(form, reason)
            return False
        self.relabel()
        if done:
            for field in typed:
                field.clear()
            self.said.setText(said_of(self._session, "users", self.tr("Saved.")))
        return done

    def _complain(self, form: Form, reason: Refusal | None) -> None:
        form.complain_alone(reason)
        if reason is not None and reason.field not in form.fields:
            self.said.setText(self._why(reason))

    def _why(self, reason: Refusal) -> str:
        return wording.reason(reason, self._session.language)
