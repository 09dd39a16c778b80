"""The long trials, shortened: the same code with fewer rounds."""

from tests.soak import amortization


def test_generated_options_repay_to_the_cent_or_say_why_not() -> None:
    tally = amortization.run(400, seed=7)
    assert tally.rows > 10_000
    assert set(tally.drawn) >= {"level", "equal_principal", "bullet", "stepped", "flat_fee", "deferral", "settlement"}
    assert tally.refused.total() < 100
