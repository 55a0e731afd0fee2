"""The paragraphs of ``training/paragraphs`` -> one packed file of words, pieces and labels.

python training/pack_acts.py src/suasion/language/vocab.txt [FILE ...] -o scratch/acts.pkl
"""

from __future__ import annotations

import argparse
import pickle
from dataclasses import asdict
from pathlib import Path

from acts import faults, mark, read

from suasion.language.wordpiece import WordPiece, shape

FOLDER = Path(__file__).parent / "paragraphs"


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("vocabulary", type=Path)
    ap.add_argument("files", type=Path, nargs="*", help="default: all of training/paragraphs")
    ap.add_argument("-o", "--out", type=Path, required=True)
    args = ap.parse_args()
    files = args.files or sorted(FOLDER.glob("*.txt"))
    if wrong := [f for path in files for f in faults(path)]:
        print(*wrong, sep="\n")
        return 1
    pieces, units = WordPiece(args.vocabulary), []
    for path in files:
        for p in read(path):
            marked = asdict(mark(p))
            words = [p.text[a:b] for a, b in marked.pop("words")]
            units.append(
                {"words": words, "pieces": [pieces(w) for w in words], "shapes": [shape(w) for w in words], **marked}
            )
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_bytes(pickle.dumps(units, protocol=4))
    acts, levers = (sum(sum(v > 0 for v in u[k]) for u in units) for k in ("act", "hold"))
    print(f"{len(units)} paragraphs, {sum(len(u['words']) for u in units):,} words, {acts} acts, {levers} levers")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
