"""Fill the marked blocks of docs/forecast.md and docs/exposure.md from what was measured. ``--check`` says whether they are current.

    python scripts/forecast_pages.py [--check]

Reads src/suasion/forecast/statistics.json (written by scripts/forecast_statistics.py) and docs/exposure.json (written by
scripts/exposure_measure.py); needs no table. Pictures go to docs/figures/. The example is made anew and not checked: its
words come from the language model, whose int8 sums may round differently on another processor.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import figures

from suasion.exposure.settings import PriceSettings
from suasion.forecast.settings import Settings
from suasion.forecast.statistics import SHIPPED, Statistics, load

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
AS_OF, BY, AT = "2024-08-20", "2025-08-20", "2024-08-21T08:00:00Z"
BLOCK = re.compile(r"<!-- made: ([a-z]+) -->\n.*?<!-- end -->", re.DOTALL)
SHOWN = ("fighting_ends", "settlement", "agreement", "crisis_agreement", "long_crisis_agreement")


def skill_table(statistics: Statistics) -> str:
    lines = [
        "| target | within | method | forecasts | families | came true | Brier | base rate's | skill | 95 % interval | AUC |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for row in statistics.skill:
        if row.method == "climatology":
            continue
        auc = "" if row.auc is None else f"{row.auc:.2f}"
        within = "ever" if row.horizon == "ever" else f"{row.horizon.removesuffix('m')} months"
        lines.append(
            f"| {row.target} | {within} | {row.method} | {row.n} | {row.families} | {row.k} | {row.brier:.4f} | {row.climatology:.4f}"
            f" | {row.skill:+.3f} | {row.lo:+.3f} to {row.hi:+.3f} | {auc} |"
        )
    return "\n".join(lines)


def parts_table(statistics: Statistics) -> str:
    lines = [
        "| target | within | method | reliability | resolution | uncertainty | log score | base rate's |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in statistics.skill:
        if row.method in SPEAKING.get(row.target, ()) and row.horizon in ("12m", "ever"):
            lines.append(
                f"| {row.target} | {row.horizon} | {row.method} | {row.reliability:.4f} | {row.resolution:.4f}"
                f" | {row.uncertainty:.4f} | {row.log:.3f} | {row.log_climatology:.3f} |"
            )
    return "\n".join(lines)


SPEAKING = {
    "fighting_ends": ("duration",),
    "settlement": ("momentum", "momentum_coarse"),
    "agreement": ("momentum", "momentum_coarse"),
    "crisis_agreement": ("conditional",),
    "long_crisis_agreement": ("conditional",),
}


def ranked_table(statistics: Statistics) -> str:
    lines = [
        "| target | method | forecasts | ranked probability score | base rate's | skill | 95 % interval |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in statistics.skill:
        one = row.ranked
        if one and one.method != "climatology":
            lines.append(
                f"| {row.target} | {one.method} | {one.n} | {one.rps:.4f} | {one.climatology:.4f} | {one.skill:+.3f}"
                f" | {one.lo:+.3f} to {one.hi:+.3f} |"
            )
    return "\n".join(lines)


def sources_table(statistics: Statistics) -> str:
    lines = ["| table | years | rows | SHA-256 of the file | cite |", "|---|---|---|---|---|"]
    for s in statistics.sources:
        years = f"{s.first} to {s.last}" if s.first else ""
        lines.append(f"| {s.title} | {years} | {s.rows} | `{s.sha256[:16]}` | {s.cite} |")
    return "\n".join(lines)


def settings_table(_: Statistics) -> str:
    lines = ["| setting | default | why |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        lines.append(f"| `{name}` | {field.default:g} | {field.description} |")
    return "\n".join(lines)


def reliability_picture(statistics: Statistics) -> str:
    wanted = (
        ("agreement", "12m", "momentum"),
        ("fighting_ends", "12m", "duration"),
        ("crisis_agreement", "ever", "conditional"),
    )
    panels = []
    for target, horizon, method in wanted:
        row = statistics.skill_of(target, horizon, method)
        assert row is not None
        panels.append((f"{target}, {method}", [b.model_dump() for b in row.bins]))
    return figures.reliability("What was said happened about as often as said, and high figures are rare", panels)


def example(statistics: Statistics) -> str:
    """A forecast from the example reports on Sudan, as the command prints it."""
    from datetime import UTC, datetime

    from suasion.case import open_case
    from suasion.forecast.answer.compose import answer
    from suasion.forecast.material import features_for, known, told_sides
    from suasion.forecast.questions.moment import moment
    from suasion.forecast.questions.templates import ask
    from suasion.forecast.words import rule, told
    from suasion.pipeline import Coded, code_all

    cutoff = moment(AS_OF)
    with TemporaryDirectory() as folder, open_case(Path(folder) / "sudan.case") as case:
        for coded in code_all([str(ROOT / "examples" / "sudan")]):
            if isinstance(coded, Coded):
                case.add(coded.report, coded.document)
        material = known(case, cutoff.date())
    sides = told_sides(material)
    assert sides is not None
    words = {"a": sides.a_name, "b": sides.b_name}
    opened = datetime.fromisoformat(AT).astimezone(UTC)
    question = ask(
        "ceasefire_holds", words, by=BY, zone="UTC", cutoff=cutoff, opened_at=opened, sides=(sides.a, sides.b)
    )
    made = answer(question, statistics, at=AT, features=features_for(question, material, {}))
    lines = [
        "$ suasion add sudan.case examples/sudan",
        f"$ suasion forecast open sudan.case ceasefire_holds --by {BY} --as-of {AS_OF}",
        question.text,
        f"Question {question.id}",
        *rule(question),
        "",
        *told(made),
    ]
    return "\n".join(["```text", *lines, "```"])


MADE: dict[str, Callable[[Statistics], str]] = {
    "example": example,
    "skill": skill_table,
    "parts": parts_table,
    "ranked": ranked_table,
    "sources": sources_table,
    "settings": settings_table,
}


def forecast_page(statistics: Statistics, *, with_example: bool) -> str:
    """The page with its marked blocks filled; the example only if asked for."""

    def fill(match: re.Match[str]) -> str:
        if match[1] == "example" and not with_example:
            return match[0]
        return f"<!-- made: {match[1]} -->\n{MADE[match[1]](statistics)}\n<!-- end -->"

    return BLOCK.sub(fill, (DOCS / "forecast.md").read_text(encoding="utf-8"))


def exposure_page(measured: dict[str, Any]) -> str:
    """The page with its marked blocks filled."""
    text = (DOCS / "exposure.md").read_text(encoding="utf-8")
    tables: dict[str, Callable[[dict[str, Any]], str]] = {
        "coverage": coverage_table,
        "events": events_table,
        "direction": direction_table,
        "verdict": verdict,
        "settings": lambda _: price_settings(),
    }
    return BLOCK.sub(lambda m: f"<!-- made: {m[1]} -->\n{tables[m[1]](measured)}\n<!-- end -->", text)


def coverage_table(measured: dict[str, Any]) -> str:
    lines = [
        "| series | days ahead | ranges judged | held | 95 % interval | in each quarter of the history |",
        "|---|---|---|---|---|---|",
    ]
    for name, one in measured.items():
        for c in one["coverage"]:
            parts = ", ".join(f"{p:.0%}" for p in c["parts"])
            lines.append(
                f"| {name} | {c['horizon']} | {c['judged']} | {c['held'] / c['judged']:.1%}"
                f" | {c['held_low']:.0%} to {c['held_high']:.0%} | {parts} |"
            )
    return "\n".join(lines)


def events_table(measured: dict[str, Any]) -> str:
    lines = [
        "| series | after | events | median size | on ordinary days | as large by chance | mean move | by chance |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, one in measured.items():
        for group, e in one["events"].items():
            lines.append(
                f"| {name} | {group} | {e['events']} | {e['after_events'][1]:.1%} | {e['ordinary'][1]:.1%} | {e['larger_p']:.0%}"
                f" | {e['mean']:+.1%} | {e['low']:+.1%} to {e['high']:+.1%} |"
            )
    return "\n".join(lines)


def direction_table(measured: dict[str, Any]) -> str:
    lines = [
        "| series | days ahead | knows whether the last | questions | rose | skill | 95 % interval | AUC |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, one in measured.items():
        for r in one["direction"]:
            knows = r["method"].removeprefix("trend_")
            lines.append(
                f"| {name} | {r['horizon'].removesuffix('d')} | {knows} rose | {r['n']} | {r['k'] / r['n']:.0%} | {r['skill']:+.3f}"
                f" | {r['lo']:+.3f} to {r['hi']:+.3f} | {r['auc']:.2f} |"
            )
    return "\n".join(lines)


def verdict(measured: dict[str, Any]) -> str:
    rows = [r for one in measured.values() for r in one["direction"]]
    proven = sum(r["lo"] > 0 for r in rows)
    worse = sum(r["hi"] < 0 for r in rows)
    sizes = [e for one in measured.values() for e in one["events"].values()]
    beyond = sum(not e["low"] <= e["mean"] <= e["high"] for e in sizes)
    larger = sum(e["larger_p"] < 0.05 for e in sizes)
    return (
        f"Of {len(rows)} methods, series and horizons, {proven} have a skill proven to be above 0, and {worse} one proven to be below. "
        f"Of {len(sizes)} groups of events, {beyond} have a mean move outside what chance gives 95 times in a hundred, "
        f"and {larger} have moves that are larger than on ordinary days at the same level."
    )


def price_settings() -> str:
    lines = ["| setting | default | why |", "|---|---|---|"]
    for name, field in PriceSettings.model_fields.items():
        lines.append(f"| `{name}` | {field.default:g} | {field.description} |")
    return "\n".join(lines)


def main() -> int:
    statistics = load(SHIPPED)
    measured = json.loads((DOCS / "exposure.json").read_text(encoding="utf-8"))
    drawn = measured["Brent"]["drawn"]
    checking = "--check" in sys.argv[1:]
    wanted = {
        DOCS / "forecast.md": forecast_page(statistics, with_example=not checking),
        DOCS / "exposure.md": exposure_page(measured),
        DOCS / "figures" / "reliability.svg": reliability_picture(statistics),
        DOCS / "figures" / "cone.svg": figures.cone(
            "Brent stays in the grey four times of five; nothing says whether it rises",
            drawn["prices"],
            drawn["cone"],
            drawn["day"],
        ),
    }
    stale = [
        path.name for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if checking:
        print(f"out of date: {', '.join(stale)}: run `make docs`" if stale else "the pages of FORECAST are current")
        return bool(stale)
    for path, text in wanted.items():
        path.write_text(text, encoding="utf-8")
    print(f"wrote {', '.join(stale) or 'nothing new'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
