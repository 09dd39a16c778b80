"""Plans of every kind, for properties."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from calculators.calendar import DueDates, Frequency, due_dates, parse_frequency, step
from calculators.parts import Carried, Parts, PartTreatment, Treatment
from calculators.rounding import Money
from tests.support.choices import DAY_COUNTS, METHODS

FREQUENCIES = tuple(
    map(parse_frequency, ("1 week", "fortnightly", "half month", "1 month", "quarterly", "annual", "45 days"))
)

principals = st.one_of(st.integers(1, 10**4), st.integers(10**4, 10**8), st.integers(10**8, 10**12)).map(Money)
rates = st.one_of(st.just(Decimal(0)), st.decimals(0, "0.36", places=4))
counts = st.one_of(st.integers(1, 12), st.integers(13, 120))
starts = st.one_of(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.sampled_from([date(2024, 2, 29), date(2027, 1, 29), date(2027, 1, 30), date(2027, 1, 31), date(2027, 2, 28)]),
)
frequencies = st.sampled_from(FREQUENCIES)
methods = st.sampled_from(METHODS)
day_counts = st.sampled_from(DAY_COUNTS)


@st.composite
def due(draw: st.DrawFn, longest: int = 120) -> DueDates:
    """The dates of a plan that begins one period after its start, give or take."""
    start, frequency = draw(starts), draw(frequencies)
    first = step(start, 1, frequency)
    odd = draw(st.integers(0, 5))
    return due_dates(start, step(first, odd, Frequency(1, "day")), frequency, draw(st.integers(1, longest)))


@st.composite
def carried(draw: st.DrawFn) -> tuple[Carried, ...]:
    """Amounts that fall on the rows of a plan."""
    one = st.builds(
        Carried,
        st.integers(1, 10**6).map(Money),
        st.sampled_from(["spread", "first", "last"]),
        st.sampled_from(["arrears", "fee"]),
    )
    return tuple(draw(st.lists(one, max_size=3)))


amounts = st.integers(0, 10**7).map(Money)
parts = st.builds(Parts, principals, amounts, amounts, amounts)
treatments = st.builds(
    Treatment,
    *[
        st.builds(
            PartTreatment,
            st.one_of(st.just("all"), amounts),
            st.sampled_from(["spread", "first", "last", "capitalise"]),
        )
    ]
    * 3,
)
