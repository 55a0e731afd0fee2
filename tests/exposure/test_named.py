"""Commodities, who is exposed to them, and by which mechanism, as the sentence says it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from exposure_series import made, write_csv

from suasion.cli import main
from suasion.exposure.named import Exposed, commodities_in, exposed
from suasion.pipeline import code_all, linked


def read(sentence: str) -> list[Exposed]:
    text = f"A report of the day\n\nNAIROBI, March 4, 2024 - The ministers met on Monday.\n\n{sentence}\n"
    coded = list(code_all(["-"], stdin=io.BytesIO(text.encode())))
    return exposed(linked(coded), [c.report for c in coded])  # type: ignore[union-attr, arg-type]


@pytest.mark.parametrize(
    ("sentence", "commodity", "roles", "mechanism"),
    [
        ("Algeria sells natural gas to Spain.", "gas", {"DZA": "exporter"}, "trade"),
        ("Egypt depends on Romanian wheat.", "grain", {"ROU": "exporter"}, "dependence"),
        ("Japan imports most of its LNG from Qatar.", "lng", {"JPN": "importer", "QAT": "exporter"}, "trade"),
        ("Disruption of gas flows to Germany went on.", "gas", {"DEU": "importer"}, "supply cut"),
        ("India bought Iraqi crude at a discount.", "oil", {"IND": "importer", "IRQ": "exporter"}, "discount"),
        ("Canada imposed sanctions on Belarusian potash.", "fertiliser", {"BLR": "exporter", "CAN": "named"}, "sanctions"),
        ("Chinese oil purchases fell.", "oil", {"CHN": "importer"}, "trade"),
        ("Niger exported uranium to France.", "uranium", {"NER": "exporter"}, "trade"),
        ("Drones struck a Libyan oil refinery.", "oil", {"LBY": "exporter"}, "attack on facilities"),
        ("China limits exports of gallium and germanium.", "critical minerals", {"CHN": "exporter"}, "trade"),
    ],
)  # fmt: skip
def test_who_is_exposed(sentence: str, commodity: str, roles: dict[str, str], mechanism: str) -> None:
    (found,) = read(sentence)
    assert found.commodity == commodity
    assert mechanism in found.mechanisms
    told = {p.actor: p.role for p in found.parties}
    assert {actor: told.get(actor) for actor in roles} == roles
    assert found.because.quote == sentence


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("LNG and natural gas", {"lng", "gas"}),
        ("the police used tear gas near a gas station", set()),
        ("energy and oil", {"oil"}),
        ("energy security", {"energy"}),
        ("a coalition against corruption", set()),
        ("toil and turmoil", set()),
        ("rare earths and wheats", {"critical minerals", "grain"}),
    ],
)
def test_words_for_commodities(words: str, found: set[str]) -> None:
    assert set(commodities_in(words)) == found


def test_the_command(tmp_path: Path) -> None:
    report = tmp_path / "r.txt"
    report.write_text(
        "Gas\n\nNAIROBI, March 4, 2024 - Algeria bombed Malta's oil port on Monday. Spain imports Algerian gas.\n",
        encoding="utf-8",
    )
    prices = write_csv(tmp_path / "p.csv", made(3000), "gas \x1b[31m")
    done = CliRunner().invoke(main, ["exposure", str(report), "--prices", str(prices), "--json"])
    assert done.exit_code == 0, done.output
    body = json.loads(done.stdout)
    assert {e["commodity"] for e in body["exposed"]} == {"gas", "oil"}
    assert [c["horizon"] for c in body["cones"]] == [5, 21, 63]
    assert [w["day"] for w in body["windows"]] == ["2024-03-04"], "the attack that the report dates"
    shown = CliRunner().invoke(main, ["exposure", str(report), "--prices", str(prices), "--as-of", "2024-01-01"]).stdout
    assert "80 % range" in shown and "not whether up or down" in shown and "\x1b" not in shown
    assert "covers none of the events" in shown
    for bad in (["--event", "soon"], ["--as-of", "later"]):
        done = CliRunner().invoke(main, ["exposure", str(report), "--prices", str(prices), *bad])
        assert done.exit_code == 2 and "is no day" in done.output


def test_reports_without_commodities(tmp_path: Path) -> None:
    report = tmp_path / "r.txt"
    report.write_text("Talks\n\nThe ministers met on Monday.\n", encoding="utf-8")
    assert "no commodity" in CliRunner().invoke(main, ["exposure", str(report)]).stdout
