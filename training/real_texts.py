"""Records on real texts, whose words stay where they are: ``training/annotated/*.txt`` and the corpora -> reports as ``acts`` has them.

python training/real_texts.py CORPORA training/annotated/*.txt      check: every trigger and party must stand in its paragraph

@ re3d:17                     the document: corpus and number
P1                            its first paragraph; those without records are left out
E called | ACCUSE | Egypt | ^Rapid Support Forces
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from acts import Paragraph, Report, parse, wrong

Texts = dict[str, list[str]]


def texts(corpora: Path) -> Texts:
    """Document -> its paragraphs, white space made single."""
    out: Texts = {}
    for name, file in (("re3d", "re3d.jsonl"), ("polnear", "polnear_train.jsonl")):
        for line in (corpora / file).read_text(encoding="utf-8").splitlines():
            x = json.loads(line)
            paragraphs = (" ".join(p.split()) for p in re.split(r"\n+", x["text"]))
            out[f"{name}:{x['id']}"] = [p for p in paragraphs if p]
    out |= _of_treebank(corpora / "gum_train.conllu", ("GUM_news",))
    return out | _of_treebank(corpora / "ewt_train.conllu", ("weblog", "newsgroup"))


def _of_treebank(path: Path, kinds: tuple[str, ...]) -> Texts:
    """The documents of a treebank whose names begin so, paragraph by paragraph."""
    out: dict[str, list[list[str]]] = {}
    current: list[list[str]] | None = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id"):
            name = line.split("=")[1].strip()
            current = out.setdefault(name, [[]]) if name.startswith(kinds) else None
        elif current is not None and line.startswith("# newpar"):
            current.append([])
        elif current is not None and line.startswith("# text ="):
            current[-1].append(line[8:].strip())
    return {name: [" ".join(p) for p in paragraphs if p] for name, paragraphs in out.items()}


def annotated(path: Path, known: Texts) -> Iterator[Report]:
    """The reports of a file of records. Raises ValueError with file and line for what is not there."""
    report: Report | None = None
    current: Paragraph | None = None
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not (line := line.strip()):
            continue
        if line.startswith("@"):
            if report:
                yield report
            name = line[1:].split("|")[0].strip()
            if name not in known:
                raise ValueError(f"{path.name}:{n}: no such document: {name}")
            report, current = Report(True, [Paragraph(text, n) for text in known[name]]), None
        elif report and (number := re.fullmatch(r"P(\d+)", line)):
            if not 0 < int(number[1]) <= len(report.paragraphs):
                raise ValueError(f"{path.name}:{n}: no such paragraph: {line}")
            current = report.paragraphs[int(number[1]) - 1]
        elif current is None:
            raise ValueError(f"{path.name}:{n}: a record before its paragraph")
        else:
            current.records.append(parse(line, n, path.name))
    if report:
        yield report


def faults(path: Path, known: Texts) -> Iterator[str]:
    try:
        for report in annotated(path, known):
            yield from wrong(report, path.name)
    except ValueError as error:
        yield str(error)


def main() -> int:
    known = texts(Path(sys.argv[1]))
    found = [f for name in sys.argv[2:] for f in faults(Path(name), known)]
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
