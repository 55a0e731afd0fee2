"""Words packed into chunks: what the model sees at once. No word is lost or seen twice, and no chunk is over the limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from suasion.language.tokenizer import words as tokenize

MOST_WORDS = 128
"""Words a chunk: what the model was trained with."""
MOST_PIECES = 510
"""Pieces a chunk: the encoder has 512 positions, two of them taken by the marks at both ends."""
SENTENCE_CLOSERS = (".", "!", "?", ".”", "”", '"')
"""Words after which a block that is too long is cut, if a capital follows."""

Pieces = tuple[int, ...]
Offsets = tuple[int, int]


@dataclass(slots=True)
class Chunk:
    """For each word: where it stands, its pieces, the number of its block, whether it is the first of that block.

    ``ends`` tells whether a word is the last of its sentence, if that is given; where it is None the model decides.
    """

    words: list[Offsets] = field(default_factory=list)
    pieces: list[Pieces] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    opens: list[bool] = field(default_factory=list)
    ends: list[bool] | None = None

    def __len__(self) -> int:
        return len(self.words)


def of_text(text: str, spans: Sequence[Offsets], pieces: Callable[[str], Pieces]) -> Iterator[Chunk]:
    """Consecutive blocks of ``text`` packed into chunks; a block that is too long is cut, after a sentence where that shows."""
    return _pack(_parts(text, spans, pieces), MOST_WORDS)


def of_sentences(blocks: Sequence[Sequence[Sequence[str]]], pieces: Callable[[str], Pieces]) -> tuple[str, list[Chunk]]:
    """The words of sentences of blocks joined by single spaces, and their chunks. A sentence is cut only where the encoder must."""
    texts: list[str] = []
    units: list[Chunk] = []
    at = 0
    for number, block in enumerate(blocks):
        opens = True
        for sentence in block:
            rest = list(sentence)
            while rest:
                found = [pieces(w) for w in rest]
                take = _fit(found, len(rest))
                unit = Chunk(ends=[False] * (take - 1) + [True])
                for word, ids in zip(rest[:take], found, strict=False):
                    texts.append(word)
                    _add(unit, (at, at + len(word)), ids, number, opens)
                    at, opens = at + len(word) + 1, False
                units.append(unit)
                rest = rest[take:]
    return " ".join(texts), list(_pack(units, MOST_WORDS))


def _parts(text: str, spans: Sequence[Offsets], pieces: Callable[[str], Pieces]) -> Iterator[Chunk]:
    """Each block, in as many parts as the limits ask for."""
    for number, (start, end) in enumerate(spans):
        words = tokenize(text, start, end)
        found = [pieces(text[a:b]) for a, b in words]
        done = 0
        while done < len(words):
            room = _fit(found[done:], MOST_WORDS)
            take = room if done + room >= len(words) else _cut(text, words[done:], room)
            stop = done + take
            opens = [False] * take
            opens[0] = done == 0
            yield Chunk(words[done:stop], found[done:stop], [number] * take, opens)
            done = stop


def _pack(parts: Iterator[Chunk] | Sequence[Chunk], most: int) -> Iterator[Chunk]:
    """Consecutive parts together as long as they fit; a part that is over ``most`` words by itself stands alone."""
    chunk, size = Chunk(), 0
    for part in parts:
        more = sum(map(len, part.pieces))
        if chunk.words and (len(chunk) + len(part) > most or size + more > MOST_PIECES):
            yield chunk
            chunk, size = Chunk(), 0
        if not chunk.words:
            chunk, size = part, more
            continue
        chunk.words += part.words
        chunk.pieces += part.pieces
        chunk.blocks += part.blocks
        chunk.opens += part.opens
        if chunk.ends is not None and part.ends is not None:
            chunk.ends += part.ends
        size += more
    if chunk.words:
        yield chunk


def _add(chunk: Chunk, word: Offsets, pieces: Pieces, block: int, opens: bool) -> None:
    chunk.words.append(word)
    chunk.pieces.append(pieces)
    chunk.blocks.append(block)
    chunk.opens.append(opens)


def _fit(pieces: Sequence[Pieces], most: int) -> int:
    """How many of the first words stay within ``most`` words and the encoder's positions; at least one."""
    size = 0
    for n, ids in enumerate(pieces[:most]):
        size += len(ids)
        if size > MOST_PIECES:
            return max(1, n)
    return min(most, len(pieces))


def _cut(text: str, words: Sequence[Offsets], room: int) -> int:
    """How many words of a long block to take: up to the last likely sentence end within ``room`` (which is under ``len(words)``)."""
    for i in range(room - 1, room // 4, -1):
        a, b = words[i]
        if text[a:b] in SENTENCE_CLOSERS and text[words[i + 1][0]].isupper():
            return i + 1
    return room
