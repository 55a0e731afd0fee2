"""The embedded English model: blocks of text -> sentences with parse, names and attributions. CPU, no download, no torch.

One pass over chunks of consecutive blocks (at most ``MOST_WORDS`` words) gives all scores; they are decoded in numpy: sentence ends
first, then a tree for each sentence, then names and attributions over the chunk.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from suasion.errors import ModelError
from suasion.language import decode
from suasion.language.lemma import apply, repair
from suasion.language.model import Analysis, Attribution, Entity, Sentence, Token
from suasion.language.tokenizer import words as tokenize
from suasion.language.wordpiece import BLOCK_START, CLS, MASK, PAD, SEP, WordPiece, shape
from suasion.vocab import load

MOST_WORDS = 128
"""Words a chunk: what the model was trained with."""
MOST_PIECES = 500
"""Pieces a chunk: the encoder has 512 positions."""
BATCH_WORDS = 1024
"""Words a batch after padding: more is not faster on a CPU and takes more memory."""
SENTENCE_END = 0.0
"""Logit above which a word ends a sentence (probability one half)."""
FORMAT = 1
FOLDER = Path(__file__).parent


@dataclass(slots=True)
class _Chunk:
    """``blocks[i]`` is the block of word i; ``opens[i]`` whether it is the first of its block."""

    words: list[tuple[int, int]]
    blocks: list[int]
    opens: list[bool]


class Core:
    """The model, loaded once. ``analyse`` is pure: the same text gives the same answer."""

    def __init__(self, folder: Path = FOLDER) -> None:
        import onnxruntime as ort

        meta_path, model_path = folder / "core.json", folder / "core.onnx"
        try:
            meta = json.loads(meta_path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ModelError(
                "the language model is missing or unreadable", where=str(meta_path), mend="Install suasion again"
            ) from error
        if meta.get("format") != FORMAT:
            raise ModelError(
                f"the language model has format {meta.get('format')}, this version needs {FORMAT}",
                where=str(meta_path),
                mend="Install suasion again, or run `make train`",
            )
        options = ort.SessionOptions()
        # One thread: sentences are short, and whole reports run in parallel processes instead.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self.session = ort.InferenceSession(str(model_path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime raises its own untyped errors
            raise ModelError(
                "the language model cannot be loaded", where=str(model_path), mend="Install suasion again"
            ) from error
        self.sha256: str = meta["sha256"]
        self.inventory: dict[str, list[str]] = meta["inventory"]
        self.pieces = WordPiece(folder / "vocab.txt")
        self.moves = {k: decode.transitions(self.inventory[k]) for k in ("ner", "roles")}
        self.lexicon = _vocabulary_words()
        self.known = self.pieces.ids.keys()
        self.outputs = [o.name for o in self.session.get_outputs()]

    def analyse(self, text: str, spans: Sequence[tuple[int, int]]) -> Analysis:
        """All layers of ``text`` within ``spans`` (the kept blocks, in order). Offsets in the result are into ``text``."""
        result = Analysis([], [], [])
        for chunks, scores in self._scored(text, list(_chunks(text, spans))):
            for row, chunk in enumerate(chunks):
                one = {k: v[row] for k, v in scores.items()}
                self._decode(text, chunk, one, result)
        result.sentences.sort(key=lambda s: s.start)
        result.entities.sort(key=lambda e: e.start)
        result.attributions.sort(key=lambda a: min(s for s, _ in a.content or a.cue or a.source))
        return result

    def _scored(self, text: str, chunks: list[_Chunk]) -> Iterator[tuple[list[_Chunk], dict[str, NDArray[np.float32]]]]:
        """Batches of chunks of like length, with the model's outputs."""
        order = sorted(range(len(chunks)), key=lambda i: len(chunks[i].words))
        batch: list[_Chunk] = []
        for i in order:
            if batch and (len(batch) + 1) * len(chunks[i].words) > BATCH_WORDS:
                yield batch, self._run(text, batch)
                batch = []
            batch.append(chunks[i])
        if batch:
            yield batch, self._run(text, batch)

    def _run(self, text: str, batch: list[_Chunk]) -> dict[str, NDArray[np.float32]]:
        n = max(len(c.words) for c in batch)
        rows: list[tuple[list[int], list[int]]] = []
        first = np.zeros((len(batch), n), np.int64)
        for r, chunk in enumerate(batch):
            pieces, shapes = [CLS], [6]
            for i, (a, b) in enumerate(chunk.words):
                word = text[a:b]
                first[r, i] = len(pieces)
                ids = self.pieces(word)
                pieces += ids
                shapes += [shape(word) + BLOCK_START * chunk.opens[i]] * len(ids)
            rows.append(([*pieces, SEP], [*shapes, 6]))
        t = max(len(p) for p, _ in rows)
        ids_array, shapes_array = np.full((len(batch), t), PAD, np.int64), np.full((len(batch), t), 6, np.int64)
        for r, (pieces, shapes) in enumerate(rows):
            ids_array[r, : len(pieces)] = pieces
            shapes_array[r, : len(shapes)] = shapes
        found = self.session.run(None, {"pieces": ids_array, "shapes": shapes_array, "first": first})
        return dict(zip(self.outputs, found, strict=True))

    def _decode(self, text: str, chunk: _Chunk, scores: dict[str, NDArray[np.float32]], result: Analysis) -> None:
        n = len(chunk.words)
        best = {k: scores[k][:n].argmax(-1) for k in ("upos", "xpos", "lemma")}
        start = 0
        for i in range(n):
            last = i == n - 1 or chunk.blocks[i + 1] != chunk.blocks[i]
            if last or (scores["end"][i] > SENTENCE_END and not _glued(text, chunk.words[i][1], chunk.words[i + 1][0])):
                result.sentences.append(self._sentence(text, chunk, scores, best, start, i + 1))
                start = i + 1
        self._entities(chunk, scores, n, result)
        self._antecedents(chunk, scores, best["upos"], n, result)
        self._attributions(chunk, scores, n, result)

    def _sentence(
        self, text: str, chunk: _Chunk, scores: dict[str, NDArray[np.float32]], best: dict[str, Any], a: int, b: int
    ) -> Sentence:
        arcs = scores["arc"][a:b]
        heads = decode.tree(np.concatenate([arcs[:, :1], arcs[:, a + 1 : b + 1]], 1))
        at = np.array(heads)
        # The root has no head vector: the bias column alone speaks for it, as in training.
        vectors = scores["label_head"][a:b][np.maximum(at, 0)].copy()
        vectors[at < 0, :-1] = 0
        labels = np.matmul(scores["label_dep"][a:b], vectors[:, :, None])[:, :, 0]
        root = self.inventory["deprel"].index("root")
        labels[at >= 0, root] = -np.inf
        relations = labels.argmax(1)
        tokens = []
        for k, (s, e) in enumerate(chunk.words[a:b]):
            word = text[s:e]
            xpos = self.inventory["xpos"][best["xpos"][a + k]]
            lemma = repair(
                word, xpos, apply(self.inventory["lemma"][best["lemma"][a + k]], word), self.lexicon, self.known
            )
            tokens.append(
                Token(
                    s, e, word, lemma, self.inventory["upos"][best["upos"][a + k]], xpos, heads[k], "root" if heads[k] < 0 else self.inventory["deprel"][relations[k]],
                )
            )  # fmt: skip
        return Sentence(tokens[0].start, tokens[-1].end, tokens, chunk.blocks[a])

    def _entities(self, chunk: _Chunk, scores: dict[str, NDArray[np.float32]], n: int, result: Analysis) -> None:
        probabilities = decode.softmax(scores["ner"][:n])
        tags = self._tags("ner", scores["ner"][:n])
        for a, b, kind in decode.spans(tags):
            for x, y in _within_blocks(chunk.blocks, a, b):
                p = float(np.mean([probabilities[i, self.inventory["ner"].index(tags[i])] for i in range(x, y)]))
                result.entities.append(Entity(chunk.words[x][0], chunk.words[y - 1][1], kind, p))

    def _antecedents(
        self, chunk: _Chunk, scores: dict[str, NDArray[np.float32]], upos: NDArray[np.int64], n: int, result: Analysis
    ) -> None:
        """For each pronoun and noun, the earlier word of the chunk that it refers back to, if that is likelier than none."""
        nominal = np.isin(upos, [self.inventory["upos"].index(t) for t in ("PRON", "NOUN", "PROPN")])
        for i in np.flatnonzero(nominal):
            if i == 0:
                continue
            row = scores["chain"][i, : i + 1]
            best = int(row.argmax())
            if best > 0:
                p = float(decode.softmax(row[None])[0, best])
                result.antecedents[chunk.words[i][0]] = (chunk.words[best - 1][0], p)

    def _attributions(self, chunk: _Chunk, scores: dict[str, NDArray[np.float32]], n: int, result: Analysis) -> None:
        """Role spans, each source and content linked to a cue by the link scores, restricted to first words of cues."""
        roles = self.inventory["roles"]
        probabilities = decode.softmax(scores["roles"][:n])
        tags = self._tags("roles", scores["roles"][:n])
        found = [(x, y, k) for a, b, k in decode.spans(tags) for x, y in _within_blocks(chunk.blocks, a, b)]
        cues = [s for s in found if s[2] == "cue"]
        parts: dict[int, dict[str, list[tuple[int, int, str]]]] = {
            c[0]: {"cue": [c], "source": [], "content": []} for c in cues
        }
        loose: list[dict[str, list[tuple[int, int, str]]]] = []
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
            p = float(np.mean([probabilities[i, roles.index(tags[i])] for i in inside]))
            offsets = {
                k: [(chunk.words[a][0], chunk.words[b - 1][1]) for a, b, _ in group] for k, group in part.items()
            }
            result.attributions.append(Attribution(offsets["source"], offsets["cue"], offsets["content"], p))

    def _tags(self, head: str, scores: NDArray[np.float32]) -> list[str]:
        return [self.inventory[head][t] for t in decode.viterbi(scores, self.moves[head])]


def _within_blocks(blocks: list[int], a: int, b: int) -> Iterator[tuple[int, int]]:
    """A span of words cut where a block ends: nothing runs from a heading into a paragraph."""
    start = a
    for i in range(a + 1, b + 1):
        if i == b or blocks[i] != blocks[start]:
            yield start, i
            start = i


_GLUE = re.compile(r"[ \t]*")


def _glued(text: str, end: int, start: int) -> bool:
    """No white space at all between two words: a sentence does not end there ("U.S.-led", "4.5")."""
    return end == start and text[start : start + 1].isalnum()


def _chunks(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[_Chunk]:
    """Consecutive blocks packed into chunks; a block that is too long is cut, after a full stop where there is one."""
    chunk = _Chunk([], [], [])
    for number, (start, end) in enumerate(spans):
        words = tokenize(text, start, end)
        opens = True
        while words:
            room = MOST_WORDS - len(chunk.words)
            if chunk.words and len(words) > room:
                yield chunk
                chunk = _Chunk([], [], [])
                continue
            take = len(words) if len(words) <= MOST_WORDS else _cut(text, words)
            chunk.words += words[:take]
            chunk.blocks += [number] * take
            chunk.opens += [opens, *[False] * (take - 1)]
            opens = False
            words = words[take:]
    if chunk.words:
        yield chunk


def _cut(text: str, words: list[tuple[int, int]]) -> int:
    """How many words of a long block to take: up to the last likely sentence end within the limit."""
    for i in range(MOST_WORDS - 1, MOST_WORDS // 4, -1):
        a, b = words[i]
        following = text[words[i + 1][0]] if i + 1 < len(words) else "A"
        if text[a:b] in (".", "!", "?", ".”", "”", '"') and following.isupper():
            return i + 1
    return MOST_WORDS


def _vocabulary_words() -> set[str]:
    """The lemmas of the event lexicon and the cues: words that must not be missed for a wrong lemma."""
    patterns = [p for group in load("events")["verbs"].values() for p in group] + [
        w for k, group in load("cues").items() for w in group
    ]
    return {w for p in patterns for w in p.replace("=", " ").replace("|", " ").split() if w.isalpha()}


@cache
def core() -> Core:
    """The shipped model, loaded at first use."""
    return Core()


def fingerprint() -> str:
    """SHA-256 of the shipped model file."""
    return hashlib.sha256((FOLDER / "core.onnx").read_bytes()).hexdigest()


__all__ = ["MASK", "MOST_PIECES", "Core", "core", "fingerprint"]
