"""The embedded English model: text -> sentences, tokens, parse, entities, attributions (see ``docs/language.md``)."""

from __future__ import annotations

from collections.abc import Sequence

from suasion.language.model import Analysis, Attribution, Entity, Sentence, Token

__all__ = ["Analysis", "Attribution", "Entity", "Sentence", "Token", "analyse"]


def analyse(text: str, spans: Sequence[tuple[int, int]] | None = None) -> Analysis:
    """Analyse ``text`` within ``spans`` (the kept blocks; None: the whole text as one block). Offsets are into ``text``."""
    from suasion.language.core import core  # numpy and onnxruntime are loaded at first use

    return core().analyse(text, spans if spans is not None else [(0, len(text))])
