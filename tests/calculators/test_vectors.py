"""The published figures themselves: each with a source, and none both tried and left out."""

from tests.vectors import FILES, HERE, load


def test_every_file_of_figures_is_counted() -> None:
    assert {path.stem for path in HERE.glob("*.json")} == {*FILES, "left_out"}


def test_every_figure_names_its_source_and_convention() -> None:
    for name in FILES:
        assert all(one["source"] and one["convention"] for one in load(name)), name


def test_what_is_left_out_says_why_and_is_not_tried() -> None:
    left_out = load("left_out")
    tried = {one["id"].split(" ")[0] for name in FILES for one in load(name)}
    assert all(one["reason"] for one in left_out)
    assert not tried & {one["id"] for one in left_out}
