"""Measure the language core and write docs/model-card.md. Figures are kept in training/scores.json, so that parts can be measured apart.

    python scripts/model_card.py                         accuracy and cost of the shipped model, then the page
    python scripts/model_card.py --only cost             speed, start and memory alone (on a quiet machine)
    python scripts/model_card.py --fp32 FILE             also the unquantised model, for the loss by int8
    python scripts/model_card.py --cautious FOLDER       also a build without doubtful corpora (core.onnx, core.json, vocab.txt)
    python scripts/model_card.py --only page             write the page from what was measured before

The corpora are not part of the project; where they are absent nothing is measured and nothing written.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(Path(__file__).resolve().parent))

import model_measure as measure  # noqa: E402  (beside this file)

CARD = ROOT / "docs" / "model-card.md"
TEXT = ROOT / "training" / "card.txt"
SCORES = ROOT / "training" / "scores.json"
LANGUAGE = ROOT / "src" / "suasion" / "language"

TARGETS = {
    "gum.upos.right": 97.7, "gum.las.right": 89.0, "ewt.las.right": 89.5,
    "polnear.source.exact.f1": 77.0, "polnear.cue.exact.f1": 71.0, "polnear.content.exact.f1": 64.0,
}  # fmt: skip
TARGET_WORDS, TARGET_START, TARGET_MB = 8000, 0.3, 180
WORDS = {
    "upos.right": "part of speech (UPOS)", "xpos.right": "tag (XPOS)", "lemma.right": "lemma", "uas.right": "head (UAS)",
    "las.right": "head and relation with subtype (LAS)", "las_universal.right": "head and universal relation",
}  # fmt: skip
RAW = {"words.f1": "words", "sentences.f1": "sentences", "upos.f1": "UPOS", "las.f1": "LAS"}
NAMES = {
    "span": "persons, organisations, places: the span alone", "typed": "the same, with the type", "PERSON": "persons",
    "ORG": "organisations", "PLACE": "places", "EVENT": "events", "TIME": "times", "OTHER": "others",
}  # fmt: skip
ATTRIBUTION = {
    "source.exact": "source, exact", "source.token": "source, words", "cue.exact": "cue, exact", "cue.token": "cue, words",
    "content.exact": "content, exact", "content.token": "content, words", "content.dice>=0.5": "content, half shared",
    "rel_src": "content half shared and its source", "rel_all_exact": "source, cue and content exact",
}  # fmt: skip
PEOPLE = {"source.exact": "78", "cue.exact": "71", "content.exact": "69", "content.dice>=0.5": "82", "rel_src": "77"}
"""How far two annotators agree with each other on PolNeAR, by the same measures."""

Figures = dict[str, dict[str, float]]


def cell(figures: Figures, name: str) -> str:
    f = figures.get(name)
    if f is None:
        return "-"
    return f"{100 * f['point']:.1f} ({100 * f['low']:.1f} to {100 * f['high']:.1f})"


def point(figures: Figures | None, name: str) -> str:
    return f"{100 * figures[name]['point']:.1f}" if figures and name in figures else "-"


def table(heads: list[str], rows: list[list[str]]) -> str:
    return "\n".join("| " + " | ".join(r) + " |" for r in (heads, ["---"] * len(heads), *rows))


def accuracy_tables(scores: dict[str, Any]) -> dict[str, str]:
    """The tables that TEXT has places for: shipped with interval, then fp32 and the cautious build as points."""
    shipped, others = scores["shipped"], [scores.get("fp32"), scores.get("cautious")]
    tail = ["without int8", "cautious build"]

    def rows(names: dict[str, str], *prefixes: str, end: str = "") -> list[list[str]]:
        return [
            [label, *(cell(shipped, f"{p}{n}{end}") for p in prefixes), *(point(o, f"{p}{n}{end}") for o in others for p in prefixes[:1])]
            for n, label in names.items()
        ]  # fmt: skip

    attribution = rows(ATTRIBUTION, "polnear.", end=".f1")
    for row, name in zip(attribution, ATTRIBUTION, strict=True):
        row[-1] = PEOPLE.get(name, "-")  # the cautious build has seen no attribution
    gum = [f"GUM, {t}" for t in tail]
    return {
        "words": table(["right, %", "GUM", "EWT", *gum], rows(WORDS, "gum.", "ewt.")),
        "raw": table(["F1", "GUM", "EWT", *gum], rows(RAW, "gum.raw.", "ewt.raw.")),
        "names": table(["F1", "GUM", "re3d, held out", *gum], rows(NAMES, "gum.names.", "re3d.names.", end=".f1")),
        "attribution": table(["F1", "PolNeAR", "without int8", "people"], attribution),
        "targets": targets(scores),
    }


def targets(scores: dict[str, Any]) -> str:
    rows = []
    for name, wanted in TARGETS.items():
        got = 100 * scores["shipped"][name]["point"]
        rows.append(
            [
                name.removesuffix(".right").removesuffix(".f1").replace(".", " "),
                f"{wanted:g}",
                f"{got:.1f}",
                verdict(got >= wanted),
            ]
        )
    cost = scores["cost"]
    words, start = cost["speed"]["words_per_cpu_s"], cost["cold"]["cpu_s"]
    memory = max(cost["speed"]["peak_mb"], cost["cold"]["peak_mb"])
    rows += [
        ["words a second of one core's time", f"{TARGET_WORDS:,}", f"{words:,.0f}", verdict(words >= TARGET_WORDS)],
        ["load and first sentence, s of CPU time", f"{TARGET_START:g}", f"{start:.2f}", verdict(start <= TARGET_START)],
        ["peak memory, MB", f"{TARGET_MB}", f"{memory:.0f}", verdict(memory <= TARGET_MB)],
    ]
    return table(["what", "target", "measured", ""], rows)


def verdict(reached: bool) -> str:
    return "reached" if reached else "**missed**"


def page(scores: dict[str, Any]) -> str:
    text = TEXT.read_text(encoding="utf-8").partition("\n\n")[2]  # the first paragraph is for who edits it
    cost = scores["cost"]
    values = {
        **accuracy_tables(scores),
        "sha256": scores["sha256"][:16],
        "megabytes": f"{scores['bytes'] / 1e6:.1f}",
        "words_per_cpu_s": f"{cost['speed']['words_per_cpu_s']:,.0f}",
        "words_per_s": f"{cost['speed']['words_per_s']:,.0f}",
        "network": f"{100 * cost['speed']['network_share']:.0f}",
        "network_words": f"{cost['speed']['words_per_cpu_s'] / cost['speed']['network_share']:,.0f}",
        "start_wall": f"{cost['cold']['wall_s']:.2f}",
        "start_cpu": f"{cost['cold']['cpu_s']:.2f}",
        "start_mb": f"{cost['cold']['peak_mb']:.0f}",
        "peak_mb": f"{cost['speed']['peak_mb']:.0f}",
        "machine": cost["machine"],
        "load": f"{cost['load']:.1f}",
        "cores": str(cost["cores"]),
    }
    for name, value in values.items():
        text = text.replace("{{" + name + "}}", value)
    assert "{{" not in text, text[text.index("{{") :][:60]
    return text


def machine() -> str:
    try:
        found = [
            line
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ]
        return found[0].partition(":")[2].strip()
    except (OSError, IndexError):
        return platform.processor() or platform.machine()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with corpora/ and tools/")
    parser.add_argument("--only", choices=["accuracy", "cost", "page"], help="measure only this (then write the page)")
    parser.add_argument("--fp32", type=Path, help="the unquantised ONNX file")
    parser.add_argument("--cautious", type=Path, help="folder of a build without doubtful corpora")
    args = parser.parse_args()
    corpora, tools = args.shared / "corpora", args.shared / "tools"
    if not corpora.is_dir():
        print(f"model card: skipped, there are no corpora at {args.shared}")
        return 0
    scores: dict[str, Any] = json.loads(SCORES.read_text(encoding="utf-8")) if SCORES.is_file() else {}
    if args.only in (None, "accuracy"):
        scores["sha256"] = json.loads((LANGUAGE / "core.json").read_text(encoding="utf-8"))["sha256"]
        scores["bytes"] = (LANGUAGE / "core.onnx").stat().st_size
        scores["shipped"] = measure.accuracy(None, corpora, tools)
        if args.cautious:
            scores["cautious"] = measure.accuracy(args.cautious, corpora, tools)
        if args.fp32:
            with tempfile.TemporaryDirectory() as folder:
                for name in ("core.json", "vocab.txt"):
                    shutil.copy(LANGUAGE / name, folder)
                shutil.copy(args.fp32, Path(folder) / "core.onnx")
                scores["fp32"] = measure.accuracy(Path(folder), corpora, tools)
    if args.only in (None, "cost"):
        load = os.getloadavg()[0]
        scores["cost"] = measure.cost(corpora) | {"machine": machine(), "cores": os.cpu_count(), "load": load}
    SCORES.write_text(json.dumps(scores, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    CARD.write_text(page(scores), encoding="utf-8")
    print(f"wrote {SCORES.relative_to(ROOT)} and {CARD.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
