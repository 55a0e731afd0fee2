"""The embedded English model: blocks of text -> sentences with parse, names and attributions. CPU, no download, no torch.

One pass over each chunk of consecutive blocks gives all scores; they are decoded in numpy: sentence ends first, then a tree for each
sentence, then names and attributions over the chunk. Chunks are run one by one: int8 rounding is relative to all that is run together,
so a chunk's answer would otherwise depend on its neighbours; and on a CPU a batch is no faster.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from suasion.errors import ModelError
from suasion.language import chunks, decode
from suasion.language.chunks import Chunk
from suasion.language.lemma import apply, repair
from suasion.language.model import Analysis, Attribution, Entity, Holding, Pointer, Sentence, Telling, Token
from suasion.language.wordpiece import BLOCK_START, CLS, SEP, WordPiece, shape
from suasion.vocab import load

SENTENCE_END = 0.0
"""Logit above which a word ends a sentence (probability one half)."""
REFERRING = ("PRON", "NOUN", "PROPN")
"""Parts of speech that may refer back to an earlier word."""
LEAST_ACT, LEAST_HOLD = 0.1, 0.05
"""Probability from which a word is kept as one that may tell an act, or a lever: who uses it sets a threshold of its own above this."""
LEAST_MARK = 0.02
"""The same of what is still to come and of an actor without a name."""
MOST_POINTERS, LEAST_POINTER = 6, 0.02
"""So many places of a party are kept, and none that is less likely."""
EDGE_SHAPE = 6
"""Shape class of the marks at both ends of a chunk: what the model was trained with."""
REMEMBERED = 50_000
"""Lemmas kept, about 8 MB: the words of a few hundred reports."""
SLOW_ON_CPU = ["SkipLayerNormFusion"]
"""Fusions of operators that onnxruntime leaves undone: this one takes three times as long as the two operators that it replaces."""
FORMAT = 3
FOLDER = Path(__file__).parent

Scores = dict[str, NDArray[np.float32]]
Spans = list[tuple[int, int, str]]


class Core:
    """The model, loaded once. ``analyse`` is pure: the same text gives the same answer."""

    def __init__(self, folder: Path = FOLDER) -> None:
        meta = _meta(folder / "core.json")
        self.sha256: str = meta["sha256"]
        self.inventory: dict[str, list[str]] = meta["inventory"]
        self.session = _session(folder / "core.onnx")
        try:
            self.pieces = WordPiece(folder / "vocab.txt")
        except (OSError, ValueError) as error:
            raise ModelError(
                "the vocabulary of the language model is missing or unreadable",
                where=str(folder / "vocab.txt"),
                mend="Install suasion again",
            ) from error
        self.moves = {k: decode.transitions(self.inventory[k]) for k in ("ner", "roles")}
        self.lexicon = _vocabulary_words()
        self.known = self.pieces.ids.keys()
        self.outputs = [o.name for o in self.session.get_outputs()]
        self.root = self.inventory["deprel"].index("root")
        self.pronoun = self.inventory["upos"].index("PRON")
        self.referring = [self.inventory["upos"].index(t) for t in REFERRING]
        self._lemma = lru_cache(maxsize=REMEMBERED)(self._find_lemma)

    def analyse(self, text: str, spans: Sequence[tuple[int, int]]) -> Analysis:
        """All layers of ``text`` within ``spans`` (the kept blocks, in order). Offsets in the result are into ``text``."""
        return self._analyse(text, chunks.of_text(text, spans, self.pieces))

    def analyse_words(self, blocks: Sequence[Sequence[Sequence[str]]]) -> Analysis:
        """As ``analyse``, of words and sentences that are given (blocks of sentences of words), as treebanks give them.

        Offsets are into the words joined by single spaces.
        """
        text, found = chunks.of_sentences(blocks, self.pieces)
        return self._analyse(text, found)

    def _analyse(self, text: str, found: Iterable[Chunk]) -> Analysis:
        result = Analysis([], [], [])
        for chunk in found:
            self._decode(text, chunk, self._run(text, chunk), result)
        result.sentences.sort(key=lambda s: s.start)
        result.entities.sort(key=lambda e: e.start)
        result.attributions.sort(key=lambda a: min(s for s, _ in a.content or a.cue or a.source))
        return result

    def _run(self, text: str, chunk: Chunk) -> Scores:
        """The model's outputs for one chunk, without the batch dimension: first axis = word."""
        pieces, shapes, first = [CLS], [EDGE_SHAPE], []
        for (a, b), ids, opens in zip(chunk.words, chunk.pieces, chunk.opens, strict=True):
            first.append(len(pieces))
            pieces += ids
            kind = shape(text[a:b]) + BLOCK_START * opens
            if len(ids) == 1:
                shapes.append(kind)
            else:
                shapes += [kind] * len(ids)
        found = self.session.run(
            None,
            {
                "pieces": np.array([[*pieces, SEP]], np.int64),
                "shapes": np.array([[*shapes, EDGE_SHAPE]], np.int64),
                "first": np.array([first], np.int64),
            },
        )
        return {name: scores[0] for name, scores in zip(self.outputs, found, strict=True)}

    def _decode(self, text: str, chunk: Chunk, scores: Scores, result: Analysis) -> None:
        bounds = list(_bounds(text, chunk, scores["end"]))
        self._sentences(text, chunk, scores, bounds, result)
        self._entities(chunk, scores, result)
        self._antecedents(chunk, scores, result)
        self._attributions(chunk, scores, result)
        self._acts(chunk, scores, result)

    def _sentences(
        self, text: str, chunk: Chunk, scores: Scores, bounds: list[tuple[int, int]], result: Analysis
    ) -> None:
        heads: list[int] = []
        for a, b in bounds:
            arcs = scores["arc"][a:b]
            heads += decode.tree(np.concatenate([arcs[:, :1], arcs[:, a + 1 : b + 1]], 1))
        relations = self._relations(
            scores, np.array(heads), np.repeat([a for a, _ in bounds], [b - a for a, b in bounds])
        )
        upos, xpos, lemmas = (scores[k].argmax(-1).tolist() for k in ("upos", "xpos", "lemma"))
        tags, tags_of, labels = (self.inventory[k] for k in ("upos", "xpos", "deprel"))
        tokens = [
            Token(a, b, word := text[a:b], self._lemma(word, x, lemma), tags[u], tags_of[x], head, labels[relation])
            for (a, b), u, x, lemma, head, relation in zip(
                chunk.words, upos, xpos, lemmas, heads, relations, strict=True
            )
        ]
        for a, b in bounds:
            result.sentences.append(Sentence(tokens[a].start, tokens[b - 1].end, tokens[a:b], chunk.blocks[a]))

    def _relations(self, scores: Scores, heads: NDArray[np.int64], starts: NDArray[np.int64]) -> list[int]:
        """Index of the relation of each word to its head; ``heads`` count from the word's sentence, which starts at ``starts``."""
        vectors = scores["label_head"][np.where(heads < 0, 0, heads + starts)]
        # The root has no head vector: the bias column alone speaks for it, as in training.
        vectors[heads < 0, :-1] = 0
        labels = np.matmul(scores["label_dep"], vectors[:, :, None])[:, :, 0]
        labels[:, self.root] = -np.inf
        found: list[int] = np.where(heads < 0, self.root, labels.argmax(1)).tolist()
        return found

    def _find_lemma(self, word: str, xpos: int, script: int) -> str:
        lemma = apply(self.inventory["lemma"][script], word)
        return repair(word, self.inventory["xpos"][xpos], lemma, self.lexicon, self.known)

    def _entities(self, chunk: Chunk, scores: Scores, result: Analysis) -> None:
        found, sure = self._spans("ner", chunk, scores)
        for a, b, kind in found:
            result.entities.append(
                Entity(chunk.words[a][0], chunk.words[b - 1][1], kind, float(np.mean(sure[a:b], dtype=np.float64)))
            )

    def _antecedents(self, chunk: Chunk, scores: Scores, result: Analysis) -> None:
        """For each pronoun and noun, the earlier word of the chunk that it refers back to, if that is likelier than none."""
        words = np.flatnonzero(np.isin(scores["upos"].argmax(-1), self.referring))
        # Word i: no antecedent, or one of the words before it.
        links = np.where(np.arange(len(chunk) + 1) <= words[:, None], scores["chain"][words], -np.inf)
        best = links.argmax(1)
        likely = decode.softmax(links)[np.arange(len(words)), best]
        for i, j, p in zip(words.tolist(), best.tolist(), likely.tolist(), strict=True):
            if j:
                result.antecedents[chunk.words[i][0]] = (chunk.words[j - 1][0], p)

    def _acts(self, chunk: Chunk, scores: Scores, result: Analysis) -> None:
        """Words that may tell an act or a lever, with the words of the parties; what is to come; actors without a name."""
        kinds = decode.softmax(scores["act"])
        real, hold = (1 / (1 + np.exp(-scores[k])) for k in ("real", "hold"))
        acts, holds = np.flatnonzero(1 - kinds[:, 0] >= LEAST_ACT), np.flatnonzero(hold >= LEAST_HOLD)
        pronouns = np.flatnonzero(scores["upos"].argmax(-1) == self.pronoun)
        sides = (_pointers(chunk, scores[k][acts]) for k in ("doer", "whom"))
        for i, source, target in zip(acts.tolist(), *sides, strict=True):
            named = dict(zip(self.inventory["act"][1:], kinds[i, 1:].tolist(), strict=True))
            result.acts[chunk.words[i][0]] = Telling(named, float(real[i]), source, target)
        sides = (_pointers(chunk, scores[k][holds]) for k in ("holder", "over"))
        for i, holder, over in zip(holds.tolist(), *sides, strict=True):
            result.holds[chunk.words[i][0]] = Holding(float(hold[i]), holder, over)
        for k, told in (("due", result.due), ("who", result.who)):
            marks = 1 / (1 + np.exp(-scores[k]))
            for i in np.flatnonzero(marks >= LEAST_MARK).tolist():
                told[chunk.words[i][0]] = float(marks[i])
        for i, meant in zip(pronouns.tolist(), _pointers(chunk, scores["same"][pronouns]), strict=True):
            result.same[chunk.words[i][0]] = meant

    def _attributions(self, chunk: Chunk, scores: Scores, result: Analysis) -> None:
        """Role spans, each source and content linked to a cue by the link scores, restricted to first words of cues."""
        found, sure = self._spans("roles", chunk, scores)
        cues = [s for s in found if s[2] == "cue"]
        parts: dict[int, dict[str, Spans]] = {c[0]: {"cue": [c], "source": [], "content": []} for c in cues}
        loose: list[dict[str, Spans]] = []
        for span in found:
            if span[2] == "cue":
                continue
            here = [c for c in cues if chunk.blocks[c[0]] == chunk.blocks[span[0]]]
            if not here:
                loose.append({"cue": [], "source": [], "content": [], span[2]: [span]})
                continue
            link = scores["link"][span[0]]
            best = max(here, key=lambda c: (float(link[c[0] + 1]), -abs(c[0] - span[0])))
            parts[best[0]][span[2]].append(span)
        for part in [*parts.values(), *loose]:
            inside = [i for group in part.values() for a, b, _ in group for i in range(a, b)]
            offsets = {
                k: [(chunk.words[a][0], chunk.words[b - 1][1]) for a, b, _ in group] for k, group in part.items()
            }
            p = float(np.mean(sure[inside], dtype=np.float64))
            result.attributions.append(Attribution(offsets["source"], offsets["cue"], offsets["content"], p))

    def _spans(self, head: str, chunk: Chunk, scores: Scores) -> tuple[Spans, NDArray[np.float32]]:
        """The spans of a BIO head, cut at block ends, and each word's probability of its tag."""
        tags = decode.viterbi(scores[head], self.moves[head])
        sure = decode.softmax(scores[head])[np.arange(len(tags)), tags]
        found = decode.spans([self.inventory[head][t] for t in tags])
        return [(x, y, kind) for a, b, kind in found for x, y in _within_blocks(chunk.blocks, a, b)], sure


def _pointers(chunk: Chunk, links: NDArray[np.float32]) -> list[tuple[Pointer, ...]]:
    """For each row of link scores the words that it points to, likeliest first; column 0 is "no word"."""
    likely = decode.softmax(links)[:, 1:]
    found: list[list[tuple[float, int]]] = [[] for _ in links]
    for row, i in np.argwhere(likely >= LEAST_POINTER).tolist():
        found[row].append((-float(likely[row, i]), i))
    return [tuple(Pointer(chunk.words[i][0], -p) for p, i in sorted(each)[:MOST_POINTERS]) for each in found]


def _meta(path: Path) -> dict[str, Any]:
    """The label inventory beside the model. Raises ModelError."""
    try:
        meta = json.loads(path.read_text(encoding="utf-8"))
        version = meta.get("format")
        whole = version != FORMAT or (isinstance(meta["sha256"], str) and isinstance(meta["inventory"]["deprel"], list))
    except (OSError, ValueError, AttributeError, KeyError, TypeError) as error:
        raise ModelError(
            "the language model is missing or unreadable", where=str(path), mend="Install suasion again"
        ) from error
    if version != FORMAT or not whole:
        raise ModelError(
            f"the language model has format {version}, this version needs {FORMAT}",
            where=str(path),
            mend="Install suasion again, or run `make train`",
        )
    return dict(meta)


def _session(path: Path) -> Any:
    """The model in onnxruntime. Raises ModelError."""
    import onnxruntime as ort

    options = ort.SessionOptions()
    # One thread: sentences are short, and whole reports run in parallel processes instead.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return ort.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW_ON_CPU
        )
    except Exception as error:  # onnxruntime raises its own untyped errors
        raise ModelError(
            "the language model cannot be loaded", where=str(path), mend="Install suasion again"
        ) from error


def _bounds(text: str, chunk: Chunk, ends: NDArray[np.float32]) -> Iterator[tuple[int, int]]:
    """(first, past the last) word of each sentence of a chunk. A block's end is always one."""
    start, n = 0, len(chunk)
    likely = (ends > SENTENCE_END).tolist()
    for i in range(n):
        last = i == n - 1 or chunk.blocks[i + 1] != chunk.blocks[i]
        if chunk.ends is not None:
            last = last or chunk.ends[i]
        elif not last:
            last = likely[i] and not _glued(text, chunk.words[i][1], chunk.words[i + 1][0])
        if last:
            yield start, i + 1
            start = i + 1


def _within_blocks(blocks: list[int], a: int, b: int) -> Iterator[tuple[int, int]]:
    """A span of words cut where a block ends: nothing runs from a heading into a paragraph."""
    start = a
    for i in range(a + 1, b + 1):
        if i == b or blocks[i] != blocks[start]:
            yield start, i
            start = i


def _glued(text: str, end: int, start: int) -> bool:
    """No white space at all between two words: a sentence does not end there ("U.S.-led", "4.5")."""
    return end == start and text[start : start + 1].isalnum()


LEXICA = ("events", "cues", "speech", "certainty", "levers", "stakes", "scheduled", "instruments")
"""Vocabularies whose rules look words up by lemma."""


def _vocabulary_words() -> set[str]:
    """The words that rules look up: they must not be missed for a wrong lemma."""

    def words(node: Any) -> Iterator[str]:
        if isinstance(node, str):
            yield from node.replace("=", " ").replace("|", " ").split()
        elif isinstance(node, list):
            for item in node:
                yield from words(item)
        elif isinstance(node, dict):
            for value in node.values():
                yield from words(value)

    return {w for name in LEXICA for w in words(load(name)) if w.isalpha() and w.islower()}


@cache
def core() -> Core:
    """The shipped model, loaded at first use."""
    return Core()


def fingerprint() -> str:
    """SHA-256 of the shipped model file."""
    return hashlib.sha256((FOLDER / "core.onnx").read_bytes()).hexdigest()


__all__ = ["Core", "core", "fingerprint"]
