"""The reports of ``training/paragraphs``, or records on real texts, -> one packed file of words, pieces and labels.

python training/pack_acts.py src/suasion/language/vocab.txt [FILE ...] -o scratch/acts.pkl
python training/pack_acts.py src/suasion/language/vocab.txt training/annotated/*.txt --corpora CORPORA -o scratch/real.pkl
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

from acts import Report, marked, read, wrong
from real_texts import annotated, texts

from suasion.language.wordpiece import WordPiece, shape

FOLDER = Path(__file__).parent / "paragraphs"

MOST_PIECES = 300
"""Of a chunk: a list that no full stop divides may be longer than the encoder reads."""


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("vocabulary", type=Path)
    ap.add_argument("files", type=Path, nargs="*", help="default: all of training/paragraphs")
    ap.add_argument("-o", "--out", type=Path, required=True)
    ap.add_argument("--corpora", type=Path, help="where the texts are, if the files hold records alone")
    args = ap.parse_args()
    known = texts(args.corpora) if args.corpora else None
    reports: list[Report] = []
    found: list[str] = []
    for path in args.files or sorted(FOLDER.glob("*.txt")):
        for report in annotated(path, known) if known else read(path):
            reports.append(report)
            found += wrong(report, path.name)
    if found:
        print(*found, sep="\n")
        return 1
    pieces, units = WordPiece(args.vocabulary), []
    for report in reports:
        for unit in marked(report):
            words = unit["words"]
            split = [pieces(w) for w in words]
            if sum(map(len, split)) <= MOST_PIECES:
                units.append(unit | {"pieces": split, "shapes": [shape(w) for w in words]})
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_bytes(pickle.dumps(units, protocol=4))
    n = {k: sum(sum(v > 0 for v in u[k]) for u in units) for k in ("act", "hold", "due", "who")}
    print(f"{len(units)} chunks, {sum(len(u['words']) for u in units):,} words, {n}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
