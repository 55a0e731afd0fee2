"""Scoring against a treebank, on a made-up document and made-up analyses whose figures can be counted by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from suasion.errors import BrokenInput
from suasion.language import Analysis, Sentence, Token
from suasion.scoring.treebank import Text, from_raw, lay_out, on_words, read, universal

FILE = """# newdoc id = one
# newpar
# sent_id = 1
1\tTalks\ttalk\tNOUN\tNNS\t_\t2\tnsubj:pass\t_\t_
2-3\twon't\t_\t_\t_\t_\t_\t_\t_\t_
2\two\twill\tAUX\tMD\t_\t0\troot\t_\t_
3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_
3.1\tend\tend\tVERB\tVB\t_\t_\t_\t_\t_
4\tend\tend\tVERB\tVB\t_\t2\txcomp\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newpar
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_

"""


@pytest.fixture
def text(tmp_path: Path) -> Text:
    path = tmp_path / "one.conllu"
    path.write_text(FILE, encoding="utf-8")
    (one,) = read(path)
    return one


def as_analysis(
    raw: str, spans: Sequence[tuple[int, int]], sentences: Sequence[Sequence[tuple[int, str, int, str]]]
) -> Analysis:
    """Sentences of (number of the word, part of speech, head, relation)."""
    out = []
    for rows in sentences:
        tokens = [
            Token(*spans[i], raw[slice(*spans[i])], "x", upos, "X", head, relation) for i, upos, head, relation in rows
        ]
        out.append(Sentence(tokens[0].start, tokens[-1].end, tokens, 0))
    return Analysis(out, [], [])


FOUND = [
    [(0, "NOUN", 1, "nsubj"), (1, "AUX", -1, "root"), (2, "PART", 1, "advmod"), (3, "NOUN", 1, "xcomp"), (4, "PUNCT", 3, "punct")],
    [(5, "INTJ", -1, "root")],
]  # fmt: skip


def test_reading(text: Text) -> None:
    assert text.id == "one"
    assert text.forms() == [[["Talks", "wo", "n't", "end", "."]], [["No"]]]
    raw, blocks, spans = lay_out(text)
    assert raw == "Talks won't end.\n\nNo\n\n"
    assert [raw[a:b] for a, b in blocks] == ["Talks won't end.", "No"]
    assert [raw[a:b] for a, b in spans] == ["Talks", "wo", "n't", "end", ".", "No"]


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.conllu"
    path.write_text("# newdoc\n1\tTalks\ttalk\n", encoding="utf-8")
    with pytest.raises(BrokenInput, match=r"bad\.conllu:2: 3 columns"):
        read(path)


def test_on_words(text: Text) -> None:
    raw, _, spans = lay_out(text)
    figures = on_words([text], lambda _: as_analysis(raw, spans, FOUND)).figures
    assert {k: round(f.point * 6) for k, f in figures.items()} == {
        "upos.right": 5, "xpos.right": 0, "lemma.right": 0, "uas.right": 5, "las.right": 4, "las_universal.right": 5,
    }  # fmt: skip


def test_from_raw_all_right(text: Text) -> None:
    raw, _, spans = lay_out(text)
    gold = [
        [(base + i, w.upos, w.head, w.relation) for i, w in enumerate(s)]
        for base, s in zip((0, 5), text.sentences, strict=True)
    ]
    figures = from_raw([text], lambda *_: as_analysis(raw, spans, gold)).figures
    assert all(f.point == 1 for f in figures.values())


def test_from_raw_a_word_that_is_not_gold_is_wrong(text: Text) -> None:
    raw, _, spans = lay_out(text)
    joined = [*spans[:1], (spans[1][0], spans[2][1]), *spans[3:]]  # "won't" in one
    found = [
        [
            (0, "NOUN", 1, "nsubj"),
            (1, "AUX", -1, "root"),
            (2, "VERB", 1, "xcomp"),
            (3, "PUNCT", 1, "punct"),
            (4, "INTJ", 1, "root"),
        ]
    ]
    figures = from_raw([text], lambda *_: as_analysis(raw, joined, found)).figures
    assert figures["words.p"].point == pytest.approx(4 / 5)
    assert figures["words.r"].point == pytest.approx(4 / 6)
    assert figures["sentences.f1"].point == 0
    assert figures["las.r"].point == 0  # each hangs on the word that is not there


@pytest.mark.parametrize(("relation", "without"), [("nsubj:pass", "nsubj"), ("root", "root")])
def test_universal(relation: str, without: str) -> None:
    assert universal(relation) == without
