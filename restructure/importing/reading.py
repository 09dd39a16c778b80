"""Reading a file of accounts: a bad row is named by line, column and reason, the others go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import accumulate, chain, islice
from operator import eq
from pathlib import Path

from calculators.errors import Refusal
from calculators.parts import Parts
from restructure.importing.amounts import currency_of, is_nothing
from restructure.importing.days import ORDERS, Order
from restructure.importing.fields import BROKEN, SETTLED, Row, is_sum
from restructure.importing.headings import (
    ALSO_PHONE,
    DAYS_OVERDUE,
    NAMES,
    NOTE,
    OURS,
    TOTAL,
    columns_in,
    further,
    meanings,
    part_of,
    perhaps_meant,
    recognised,
    total_of,
    unread_first,
)
from restructure.importing.heads import ENOUGH, Head, find_head
from restructure.importing.hidden_rows import NOTHING_HIDDEN, Hidden, Way, as_it_shows, hidden_below, seen, without
from restructure.importing.layouts import LAYOUTS, Layout, check_total
from restructure.importing.lines import Cancelled, Line, Progress, Score, Sheet, closed_where_refused, never_cancelled
from restructure.importing.plain_rows import knows, quick_reader
from restructure.importing.sheets import DELIMITERS, open_sheet
from restructure.importing.spellings import AS_WRITTEN, Rates, Spelling, spelling_of
from restructure.money.currency import MINOR_DIGITS
from restructure.parties.account import Account
from restructure.parties.account_fields import COLUMNS, FIELD
from restructure.store import accounts
from restructure.store.columns import Values

LONGEST_FIELD = 10_000
STEP = 500
MANY, FEW = 100, 20
"""So many rows are read together, and so many cell by cell for one among them that is odd."""
PREVIEWED = 20

NO_HEAD = Head(1, (), iter(()))
Columns = Mapping[str, str]
"""Which column of a file holds which of our own: ``{"number": "账号"}``."""


@dataclass(frozen=True, slots=True)
class Said:
    """Answers about a file: a constant for all rows by our column; its ``sheet``, and the line of its ``head``;
    what unsigned ``rates`` are, which comes first in ``dates``, and what becomes of rows that are ``hidden`` or
    ``struck`` through."""

    constants: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    head: int | None = None
    rates: Rates = ""
    dates: Order = ""
    hidden: Way = ""
    struck: Way = ""


NOTHING_SAID = Said()
RATES: tuple[Rates, ...] = ("percent", "fraction")
SAYABLE = (*(name for name in OURS if name not in (NOTE, TOTAL)), "rates", "dates")
"""What can be said of all rows of a file: the value of one of our columns, or how its rates or days are written."""


def said_of(words: Mapping[str, str], sheet: str = "", head: int | None = None) -> Said:
    """Return what is said of a file by name and value. Refuses a name that is no column of ours, and a way of writing
    that nobody knows."""
    ways = {name: words[name] for name in ("rates", "dates") if name in words}
    constants = {name: value for name, value in words.items() if name not in ways}
    unknown = next((name for name in constants if name not in SAYABLE or name == "number"), None)
    if unknown is not None:
        raise Refusal("file", "unknown_setting", given=unknown[:40], known=", ".join(SAYABLE[1:]))
    for name, known in (("rates", RATES), ("dates", ORDERS)):
        if ways.get(name, "") not in ("", *known):
            raise Refusal("file", "unknown_choice", given=ways[name][:40], known=", ".join(known))
    return Said(constants, sheet, head, rates_of(ways.get("rates", "")), order_of(ways.get("dates", "")))


def rates_of(word: str) -> Rates:
    """The word for how rates are written, none where it is no such word."""
    return next((one for one in RATES if one == word), "")


def order_of(word: str) -> Order:
    """The word for which comes first in a day, none where it is no such word."""
    return next((one for one in ORDERS if one == word), "")


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that was not taken: its line in the file (the header is line 1), the column, why, and its cells."""

    line: int
    column: str
    reason: Refusal
    cells: tuple[str, ...] = ()


Placed = tuple[Values, tuple[int, Sequence[str]]]
"""A row of the store, and where it comes from: its line and its cells."""
Entry = Account | Placed | Problem


@dataclass(frozen=True, slots=True)
class Read:
    """Content of a file: the accounts, the rows that could not be taken, and which layout was recognised."""

    layout: str
    rows: int
    accounts: tuple[Account, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A file whose header is read; ``layout`` is empty where columns are to be named. Its rows are read once, from
    front to back, or as often as one likes where they are ``kept``. ``rivals`` are other sheets that hold such a list
    as well; ``cut`` is whether more rows follow those that are kept, and ``hidden`` what of the sheet is not shown.
    ``unlike`` is a row in which one sum for all that is owed, as its column is called, is none of what is read."""

    header: tuple[str, ...]
    layout: str
    rows: Iterable[Line]
    sheet: Sheet
    head: Head = NO_HEAD
    rivals: tuple[str, ...] = ()
    cut: bool = False
    hidden: Hidden = NOTHING_HIDDEN
    unlike: Problem | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """A file being read: its layout and header, how its columns are written, and the rows as they come, each an account
    or a problem."""

    layout: str
    header: tuple[str, ...]
    entries: Iterator[Entry]
    spelling: Spelling = AS_WRITTEN


@dataclass(frozen=True, slots=True)
class Preview:
    """The header and the first rows, as they stand in the file; ``layout`` is empty where columns are to be named. Of a
    workbook also the ``sheet`` that they stand on, the ``others`` that hold something, and what is ``hidden``; of a
    text that could be in another one its ``encoding``. ``file`` holds the rest."""

    layout: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sheet: str = ""
    others: tuple[str, ...] = ()
    file: Opened | None = None
    names_currency: bool = True
    encoding: str = ""
    hidden: Hidden = NOTHING_HIDDEN


def read_file(path: Path, progress: Progress = never_cancelled, today: date | None = None) -> Read:
    """Read a whole file whose header names one of the known layouts.

    Refuses a file whose encoding or header is not recognised, an empty one, and one that cannot be read. Raises
    ``Cancelled`` when ``progress`` answers False.
    """
    found = scan(open_file(path, progress), today, progress)
    good: list[Account] = []
    problems: list[Problem] = []
    for entry in found.entries:
        if isinstance(entry, Problem):
            problems.append(entry)
        elif isinstance(entry, Account):
            good.append(entry)
    return Read(found.layout, len(good) + len(problems), tuple(good), tuple(problems))


def never_known(header: tuple[str, ...]) -> bool:
    """A header of which nothing is remembered."""
    return False


def open_file(
    path: Path,
    progress: Progress = never_cancelled,
    said: Said = NOTHING_SAID,
    known: Callable[[tuple[str, ...]], bool] = never_known,
) -> Opened:
    """Begin a file whatever its columns are called. Its head is the line that has the most known names, or is ``known``
    from before; of several sheets that are shown, the first that has such a line. Refuses a file that cannot be read;
    raises ``Cancelled`` when ``progress`` answers False."""
    score = partial(_score, known)
    sheet = open_sheet(path, score, progress, said.sheet)
    with closed_where_refused(sheet):
        head = find_head(sheet.rows, score, said.head)
        if not head.names and not sheet.shown:
            raise Refusal("file", "file_empty")
    lists = tuple(name for name, lines in sheet.shown.items() if _holds_list(lines, score))
    if lists and head.score < ENOUGH:
        sheet.close()
        sheet = open_sheet(path, score, progress, lists[0])
        with closed_where_refused(sheet):
            head, lists = find_head(sheet.rows, score, said.head), lists[1:]
    hidden = hidden_below(head, sheet.marks)
    head = without(as_it_shows(head, sheet.marks), sheet.marks, said.hidden, said.struck)
    layout = next((layout.name for layout in LAYOUTS if layout.required <= set(head.names)), "")
    return Opened(head.names, layout, head.rows, sheet, head, lists, hidden=hidden)


def _holds_list(lines: Sequence[Line], score: Score) -> bool:
    """Whether a head stands among the first lines of a sheet."""
    return find_head(iter(lines), score).score >= ENOUGH


OF_LAYOUTS = frozenset[str]().union(*(layout.required for layout in LAYOUTS))
CERTAIN = 1000


def _score(known: Callable[[tuple[str, ...]], bool], names: Sequence[str]) -> int:
    """How many columns of an account, or of a public layout, are among the names; all, where they are remembered."""
    if known(tuple(" ".join(name.split()) for name in names)):
        return CERTAIN
    plain = {name.strip() for name in names}
    return max(len(set(meanings(names, NAMES)) - {""}), len(plain & OF_LAYOUTS))


def scan(
    file: Opened,
    today: date | None,
    progress: Progress = never_cancelled,
    columns: Columns | None = None,
    *,
    said: Said = NOTHING_SAID,
    quick: bool = False,
) -> Scan:
    """Read a file that was begun; ``columns`` says what its columns mean where no layout does, and the constants of
    ``said`` stand in every row. With ``quick`` each good row is a row of the store, with its place in the file. Refuses
    and raises as ``read_file``, the latter while the entries are read.
    """
    header = list(file.header)
    if columns is not None:
        meaning = meaning_of(columns, file.header)
        header = [meaning.get(name, "") for name in header]
    twice = next((name for name in header if name and header.count(name) > 1 and _is_ours(name, file.layout)), None)
    if twice is not None:
        theirs = columns.get(twice, twice) if columns is not None else twice
        raise Refusal("file", "file_column_twice", column=theirs[:40])
    again = next((name for name in said.constants if name in header), None)
    if again is not None:
        raise Refusal("file", "file_constant_twice", column=again)
    layout = _layout([*header, *said.constants], file.header, columns or dict.fromkeys(said.constants, ""))
    if said.constants and layout.name != OWN:
        raise Refusal("file", "file_constant_twice", column=next(iter(said.constants)))
    if columns is not None:
        # What is wrong is named by the file's own column.
        layout = replace(layout, columns={**columns, **{ours: name for name, ours in meaning.items()}})
    rows = iter(file.rows)
    first = list(islice(rows, STEP))
    spelling = (
        spelling_of(header, file.header, first, file.head, said.rates, said.dates) if layout.name == OWN else AS_WRITTEN
    )
    shape = Shape(layout, (*header, *said.constants), file.header, tuple(said.constants.values()), spelling)
    watch, rows = _Watch(progress, file.sheet.lines), chain(first, rows)
    entries = _placed(shape, rows, watch, today) if quick else _entries(shape, rows, watch, today)
    return Scan(layout.name, tuple(header), entries, spelling)


def meaning_of(columns: Columns, header: Sequence[str]) -> dict[str, str]:
    """Return what each column of a file holds of ours, by its name; of several that are added up each has its own."""
    return {
        name: further(ours, place)
        for ours, theirs in columns.items()
        for place, name in enumerate(columns_in(theirs, header) if ours in SUMMED else (theirs,))
    }


def _is_ours(name: str, layout: str) -> bool:
    """Whether anything is read from a column of that name."""
    return name in (OURS if layout in ("", OWN) else OF_LAYOUTS)


@dataclass(frozen=True, slots=True)
class Shape:
    """Directions by which every row is read: ``header`` is what its cells hold, then the ``constants``; ``theirs`` what
    the file calls its columns."""

    layout: Layout
    header: tuple[str, ...]
    theirs: tuple[str, ...]
    constants: tuple[str, ...]
    spelling: Spelling


MOST_KEPT, MOST_BYTES, OF_A_CELL = 20_000, 60_000_000, 50
"""So many rows of a file, and about so many bytes of them, are kept in memory while somebody looks at the first; a cell
takes some bytes beside its characters."""


def kept(file: Opened) -> Opened:
    """The same file with its rows in memory, unless there are very many: then but the first of them."""
    rows = iter(file.rows)
    first, room = [], MOST_BYTES
    for line in islice(rows, MOST_KEPT):
        first.append(line)
        room -= sum(map(len, line[1])) + OF_A_CELL * len(line[1])
        if room < 0:
            break
    if next(rows, None) is None:
        return replace(file, rows=first)
    file.sheet.close()
    return replace(file, rows=first, cut=True)


def preview(
    path: Path,
    progress: Progress = never_cancelled,
    said: Said = NOTHING_SAID,
    known: Callable[[tuple[str, ...]], bool] = never_known,
) -> Preview:
    """The first rows of a file, whatever its columns are called. Refuses and raises as ``open_file``."""
    file = kept(open_file(path, progress, said, known))
    first = tuple(tuple(map(seen, cells)) for _, cells in islice(file.rows, PREVIEWED) if not isinstance(cells, str))
    sheet = file.sheet
    return Preview(
        file.layout, file.header, first, sheet.name, sheet.others, file, encoding=sheet.encoding, hidden=file.hidden
    )


OWN = "restructure"


def by_names(file: Opened) -> tuple[Opened, dict[str, str]]:
    """The file, whose first rows are read for it, and the meaning of its columns by their usual names. A column of
    words of which none is known, such as what a bank calls its products, means nothing."""
    columns = recognised(file.header)
    rows = iter(file.rows)
    first = list(islice(rows, STEP))
    for ours in [name for name in columns if name in FIELD and FIELD[name].kind == "choice"]:
        place = file.header.index(columns[ours])
        cells = {cells[place] for _, cells in first if not isinstance(cells, str) and place < len(cells)}
        if any(map(str.strip, cells)) and not any(_is_known(ours, cell) for cell in cells if cell.strip()):
            del columns[ours]
    total = total_of(file.header, columns)
    odd = None
    if total:
        agree, odd = _compare_totals(file, first, {**columns, TOTAL: total})
        if agree:
            columns[TOTAL] = total
    whole = file if isinstance(file.rows, list) else replace(file, rows=chain(first, rows))
    return replace(whole, unlike=None if TOTAL in columns else odd), columns


def _compare_totals(file: Opened, first: Sequence[Line], columns: Columns) -> tuple[bool, Problem | None]:
    """Whether a column holds the sum of what is owed in any of the first rows, and the first in which it does not."""
    meaning = meaning_of(columns, file.header)
    header = [meaning.get(name, "") for name in file.header]
    agree, odd = False, None
    try:
        spelling = spelling_of(header, file.header, first, file.head)
    except Refusal:
        return False, None
    for line, cells in first:
        if isinstance(cells, str) or is_no_account(file.header, cells) is not None:
            continue
        row = Row(dict(zip(header, cells, strict=False)), spelling)
        named = currency_of(row.cells.get("currency", "").strip())
        currency = named if named in MINOR_DIGITS else file.head.currency or ANY_CURRENCY
        try:
            owed = Parts(**{name: row.money(name, currency) for name in SUMMED})
            check_total(row, owed, currency)
            agree = agree or (TOTAL in row.cells and not is_nothing(row.cells[TOTAL].strip() or "-"))
        except Refusal as reason:
            if reason.code == "total_differs":
                odd = odd or Problem(line, columns[TOTAL], alone(reason))
    return agree, odd


def _is_known(ours: str, cell: str) -> bool:
    try:
        return bool(Row({ours: cell}).one_of(ours, FIELD[ours].choices, ""))
    except Refusal:
        return False


ANY_CURRENCY = "CNY"
"""Of hundredths, as nearly all are: sums are compared before it is known in which currency they are."""
MOST_NAMED = 12
"""So many columns are named one by one; a file of a hundred others is no news."""


def left_out(header: Sequence[str], layout: str, columns: Columns | None = None) -> tuple[str, ...]:
    """The columns of a file of accounts that nothing is taken from, first those that look as if they held something of
    an account: all that our own layout does not know, or that ``columns`` says nothing of. The public layouts are
    known, with what they hold beside."""
    read = set(OURS) if columns is None else set(meaning_of(columns, header))
    return unread_first(name for name in header if name and name not in read) if layout == OWN else ()


def in_line(names: Sequence[str]) -> str:
    """Names of columns or sheets in one line; of very many the first, and how many more.

    >>> in_line(("a", "b")), in_line("abcdefghijklmno")
    ('a, b', 'a, b, c, d, e, f, g, h, i, j, k, l … (+3)')
    """
    more = f" … (+{len(names) - MOST_NAMED})" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more


def alone(reason: Refusal) -> Refusal:
    """A reason without the places that it passed through, which hold on to all that was read there."""
    reason.__context__ = None
    return reason.with_traceback(None)


def unreadable(code: str) -> Refusal:
    """Return why a line has no cells."""
    if code == "text_too_long":
        return Refusal("row", "text_too_long", largest=LONGEST_FIELD)
    return Refusal("row", "quote_open")


class _Watch:
    """Tells how far the reading is, and stops it."""

    def __init__(self, progress: Progress, lines: int) -> None:
        self._progress, self._lines = progress, lines

    def row(self, line: int, rows: int) -> None:
        """So many rows more, up to that line."""
        if rows == STEP and not self._progress(min(line, self._lines), self._lines):
            raise Cancelled


def _entries(shape: Shape, rows: Iterator[Line], watch: _Watch, today: date | None) -> Iterator[Account | Problem]:
    so_far = _SoFar()
    for batch in _batches(rows, watch):
        for line, one in batch:
            yield _account(shape, one, line, so_far, today)


def _placed(shape: Shape, rows: Iterator[Line], watch: _Watch, today: date | None) -> Iterator[Placed | Problem]:
    so_far = _SoFar()
    header, extra = shape.header, list(shape.constants)
    quick = shape.layout.name == OWN and knows([name for name in header if name])
    at_once = quick_reader(list(header), today, shape.spelling) if quick else None
    place = header.index("number") if quick else 0

    def quickly(lines: list[Line]) -> list[Placed] | None:
        cells = [one + extra if extra else one for _, one in lines if not isinstance(one, str)]
        values = at_once(cells) if at_once is not None and len(cells) == len(lines) else None
        if values is None:
            return None
        numbers, principals = [one[place].strip() for one in cells], [int(one[PRINCIPAL]) for one in values]  # type: ignore[call-overload]
        return list(zip(values, lines, strict=True)) if so_far.take_all(numbers, principals) else None

    def slowly(lines: list[Line]) -> Iterator[Placed | Problem]:
        for line, one in lines:
            account = _account(shape, one, line, so_far, today)
            yield account if isinstance(account, Problem) else (_values(shape, one, account), (line, one))

    def each(lines: list[Line], together: int) -> Iterator[Placed | Problem]:
        for start in range(0, len(lines), together):
            part = lines[start : start + together]
            placed = quickly(part)
            if placed is not None:
                yield from placed
            else:
                # An odd row is no reason to read all that stand around it cell by cell.
                yield from slowly(part) if together == FEW else each(part, FEW)

    for batch in _batches(rows, watch):
        yield from each(batch, MANY)


PRINCIPAL = COLUMNS.index("principal")


def _same(number: str) -> str:
    """A number as a system writes it that knows no small letters and no noughts in front."""
    return number.upper().lstrip("0")


def _are_plain(numbers: list[str]) -> bool:
    """Whether all numbers are so already, looked at together."""
    together = "".join(numbers)
    return together == together.upper() and "0" not in {number[:1] for number in numbers}


class _SoFar:
    """What the rows before hold: their numbers, what they owe together, and which line there is ``below`` which no
    account of this list stands."""

    def __init__(self) -> None:
        self._numbers: set[str] = set()
        # Only of those that are not so themselves: a million numbers take room.
        self._alike: set[str] = set()
        self.principal, self.many = 0, 0
        self.below, self.settled = "", False

    def take(self, numbers: list[str]) -> bool:
        """Take the numbers of several rows, unless one of them is there already or looks like one that is."""
        new = set(numbers)
        odd = [] if _are_plain(numbers) else [same for number in numbers if (same := _same(number)) != number]
        alike = set(odd)
        if (
            len(new) + len(alike) < len(numbers) + len(odd)
            or not self._are_new(new, alike)
            or not new.isdisjoint(alike)
        ):
            return False
        self._numbers |= new
        self._alike |= alike
        return True

    def _are_new(self, numbers: set[str], alike: set[str]) -> bool:
        return all(self._numbers.isdisjoint(one) and self._alike.isdisjoint(one) for one in (numbers, alike))

    def why_not(self, number: str) -> Refusal | None:
        """Return why the number of a row is not taken, None where it is."""
        if self.take([number]):
            return None
        return Refusal("number", "number_twice" if number in self._numbers else "number_alike", given=number)

    def take_all(self, numbers: list[str], principals: list[int]) -> bool:
        """Take several rows, unless one needs a second look: for its number, or because it may sum up the others."""
        sums = list(accumulate(principals, initial=self.principal))
        if self.below or any(map(eq, principals, sums)) or not self.take(numbers):
            return False
        self.principal, self.many = sums[-1], self.many + len(principals)
        return True

    def pass_by(self, odd: Refusal, cells: Sequence[str]) -> None:
        """Take note of a line that is no account: below one that speaks of settled debts stand no others, until the
        next such line; below another table's head none of this one, until its own comes again."""
        said = " ".join(filter(None, (seen(cell).strip() for cell in cells)))
        if odd.code == "note_line":
            self.below = said if SETTLED.search(said) else ""
            self.settled = bool(self.below)
        elif odd.code == "head_again" and not self.settled:
            self.below = ""

    def add(self, principal: int) -> None:
        """Add what one more row owes."""
        self.principal, self.many = self.principal + principal, self.many + 1

    def is_sum(self, principal: int) -> bool:
        """Return whether a row owes as much as all before it together."""
        return self.many > 1 and principal == self.principal


def _batches(rows: Iterator[Line], watch: _Watch) -> Iterator[list[Line]]:
    while batch := list(islice(rows, STEP)):
        watch.row(batch[-1][0], len(batch))
        yield batch


def _values(shape: Shape, cells: Sequence[str], account: Account) -> Values:
    """An account as a row of the store, empty where the file says nothing of it."""
    filled = (*cells[: len(shape.theirs)], *shape.constants)
    said = {part_of(name) for name, cell in zip(shape.header, filled, strict=True) if cell.strip()}
    said |= {STANDS_FOR[name] for name in said & STANDS_FOR.keys()}
    return accounts.bulk_row(account, shape.layout.fills & said if shape.layout.name == OWN else shape.layout.fills)


SUMMED = frozenset(name for name, field in FIELD.items() if field.kind == "part")
"""Of what there may be several columns that are owed together."""
STANDS_FOR = {DAYS_OVERDUE: "overdue_since", ALSO_PHONE: "phone"}


MOST_MEANT = 3
"""So many columns are named that could be one of ours."""


def _layout(header: list[str], theirs: tuple[str, ...], columns: Columns) -> Layout:
    for layout in LAYOUTS:
        if layout.required <= set(header):
            return layout
    wanted = min(LAYOUTS, key=lambda layout: len(layout.required - set(header)))
    missing = sorted(wanted.required - set(header))
    meant = perhaps_meant(theirs, columns) if wanted.name == OWN else {}
    perhaps = [f"{name}={one}" for name in missing for one in meant.get(name, ())[:MOST_MEANT]]
    more = {"perhaps": ", ".join(perhaps)} if perhaps else {}
    raise Refusal("file", "file_header", missing=", ".join(missing), layout=wanted.name, **more)


def _account(shape: Shape, cells: list[str] | str, line: int, so_far: _SoFar, today: date | None) -> Account | Problem:
    if isinstance(cells, str):
        return Problem(line, "", unreadable(cells))
    whole, width, layout = tuple(map(seen, cells)), len(shape.theirs), shape.layout
    if not any(map(str.strip, cells[width:])):
        cells = cells[:width]
    odd = is_no_account(shape.theirs, cells)
    if odd is not None:
        so_far.pass_by(odd, cells)
        return Problem(line, layout.columns["number"] if odd.field == "number" else "", odd, whole)
    if so_far.below:
        return Problem(line, "", Refusal("row", "row_below", given=so_far.below[:40]), whole)
    if len(cells) != width:
        return Problem(line, "", Refusal("row", "row_length", given=len(cells), expected=width), whole)
    too_long = next((name for name, cell in zip(shape.theirs, cells, strict=True) if len(cell) > LONGEST_FIELD), None)
    if too_long is not None:
        return Problem(line, too_long, Refusal(too_long, "text_too_long", largest=LONGEST_FIELD))
    try:
        row = Row(dict(zip(shape.header, (*cells, *shape.constants), strict=True)), shape.spelling)
        account = layout.read(row)
        accounts.check(account)
        if today is not None and account.as_of > today:
            raise Refusal("as_of", "date_in_future", largest=today)
        if so_far.is_sum(account.parts.principal) and not account.debtor.name:
            raise Refusal("number", "totals_row")
        settled = _settled(shape, cells) if account.parts.total else ""
        if settled:
            raise Refusal("row", "row_settled", given=settled)
    except Refusal as reason:
        meant = meanings(cells, NAMES)
        if len(set(meant) - {""}) > ENOUGH:
            own = meanings(shape.theirs, NAMES)
            same = all(one in ("", name) for one, name in zip(meant, own, strict=False))
            if same and {"number", "principal"} <= set(meant):
                # The same head in other words, or in another language.
                return Problem(line, "", Refusal("row", "head_again"), whole)
            so_far.below = " ".join(filter(None, map(str.strip, cells)))
            return Problem(line, "", Refusal("row", "other_head"), whole)
        column = "" if reason.field == "row" else layout.columns.get(reason.field, reason.field)
        return Problem(line, column, alone(reason), whole)
    again = so_far.why_not(account.number)
    if again is not None:
        return Problem(line, layout.columns["number"], again, whole)
    so_far.add(account.parts.principal)
    return account


def _settled(shape: Shape, cells: Sequence[str]) -> str:
    """Return what a cell says, of which nothing is read, where it says that this is no debt any more."""
    unread = (cell.strip() for name, cell in zip(shape.header, cells, strict=False) if not name)
    return next((cell for cell in unread if SETTLED.fullmatch(cell)), "")


MOST_IN_A_NOTE = 3
"""So many delimiters in one cell are another delimiter than the file's."""


def is_no_account(header: tuple[str, ...], cells: Sequence[str]) -> Refusal | None:
    """Return why a line is no account at all: it sums up others, repeats the head, or is a note between them."""
    cells = [seen(cell) for cell in cells]
    if any(map(is_sum, cells)):
        return Refusal("number", "totals_row")
    if tuple(" ".join(cell.split()) for cell in cells) == header:
        return Refusal("row", "head_again")
    filled = [cell for cell in cells if cell.strip()]
    if len(filled) != 1 or len(header) == 1 or any(filled[0].count(one) >= MOST_IN_A_NOTE for one in DELIMITERS):
        return None
    return Refusal("row", "broken_character" if BROKEN in filled[0] else "note_line")


__all__ = ["Cancelled", "Problem", "Progress", "Read", "never_cancelled", "preview", "read_file", "scan"]
