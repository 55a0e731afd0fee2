"""Price files: what is read, and what is refused with its line."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from exposure_series import made, write_csv

from suasion.errors import InputError
from suasion.exposure.prices import read_prices


@pytest.fixture
def lines(tmp_path: Path) -> list[str]:
    return write_csv(tmp_path / "p.csv", made(600)).read_text(encoding="utf-8").splitlines()


def read(tmp_path: Path, lines: list[str], **settings: int) -> list[object]:
    path = tmp_path / "p.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return list(read_prices(path, **settings))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    series = made(600)
    (found,) = read_prices(write_csv(tmp_path / "p.csv", series, "Brent"))
    assert (found.name, found.days) == ("Brent", series.days)
    assert np.allclose(found.prices, series.prices, atol=1e-4)
    assert found.until(series.days[99]).days == series.days[:100]


def test_long_and_wide_files_are_the_same(tmp_path: Path) -> None:
    one, two = made(600, seed=1), made(600, seed=2)
    wide = ["date,a,b", *(f"{d},{p:.3f},{q:.3f}" for d, p, q in zip(one.days, one.prices, two.prices, strict=True))]
    long = ["date,series,price"]
    for d, p, q in zip(one.days, one.prices, two.prices, strict=True):
        long += [f"{d},b,{q:.3f}", f"{d},a,{p:.3f}"]
    first = {s.name: s.prices.tolist() for s in read(tmp_path, wide)}  # type: ignore[attr-defined]
    assert first == {s.name: s.prices.tolist() for s in read(tmp_path, long[:1] + long[:0:-1])}  # type: ignore[attr-defined]
    assert first.keys() == {"a", "b"}


def test_prices_that_are_not_above_zero_are_left_out_and_told(tmp_path: Path, lines: list[str]) -> None:
    day, _, _ = lines[300].partition(",")
    lines[300] = f"{day},-37.63"
    (found,) = read(tmp_path, lines)
    assert found.left_out == (date.fromisoformat(day),)  # type: ignore[attr-defined]
    assert len(found.days) == 599  # type: ignore[attr-defined]


def bad(line: int, new: str | None) -> object:
    def change(lines: list[str]) -> list[str]:
        day, _, price = lines[line].partition(",")
        if new is None:
            return lines[:line] + lines[line + 15 :]
        return [*lines[:line], new.format(day=day, price=price), *lines[line + 1 :]]

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (bad(300, "{day},"), r"p\.csv:301: the price is empty"),
        (bad(300, "{day},n/a"), r"p\.csv:301: 'n/a' is no price"),
        (bad(300, "{day},nan"), r"p\.csv:301: 'nan' is no price"),
        (bad(300, "soon,{price}"), r"p\.csv:301: 'soon' is no day"),
        (bad(300, "2015-01-01,{price}"), r"p\.csv:301: 2015-01-01 stands twice \(.*p\.csv:2\)"),
        (bad(300, "{day}T00:00:00+02:00,{price}"), r"p\.csv:301: times in several zones: UTC\+02:00"),
        (bad(1, "{day}T00:00:00Z,{price}"), r"p\.csv:3: times in several zones: none here, another at .*p\.csv:2"),
        (bad(300, "{day},{price},1"), r"p\.csv:301: 3 cells"),
        (
            bad(300, None),
            r"p\.csv:301: price: no price from .*, 2\d days. Fill the hole, or allow it: suasion exposure --max-gap",
        ),
        (bad(0, "when,price"), r"p\.csv:1: there is no column date"),
        (lambda lines: [line.partition(",")[0] for line in lines], "no column of prices"),
        (lambda lines: lines[:1], "no price in it"),
        (lambda lines: lines[:100], "99 prices are too few"),
    ],
)
def test_bad_files(change: object, said: str, tmp_path: Path, lines: list[str]) -> None:
    with pytest.raises(InputError) as error:
        read(tmp_path, change(lines))  # type: ignore[operator]
    assert re.search(said, str(error.value)), str(error.value)


def test_a_gap_may_be_allowed(tmp_path: Path, lines: list[str]) -> None:
    holed = bad(300, None)(lines)  # type: ignore[operator]
    (found,) = read(tmp_path, holed, most_gap_days=30)
    assert len(found.days) == 585  # type: ignore[attr-defined]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Cannot be read"):
        read_prices(tmp_path / "none.csv")
