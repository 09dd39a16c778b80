"""Every screen and page as a picture: ``python -m ui.tools.gallery FOLDER``, those of one language and theme with their
names behind it: ``FOLDER zh contrast``. Widths and scales of a screen: ``FOLDER 1100 3840 80% 200%``, all nine of them
``FOLDER all``. Look at them before a screen is done."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import chain
from pathlib import Path

import shiboken6
from msgspec import structs
from PySide6.QtCore import QEventLoop, QSize
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from calculators.calendar import Frequency
from calculators.deferral import DeferralRule
from calculators.rounding import Money
from reports.formats import LANGUAGES, Language
from restructure.agreements.agreement import WORDINGS, sign
from restructure.agreements.credential import Credential
from restructure.agreements.evidence import WAYS, Signature
from restructure.household.distribution import DebtsCase, OneDebt
from restructure.household.sheet import Line, Sheet
from restructure.offers.kinds import OPTIONS
from restructure.offers.terms import DeferralTerms
from restructure.parties.organisation import amended
from restructure.parties.situation import BreathingSpace
from restructure.services.signing import draft
from restructure.store import DEMO_KEY, accounts, credentials, open_store
from ui.app import application, build, fill_demo
from ui.desk.results import MESSAGES, TALK
from ui.models.undo import Step
from ui.papers import PAPERS
from ui.pdf import Document
from ui.session import Session
from ui.shell.unlock import Door, UnlockPage, UnlockWindow
from ui.shell.window import MainWindow
from ui.theme import dress
from ui.tokens import THEMES, Theme
from ui.tools.gallery_after import papers, records
from ui.tools.tour import STROKES
from ui.widgets.fields import MoneyEdit

MOMENT = datetime(2026, 11, 25, 14, 3, tzinfo=UTC)
Sizes = Mapping[str, tuple[int, int]]
SIZES: Sizes = {"": (1440, 900), "-narrow": (1100, 800), "-wide": (2560, 1300)}
SCREENS = {"1100": 800, "1440": 900, "3840": 2100}
"""How high a screen of each width is."""
SCALES = ("80%", "100%", "200%")
PAGE_WIDTH, UNTIL_AT_REST = 900, 8
"""How wide a sheet is drawn; so many times layouts within layouts are asked for their room."""
WEEK = Frequency(1, "week")
HOUSEHOLD = Sheet(
    lines=(
        Line("salary", Money(610_000), evidence="payslip", pay_day=10),
        Line("part_time", who="partner", evidence="statement", months=tuple(map(Money, (250_000, 274_000, 298_000)))),
        Line("bonus", Money(800_000), Frequency(1, "year"), note="last year's figure"),
        Line("rent", Money(220_000), who="both", evidence="statement"),
        Line("energy", Money(31_000), who="both", evidence="statement"),
        Line("medical", Money(6_500), WEEK, note="pharmacy card"),
        Line("transport", Money(22_000), who="both"),
        Line("phone", Money(16_800), who="both", evidence="statement"),
        Line("leisure", Money(2_500), WEEK, "both"),
        Line("groceries", Money(29_000), WEEK, "both", typed="1160/4"),
        Line("clothes", Money(17_700), who="both"),
        Line("home_loan", Money(135_000), evidence="statement"),
        Line("rent_arrears", Money(25_000), who="both"),
    ),
    mode="joint",
    adults=2,
    children=1,
    partner="Sam Sample (demo)",
    shock=Money(300_000),
)
SEVERAL = DebtsCase(
    debts=(
        OneDebt("Council tax arrears", "Hexford Borough", Money(84_600), minimum=Money(7_050), priority=True),
        OneDebt("Gas and electricity", "Tallis Energy", Money(41_200), minimum=Money(3_434), priority=True),
        OneDebt("Credit card", "Aldbrook Bank", Money(524_018), Decimal("0.249"), minimum=Money(16_114)),
        OneDebt("Personal loan", "Fenwick Finance", Money(398_000), Decimal("0.099"), minimum=Money(14_200)),
        OneDebt("Catalogue", "Marlow and Day", Money(128_640), Decimal("0.299"), minimum=Money(4_480)),
        OneDebt("Overdraft", "Northgate", Money(115_000), minimum=Money(2_500)),
        OneDebt("Doorstep loan", "Brightloan", Money(132_000), Decimal("0.699"), minimum=Money(9_000)),
    ),
    available=Money(42_000),
    lump_sum=Money(150_000),
    considered=(("bankruptcy", "the home would be at risk"), ("plan", "every creditor is paid from the surplus")),
    review_on=MOMENT.date().replace(year=MOMENT.year + 1),
)
"""Invented creditors and balances."""


def pictures(
    folder: Path,
    languages: Sequence[Language] = LANGUAGES,
    themes: Sequence[Theme] = THEMES,
    sizes: Sizes = SIZES,
    percent: int = 100,
) -> Iterator[Path]:
    """Draw everything into ``folder``; yields each file as it is written. Papers come with all themes and the usual
    sizes only. ``sizes`` are those of windows, in dots of a screen that is scaled by ``percent``."""
    folder.mkdir(parents=True, exist_ok=True)
    application()
    with tempfile.TemporaryDirectory() as own:
        store = open_store(Path(own) / "gallery.db", DEMO_KEY, lambda: MOMENT)
        fill_demo(store, MOMENT)
        session, window = build(store, lambda: MOMENT)
        window.show()
        for language in languages:
            session.set_language(language)
            for theme in themes:
                session.set_theme(theme)
                for name in _screens(session, window, own, sizes):
                    ratio = 2 if name.endswith("-large") else percent / 100
                    yield grab(window, folder / f"{name}-{theme}-{language}.png", ratio)
                yield from _doors(session, folder)
        session.set_theme("light")
        if len(themes) == len(THEMES) and sizes is SIZES:
            yield from _pages(session, window, folder)
        # Another run begins anew: nothing of this one asks a store that is closed.
        session.close()
        window.close()
        shiboken6.delete(window)
        store.close()


def sizes_of(widths: Sequence[str], percent: int) -> Sizes:
    """Return how large a window is that fills a screen of each width at a scale, under the end of its name."""
    return {f"-{width}-{percent}": (int(width) * 100 // percent, SCREENS[width] * 100 // percent) for width in widths}


def _screens(session: Session, window: MainWindow, own: str, sizes: Sizes) -> Iterator[str]:
    for ending, (width, height) in sizes.items():
        window.resize(width, height)
        window.navigator.show_page("home")
        yield f"home{ending}"
        window.open_account("DEMO-0001")
        type_means(window)
        for index, tab in enumerate(("comparison", "chart", "schedule")):
            window.pages.desk.results.show_tab(index)
            yield f"desk-{tab}{ending}"
        window.navigator.prepare_agreement()
        yield f"agreement{ending}"
        yield from _ways(window, ending)
        window.navigator.show_handout("offer")
        yield f"handouts{ending}"
        window.navigator.show_handout("forbearance")
        yield f"handouts-held-back{ending}"
    if sizes is SIZES:
        yield from _large(window)
    for ending, size in list(sizes.items())[: 1 if sizes is SIZES else None]:
        window.resize(*size)
        for name in chain(_around(window), _states(session, window, own)):
            yield f"{name}{ending}"


def _large(window: MainWindow) -> Iterator[str]:
    """The desk at twice the size: half as many points across, drawn with twice as many pixels."""
    window.resize(*(edge // 2 for edge in SIZES[""]))
    window.open_account("DEMO-0001")
    type_means(window)
    for index, tab in enumerate(("comparison", "chart", "schedule", "terms")):
        window.pages.desk.results.show_tab(index)
        bar = window.pages.desk.centre.verticalScrollBar()
        QApplication.processEvents()
        bar.setValue(0 if index == 0 else bar.maximum())
        yield f"desk-{tab}-large"
    window.pages.desk.go_to_means()
    yield "desk-means-large"
    window.pages.desk.leave_field()
    window.pages.desk.go_to_note()
    yield "desk-note-large"
    window.pages.desk.leave_field()
    window.resize(*SIZES[""])


def _around(window: MainWindow) -> Iterator[str]:
    """What stands around the cards: their other terms, commands, keys, the page to read aloud, records."""
    window.open_account("DEMO-0002")
    window.open_account("DEMO-0001")
    type_means(window)
    window.pages.desk.results.show_tab(3)
    yield "desk-terms"
    window.pages.desk.results.show_tab(0)
    window.finder.go_to_commands()
    window.bar.search.setText("> off")
    window.bar.search.textEdited.emit("> off")
    yield "palette"
    window.bar.search.clear()
    window.finder.hide()
    window.pages.desk.leave_field()
    for index, tab in ((TALK, "talk"), (MESSAGES, "messages")):
        window.pages.desk.results.show_tab(index)
        yield f"desk-{tab}"
    window.pages.desk.results.show_tab(0)
    for page in ("aloud", "keys", "records", "book", "work_list"):
        window.navigator.show_page(page)
        if page == "work_list":
            _wait_for_list(window)
        yield page
    for section in ("counts", "creditors"):
        window.navigator.show_page("book")
        window.pages.book.show_section(section)
        yield f"book-{section}"
    window.navigator.show_page("desk")
    window.pages.desk.negotiation.stop("represented")
    yield "desk-stopped"
    window.pages.desk.negotiation.go_on()


def _wait_for_list(window: MainWindow) -> None:
    """Wait until the work list is looked up beside."""
    queue, loop = window.navigator.models.queue, QEventLoop()
    queue.ended.connect(loop.quit)
    queue.look()
    loop.exec()


def _doors(session: Session, folder: Path) -> Iterator[Path]:
    """Where the passphrase is asked for, the first time and later."""
    doors: tuple[Door, ...] = ("new", "open")
    for door in doors:
        window = UnlockWindow(UnlockPage(door, session.language, Path()), session.language)
        dress(window)
        window.show()
        yield grab(window, folder / f"unlock-{door}-{session.theme}-{session.language}.png")
        window.ask_who(session.organisation.identity.name)
        yield grab(window, folder / f"sign-in-{session.theme}-{session.language}.png")
        window.close()


def _states(session: Session, window: MainWindow, own: str) -> Iterator[str]:
    yield from _conduct(session, window)
    window.open_account("DEMO-0025")
    type_means(window)
    window.pages.desk.model.choose("settlement")
    payment = window.pages.desk.cards["instalment"].rows["payment"].field
    assert isinstance(payment, MoneyEdit)
    payment.setText("1")
    payment.textEdited.emit("1")
    yield "desk-mistake"
    account = accounts.load(session.store, "DEMO-0003")
    assert account is not None
    window.pages.desk.confirm_asked.emit(account)
    yield "confirm"
    window.navigator.edit_account(None)
    yield "account"
    window.navigator.edit_account(account, confirming=False)
    _scroll_to(window.pages.account.keeping)
    yield "keeping"
    window.navigator.show_page("settings")
    for name in ("paper", "rules", "payees", "users", "guidelines", "look"):
        window.pages.settings.show_section(getattr(window.pages.settings, name))
        yield f"settings-{name}"
    if not window.pages.settings.certificate.export.isEnabled():
        window.pages.settings.certificate.make_one()
    window.pages.settings.show_section(window.pages.settings.certificate)
    yield "certificate"
    window.pages.settings.show_section(window.pages.settings.sentences)
    yield "settings-sentences"
    window.pages.settings.show_section(window.pages.settings.backups)
    yield "settings-backups"
    window.pages.settings.about.show_works()
    window.pages.settings.show_section(window.pages.settings.about)
    yield "settings-about"
    sealed = Path(own) / "sealed.pdf"
    certificate = credentials.in_force(session.store)
    assert certificate is not None
    sealed.write_bytes(_sealed_paper(window, certificate) + b"added")
    window.navigator.show_page("records")
    window.pages.records.check.check(sealed)
    yield "verify"
    yield from _means(session, window)
    yield from records(session, window, MOMENT)
    bad = Path(own) / "accounts.csv"
    bad.write_text(
        "number,creditor,currency,principal,as_of,confirmed_by\n"
        "G-1,Example Bank,CNY,100.00,2026-11-01,file\n"
        "G-2,Example Bank,CNY,twelve,2026-11-01,file\n"
        "G-3,Example Bank,XXX,100.00,2026-11-01,file\n"
        "G-4,Example Bank,CNY,100.00,soon,file\n",
        encoding="utf-8",
    )
    window.navigator.show_page("import")
    window.pages.import_page.start(bad)
    yield "import"
    window.navigator.show_page("home")


def _conduct(session: Session, window: MainWindow) -> Iterator[str]:
    """What the debtor says, the circumstances with a breathing space, and a caution before the signature."""
    window.open_account("DEMO-0001")
    type_means(window)
    says = window.pages.desk.says
    for amount, name in ((90_000, "desk-says"), (5_000, "desk-says-nothing-fits")):
        says.per_month.set_value(Money(amount))
        says.most.set_value(None if amount > 5_000 else 6)
        says.answer_now()
        yield name
    for field in says.fields.values():
        field.set_value(None)
    says.answer_now()
    window.pages.desk.go_to_hold()
    window.pages.desk.holding.change(reason="first wage on 20 December")
    window.pages.desk.holding.begin()
    yield "desk-hold"
    window.pages.desk.holding.undo()
    window.pages.desk.model.choose("instalment")
    rules = session.organisation
    session.set_organisation(amended(rules, rule_set="uk"))
    space = BreathingSpace(MOMENT.date() - timedelta(days=9), MOMENT.date() + timedelta(days=51))
    before = window.pages.desk.model.situation
    window.pages.desk.model.set_situation(replace(before, breathing_space=space, nation="scotland"))
    window.navigator.show_page("conduct")
    window.pages.conduct.contacts.log(talked=True)
    yield "conduct"
    window.pages.desk.model.set_situation(replace(window.pages.desk.model.situation, breathing_space=None))
    session.set_organisation(amended(rules, rule_set="cn-credit-card"))
    window.navigator.show_page("settings")
    window.pages.settings.show_section(window.pages.settings.authority)
    yield "settings-authority"
    window.pages.settings.show_section(window.pages.settings.rulebook)
    yield "settings-rules"
    session.set_organisation(rules)
    # The page was not asked: it would take what it shows for something typed.
    window.pages.settings.start()


def _ways(window: MainWindow, ending: str) -> Iterator[str]:
    side = window.pages.agreement.side
    for way in tuple(WAYS)[1:]:
        side.take_way(way)
        if way == "voice":
            side.voice.recording.setText("REC-2026-0417")
            side.voice.keep_until.set_value(MOMENT.date().replace(year=2031))
            side.voice.changed.emit()
            side.read_back.give("recording")
            side.read_back.give("who")
        yield f"agreement-{way}{ending}"
    side.take_way("desk")


def _scroll_to(panel: QWidget) -> None:
    QApplication.processEvents()
    for area in panel.window().findChildren(QScrollArea):
        inner = area.widget()
        if inner is not None and inner.isAncestorOf(panel):
            area.ensureWidgetVisible(panel)


def _sealed_paper(window: MainWindow, certificate: Credential) -> bytes:
    """The draft on the agreement page, sealed."""
    from reports.seal import Sealer, seal

    return seal(window.pages.agreement.pdf, Sealer(certificate), MOMENT)


def _means(session: Session, window: MainWindow) -> Iterator[str]:
    """The full budget and the several debts, of an account in each currency."""
    window.open_account("DEMO-0002")
    type_means(window)
    window.navigator.show_page("budget")
    yield "budget-consent"
    for who in ("client", "partner"):
        window.pages.budget.model.agree("client" if who == "client" else "partner")
    model = window.pages.budget.model
    model.change(replace(HOUSEHOLD, consents=model.sheet.consents), Step("import"))
    window.pages.budget.start()
    yield "budget"
    place = next(
        index for index, line in enumerate(window.pages.budget.model.sheet.lines) if line.category == "medical"
    )
    window.pages.budget.model.type_amount(place, "sixty", Step("category", "medical"))
    yield "budget-mistake"
    window.pages.budget.model.type_amount(place, "65", Step("category", "medical"))
    window.navigator.show_page("debts")
    window.pages.debts.model.change(SEVERAL, Step("paste"))
    window.pages.debts.side.start()
    yield "debts"
    window.pages.debts.side.consent.click()
    window.pages.debts.side.confirm.click()
    window.pages.debts.side.letters.click()
    yield "papers"
    window.pages.papers.before.click()
    yield "advice"


def type_means(window: MainWindow) -> None:
    """Type an income that bears a plan, and what is spent of it."""
    debt = window.pages.desk.model.case.debt.total if window.pages.desk.model.case else 0
    for name, share in (("income", 0.36), ("spending", 0.23), ("priority", 0.03)):
        field = window.pages.desk.means.fields[name]
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, str(int(debt / 100 * share)))


def grab(window: QWidget, path: Path, ratio: float = 1) -> Path:
    """Write a window as a picture; returns its file."""
    for _ in range(UNTIL_AT_REST):
        QApplication.processEvents()
    if isinstance(window, MainWindow) and window.on_hand is not None:
        window.pages.desk.reaching.look_now()
    drawn = QPixmap(window.size() * ratio)
    drawn.setDevicePixelRatio(ratio)
    window.render(drawn)
    drawn.save(str(path))
    return path


def _pages(session: Session, window: MainWindow, folder: Path) -> Iterator[Path]:
    """The paper of each kind in each wording, signed, and the papers beside it."""
    for number in ("DEMO-0001", "DEMO-0025"):
        window.open_account(number)
        model = window.pages.desk.model
        assert model.account is not None
        model.open(model.account)
        type_means(window)
        deferral = model.options["deferral"]
        assert isinstance(deferral.terms, DeferralTerms)
        model.change(
            "deferral", replace(deferral, terms=structs.replace(deferral.terms, rule=DeferralRule(3, "nothing")))
        )
        for kind in OPTIONS:
            for wording in WORDINGS:
                model.choose(kind)
                outcome, account, case, now = model.chosen_outcome, model.account, model.case, model.standing
                assert outcome is not None
                assert account is not None
                assert case is not None
                assert now is not None
                record = draft(
                    session.workplace,
                    "RA-2026-000417",
                    account,
                    account.debtor,
                    case,
                    outcome,
                    wording,
                    now.credited,
                    made_on=MOMENT.date(),
                )
                signed = sign(
                    record,
                    Signature(account.debtor.name, MOMENT.date(), STROKES),
                    Signature(session.organisation.identity.representative, MOMENT.date(), STROKES),
                )
                yield from _draw(
                    PAPERS.render(signed, wording), folder, f"paper-{kind}-{account.currency.lower()}-{wording}"
                )
    for name, pdf in papers(session, window, MOMENT):
        yield from _draw(pdf, folder, f"paper-{name}")


def _draw(pdf: bytes, folder: Path, name: str) -> Iterator[Path]:
    document = Document(pdf)
    for page in range(document.count):
        size = document.size(page)
        pixels = QSize(PAGE_WIDTH, round(PAGE_WIDTH * size.height() / size.width()))
        path = folder / f"{name}-{page + 1}.png"
        document.image(page, pixels).save(str(path))
        yield path
    document.close()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    into, *named = sys.argv[1:] or ["build/gallery"]
    languages_ = [one for one in LANGUAGES if one in named] or LANGUAGES
    themes_ = [one for one in THEMES if one in named] or THEMES
    widths_ = [one for one in SCREENS if one in named or "all" in named]
    scales_ = [one for one in SCALES if one in named or "all" in named]
    drawn_ = (
        [(sizes_of(widths_ or ["1440"], int(one[:-1])), int(one[:-1])) for one in scales_ or ["100%"]]
        if widths_ or scales_
        else [(SIZES, 100)]
    )
    count = sum(sum(1 for _ in pictures(Path(into), languages_, themes_, *one)) for one in drawn_)
    print(f"{count} pictures")
