"""Corpora -> one packed file of arrays that the trainer reads (words as pieces, labels as integers).

    python training/pack.py CORPORA ENCODER -o scratch/pack.pkl [--without polnear]

``CORPORA`` is the folder of the corpora, ``ENCODER`` that of the encoder's ``vocab.txt``. Each document is a list of units (a
sentence of a treebank, a paragraph of an article); a unit is a list of words, and each task has one integer a word, -100
where the corpus does not say. A second, cautious build leaves out the corpora whose terms are doubtful (``--without``).
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from suasion.language.lemma import script
from suasion.language.tokenizer import words as tokenize
from suasion.language.wordpiece import WordPiece, shape

SKIP = -100
ENTITY_TYPES = ("PERSON", "ORG", "PLACE", "EVENT", "TIME", "OTHER")
NER = ("O", *(f"{p}-{t}" for t in ENTITY_TYPES for p in "BI"))
ROLES = ("source", "cue", "content")
ROLE_TAGS = ("O", *(f"{p}-{r}" for r in ROLES for p in "BI"))
GUM_TYPES = {
    "person": "PERSON", "organization": "ORG", "place": "PLACE", "event": "EVENT", "time": "TIME",
    "object": "OTHER", "abstract": "OTHER", "animal": "OTHER", "plant": "OTHER", "substance": "OTHER",
}  # fmt: skip
RE3D_TYPES = {
    "Person": "PERSON", "Organisation": "ORG", "Location": "PLACE", "Temporal": "TIME", "Nationality": "OTHER",
    "Weapon": "OTHER", "MilitaryPlatform": "OTHER", "Vehicle": "OTHER", "DocumentReference": "OTHER",
}  # fmt: skip


@dataclass
class Unit:
    """Words and labels of one sentence or paragraph. ``sentences`` has the index of each sentence's last word."""

    words: list[str]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    lemma: list[str] | None = None
    head: list[int] | None = None
    deprel: list[str] | None = None
    ner: list[str] | None = None
    chain: list[int] | None = None
    roles: list[str] | None = None
    link: list[int] | None = None
    new_block: bool = True
    spans: list[tuple[int, int]] = field(default_factory=list)


def conllu(path: Path, entities: bool) -> list[list[Unit]]:
    """Documents of a CoNLL-U file; with ``entities``, names and coreference chains from GUM's ``Entity=``."""
    documents: list[list[Unit]] = []
    rows: list[list[str]] = []
    new_block = True
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc"):
            documents.append([])
            new_block = True
        elif line.startswith("# newpar"):
            new_block = True
        elif line[:1].isdigit():
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif not line.strip() and rows:
            unit = Unit(
                words=[r[1] for r in rows], upos=[r[3] for r in rows], xpos=[r[4] for r in rows],
                lemma=[script(r[1], r[2]) for r in rows], head=[int(r[6]) - 1 for r in rows], deprel=[r[7] for r in rows],
                new_block=new_block,
            )  # fmt: skip
            if entities:
                unit.ner, unit.chain = gum_entities(rows, unit)
            documents[-1].append(unit)
            rows, new_block = [], False
    return documents


def gum_entities(rows: list[list[str]], unit: Unit) -> tuple[list[str], list[int]]:
    """BIO tags of names (the run of proper nouns round a mention's head), and the chain number at each mention's head, else 0."""
    mentions: list[tuple[int, int, str, int]] = []
    stack: list[tuple[int, str, str]] = []
    for i, row in enumerate(rows):
        value = next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "")
        for piece in re.findall(r"\([^()]*\)|\([^()]*|[^()]*\)", value):
            fields = piece.strip("()").split("-")
            if piece.startswith("("):
                stack.append((i, fields[0], fields[1] if len(fields) > 1 else ""))
            if piece.endswith(")"):
                group = fields[0]
                k = next((k for k in range(len(stack) - 1, -1, -1) if stack[k][1] == group), None)
                if k is not None:
                    start, _, kind = stack.pop(k)
                    mentions.append((start, i, kind, int(re.sub(r"\D", "", group.split("[")[0]) or 0)))
    assert unit.head is not None and unit.upos is not None
    tags, chain = ["O"] * len(rows), [0] * len(rows)
    for start, end, kind, group in sorted(mentions, key=lambda m: m[1] - m[0]):
        inside = range(start, end + 1)
        head = next((i for i in inside if unit.head[i] < start or unit.head[i] > end), start)
        chain[head] = group
        if unit.upos[head] == "PROPN" and kind in GUM_TYPES:
            a = b = head
            while a - 1 >= start and (unit.upos[a - 1] == "PROPN" or rows[a - 1][1] in ("-", "&", ".")):
                a -= 1
            while b + 1 <= end and (
                unit.upos[b + 1] in ("PROPN", "NUM") or rows[b + 1][1] in ("-", "&")
                or (rows[b + 1][1] in ("of", "for", "the", "and") and kind != "person"
                    and any(unit.upos[j] == "PROPN" for j in range(b + 2, min(end + 1, b + 4))))
            ):  # fmt: skip
                b += 1
            while not any(c.isalnum() for c in rows[a][1]) and a < b:
                a += 1
            if all(t == "O" for t in tags[a : b + 1]):
                tags[a : b + 1] = ["B-" + GUM_TYPES[kind], *["I-" + GUM_TYPES[kind]] * (b - a)]
        elif kind == "time" and all(t == "O" for t in tags[start : end + 1]) and end - start < 8:
            tags[start : end + 1] = ["B-TIME", *["I-TIME"] * (end - start)]
    return tags, chain


def paragraphs(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"\S[^\n]*", text)]


def polnear(path: Path) -> list[list[Unit]]:
    """Articles with source, cue and content tags, and at each part's first word the first word of its cue (within the paragraph)."""
    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        units = []
        for start, end in paragraphs(article["text"]):
            spans = tokenize(article["text"], start, end)
            unit = Unit(
                words=[article["text"][a:b] for a, b in spans],
                roles=["O"] * len(spans),
                link=[SKIP] * len(spans),
                spans=spans,
            )
            assert unit.roles is not None and unit.link is not None
            for attribution in article["attributions"]:
                first: dict[str, list[int]] = {}
                for role in ROLES:
                    for a, b in attribution[role]:
                        inside = [i for i, (s, e) in enumerate(spans) if s < b and e > a]
                        # Edge punctuation never belongs to a span: it would teach the tagger noise.
                        while (
                            inside
                            and not any(c.isalnum() for c in unit.words[inside[0]])
                            and unit.words[inside[0]] not in '“"‘'
                        ):
                            inside.pop(0)
                        if inside:
                            unit.roles[inside[0]] = f"B-{role}"
                            for i in inside[1:]:
                                unit.roles[i] = f"I-{role}"
                            first.setdefault(role, []).append(inside[0])
                for role in ("source", "content"):
                    for i in first.get(role, ()):
                        unit.link[i] = first["cue"][0] if first.get("cue") else -1
            if unit.words:
                units.append(unit)
        documents.append(units)
    return documents


def re3d(path: Path) -> list[list[Unit]]:
    """Security texts with names: spans of capitalised words inside the annotated ones, innermost first."""
    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text, units = record["text"], []
        for start, end in paragraphs(text):
            spans = tokenize(text, start, end)
            tags = ["O"] * len(spans)
            for e in sorted(record["entities"], key=lambda e: (e["type"] != "Nationality", e["e"] - e["s"])):
                kind = RE3D_TYPES.get(e["type"])
                inside = [i for i, (s, t) in enumerate(spans) if s < e["e"] and t > e["s"]]
                named = [i for i in inside if text[spans[i][0]].isupper()]
                if kind is None or not inside:
                    continue
                if kind != "TIME":
                    named = [i for i in named if tags[i] == "O"]
                    # The last capitalised run: "Iraqi President Fuad Masum" -> after the nationality.
                    run = named[-1:]
                    while run and run[0] - 1 in inside and tags[run[0] - 1] == "O" and (
                        run[0] - 1 in named or (text[slice(*spans[run[0] - 1])] in ("-", "of", "for", "al", "and", "the") and run[0] - 2 in named)
                    ):  # fmt: skip
                        run.insert(0, run[0] - 1)
                    inside = run
                if inside and all(tags[i] == "O" for i in inside):
                    tags[inside[0]] = f"B-{kind}"
                    for i in inside[1:]:
                        tags[i] = f"I-{kind}"
            if spans:
                units.append(Unit(words=[text[a:b] for a, b in spans], ner=tags, spans=spans))
        documents.append(units)
    return documents


def labels(documents: list[list[Unit]], task: str, least: int) -> list[str]:
    counts = Counter(v for d in documents for u in d if getattr(u, task) for v in getattr(u, task))
    return [v for v, n in sorted(counts.items(), key=lambda x: (-x[1], x[0])) if n >= least]


def encode(
    documents: list[list[Unit]], pieces: WordPiece, inventory: dict[str, list[str]]
) -> list[list[dict[str, Any]]]:
    index = {task: {v: i for i, v in enumerate(values)} for task, values in inventory.items()}
    out = []
    for d in documents:
        units = []
        for u in d:
            row: dict[str, Any] = {
                "words": u.words,
                "pieces": [pieces(w) for w in u.words],
                "shapes": [shape(w) for w in u.words],
                "new_block": u.new_block,
            }
            for task in ("upos", "xpos", "lemma", "deprel", "ner", "roles"):
                values = getattr(u, task)
                row[task] = None if values is None else [index[task].get(v, SKIP) for v in values]
            row.update(head=u.head, chain=u.chain, link=u.link)
            units.append(row)
        if units:
            out.append(units)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--without", action="append", default=[], choices=["polnear", "re3d"])
    args = parser.parse_args()
    pieces = WordPiece(args.encoder / "vocab.txt")
    sets: dict[str, list[list[Unit]]] = {}
    for split in ("train", "dev"):
        sets[f"gum_{split}"] = conllu(args.corpora / f"gum_{split}.conllu", entities=True)
        sets[f"ewt_{split}"] = conllu(args.corpora / f"ewt_{split}.conllu", entities=False)
        if "polnear" not in args.without:
            sets[f"polnear_{split}"] = polnear(args.corpora / f"polnear_{split}.jsonl")
    if "re3d" not in args.without:
        records = re3d(args.corpora / "re3d.jsonl")
        sets["re3d_train"] = [d for i, d in enumerate(records) if i % 8]
        sets["re3d_dev"] = [d for i, d in enumerate(records) if not i % 8]
    trees = sets["gum_train"] + sets["ewt_train"]
    inventory = {
        "upos": labels(trees, "upos", 1), "xpos": labels(trees, "xpos", 1), "lemma": labels(trees, "lemma", 3),
        "deprel": labels(trees, "deprel", 1), "ner": list(NER), "roles": list(ROLE_TAGS),
    }  # fmt: skip
    packed = {name: encode(documents, pieces, inventory) for name, documents in sets.items()}
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with args.out.open("wb") as f:
        pickle.dump({"inventory": inventory, "sets": packed}, f, protocol=4)
    for name, documents in sets.items():
        print(f"{name}: {len(documents)} documents, {sum(len(u.words) for d in documents for u in d):,} words")
    print({k: len(v) for k, v in inventory.items()})


if __name__ == "__main__":
    main()
