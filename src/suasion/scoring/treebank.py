"""The language core against a treebank (CoNLL-U): on given words and sentences, and from raw text.

On given words each figure is the share of words that are right, punctuation included. From raw text figures are F1 in the manner of
the CoNLL 2018 shared task (Zeman et al., 2018): a word counts where its offsets are the gold ones, a relation is compared without subtype.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from suasion.errors import BrokenInput
from suasion.language.model import Analysis, Token
from suasion.scoring.figures import Counts, Figure, Scores, figure, ratio, scores, three

Analyser = Callable[[Sequence[Sequence[Sequence[str]]]], Analysis]
"""``Core.analyse_words``: blocks of sentences of words."""
RawAnalyser = Callable[[str, Sequence[tuple[int, int]]], Analysis]
"""``Core.analyse``: a text and its blocks."""
BLOCK_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Word:
    """``head`` is an index into the sentence, -1 for the root. ``space``: white space follows."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str
    space: bool


@dataclass(slots=True)
class Text:
    """One document: blocks (paragraphs, headings) of sentences of words."""

    id: str
    blocks: list[list[list[Word]]] = field(default_factory=list)

    @property
    def sentences(self) -> list[list[Word]]:
        return [s for b in self.blocks for s in b]

    def forms(self) -> list[list[list[str]]]:
        return [[[w.form for w in s] for s in b] for b in self.blocks]


def read(path: Path) -> list[Text]:
    """The documents of a CoNLL-U file. Empty nodes are left out; of a multi-word token the words count. Raises BrokenInput."""
    texts: list[Text] = []
    rows: list[list[str]] = []
    opens = True
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], 1):
        if line.startswith("# newdoc"):
            texts.append(Text(line.partition("=")[2].strip()))
            opens = True
        elif line.startswith("# newpar"):
            opens = True
        elif line[:1].isdigit():
            rows.append(line.split("\t"))
            if len(rows[-1]) != 10:
                raise BrokenInput(f"{len(rows[-1])} columns, not 10", where=f"{path}:{number}")
        elif not line.strip() and rows:
            if not texts:
                texts.append(Text(path.stem))
            if opens or not texts[-1].blocks:
                texts[-1].blocks.append([])
            texts[-1].blocks[-1].append(_sentence(rows))
            rows, opens = [], False
    return texts


def _sentence(rows: list[list[str]]) -> list[Word]:
    words: list[Word] = []
    inside, inside_space = (
        0,
        True,
    )  # the last word of an open multi-word token, and whether white space follows that token
    for cells in rows:
        space = "SpaceAfter=No" not in cells[9].split("|")
        if "-" in cells[0]:
            inside, inside_space = int(cells[0].partition("-")[2]), space
        elif cells[0].isdigit():
            n = int(cells[0])
            if n <= inside:
                space = n == inside and inside_space
            words.append(Word(cells[1], cells[2], cells[3], cells[4], int(cells[6]) - 1, cells[7], space))
    return words


def universal(relation: str) -> str:
    """A relation without its subtype: "nsubj:pass" -> "nsubj"."""
    return relation.partition(":")[0]


def on_words(texts: Sequence[Text], analyse: Analyser) -> Scores:
    """Figures "upos.right", "xpos", "lemma", "uas", "las", "las_universal", over documents."""
    rows: dict[str, list[tuple[int, int]]] = {}
    for text in texts:
        gold, bases = _flat(text)
        analysis = analyse(text.forms())
        found = [(t, base + t.head if t.head >= 0 else -1) for t, base in _found(analysis)]
        right = dict.fromkeys(("upos", "xpos", "lemma", "uas", "las", "las_universal"), 0)
        for w, base, (t, head) in zip(gold, bases, found, strict=True):
            attached = head == (base + w.head if w.head >= 0 else -1)
            right["upos"] += t.upos == w.upos
            right["xpos"] += t.xpos == w.xpos
            right["lemma"] += t.lemma == w.lemma
            right["uas"] += attached
            right["las"] += attached and t.deprel == w.relation
            right["las_universal"] += attached and universal(t.deprel) == universal(w.relation)
        for name, n in right.items():
            rows.setdefault(name, []).append((n, len(gold)))
    return scores({f"{name}.right": _share(r) for name, r in rows.items()})


def from_raw(texts: Sequence[Text], analyse: RawAnalyser) -> Scores:
    """Figures "words.f1", "sentences.f1", "upos.f1", "las.f1" (universal relations), with .p and .r, over documents."""
    rows: dict[str, list[tuple[int, int, int]]] = {k: [] for k in ("words", "sentences", "upos", "las")}
    for text in texts:
        raw, blocks, spans = lay_out(text)
        analysis = analyse(raw, blocks)
        gold, bases = _flat(text)
        wanted = {span: i for i, span in enumerate(spans)}
        right = dict.fromkeys(rows, 0)
        ends, at = set(), 0
        for sentence in text.sentences:
            ends.add((spans[at][0], spans[at + len(sentence) - 1][1]))
            at += len(sentence)
        right["sentences"] = sum((s.start, s.end) in ends for s in analysis.sentences)
        for s in analysis.sentences:
            for t in s.tokens:
                i = wanted.get((t.start, t.end))
                if i is None:
                    continue
                w, base = gold[i], bases[i]
                right["words"] += 1
                right["upos"] += t.upos == w.upos
                head = (s.tokens[t.head].start, s.tokens[t.head].end) if t.head >= 0 else None
                same = head == (spans[base + w.head] if w.head >= 0 else None)
                right["las"] += same and universal(t.deprel) == universal(w.relation)
        n = sum(len(s.tokens) for s in analysis.sentences)
        for name in rows:
            sizes = (len(analysis.sentences), len(text.sentences)) if name == "sentences" else (n, len(gold))
            rows[name].append((right[name], *sizes))
    figures: dict[str, Figure] = {}
    for name, r in rows.items():
        figures.update(three(name, r))
    return scores(figures)


def lay_out(text: Text) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    """The document as plain text, the span of each block, and the span of each word."""
    parts: list[str] = []
    blocks: list[tuple[int, int]] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for block in text.blocks:
        start, gap = at, 0
        for word in (w for s in block for w in s):
            at += gap
            parts += [" " * gap, word.form]
            spans.append((at, at + len(word.form)))
            at += len(word.form)
            gap = int(word.space)
        blocks.append((start, at))
        parts.append(BLOCK_BREAK)
        at += len(BLOCK_BREAK)
    return "".join(parts), blocks, spans


def _flat(text: Text) -> tuple[list[Word], list[int]]:
    """All words of a document, and for each the number of the first word of its sentence."""
    words: list[Word] = []
    bases: list[int] = []
    for sentence in text.sentences:
        bases += [len(words)] * len(sentence)
        words += sentence
    return words, bases


def _found(analysis: Analysis) -> Iterator[tuple[Token, int]]:
    at = 0
    for sentence in analysis.sentences:
        for token in sentence.tokens:
            yield token, at
        at += len(sentence.tokens)


def _share(rows: Sequence[tuple[int, int]]) -> Figure:
    def statistic(c: Counts) -> Counts:
        return ratio(c[..., 0], c[..., 1])

    return figure(rows, statistic)


__all__ = ["Text", "Word", "from_raw", "lay_out", "on_words", "read", "universal"]
