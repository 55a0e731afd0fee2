"""Known names in raw text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suasion.evidence.gazetteer import fold, gazetteer, slug


def found(text: str) -> list[tuple[str, str, str]]:
    return [(text[h.start : h.end], h.kind, h.id) for h in gazetteer().find(text)]


CASES = [
    ("Kenya asked the U.S. for help.", [("Kenya", "name", "KEN"), ("U.S.", "name", "USA")]),
    ("They told us nothing.", []),
    ("the US-led force", [("US", "name", "USA")]),
    ("Polish farmers polish it.", [("Polish", "adjective", "POL")]),
    ("Oman's envoy", [("Oman", "name", "OMN")]),
    ("The Emirati offer", [("Emirati", "adjective", "ARE")]),
    ("Sudanese and South Sudanese", [("Sudanese", "adjective", "SDN"), ("South Sudanese", "adjective", "SSD")]),
    ("veterans of the Korean War", []),
    ("China Daily wrote", [("China Daily", "media", "china-daily")]),
    ("a flight to New Mexico", []),
    ("the Kremlin refused", [("Kremlin", "metonym", "RUS")]),
    ("Brussels insists", [("Brussels", "metonym", "eu")]),
    ("the RSF and the SAF", [("RSF", "organisation", "rsf"), ("SAF", "organisation", "saf")]),
    ("Ansar Allah", [("Ansar Allah", "organisation", "houthis")]),
    ("the UN Security Council", [("UN Security Council", "organisation", "unsc")]),
    ("Recep Tayyip Erdoğan", [("Recep Tayyip Erdoğan", "person", "recep-tayyip-erdogan")]),
    ("Recep Tayyip Erdogan", [("Recep Tayyip Erdogan", "person", "recep-tayyip-erdogan")]),
    ("Coalition of\nthe  Willing", [("Coalition of\nthe  Willing", "organisation", "coalition-of-the-willing")]),
    ("MALI MOURNS", [("MALI", "name", "MLI")]),
    ("CONTACT US", []),
    ("Indianapolis", []),
    ("shelling in Omdurman", [("Omdurman", "place", "SDN")]),
    ("Côte d’Ivoire", [("Côte d’Ivoire", "name", "CIV")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:30] for c in CASES])
def test_finds(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@given(st.text(max_size=80))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="US .’-Iran\nKyv", max_size=60))
def test_hits_are_in_order_and_do_not_overlap(text: str) -> None:
    hits = gazetteer().find(text)
    assert all(0 <= h.start < h.end <= len(text) for h in hits)
    assert all(a.end <= b.start for a, b in pairwise(hits))


def test_a_part_of_the_text_gives_offsets_into_the_whole() -> None:
    text = "Chad. Mali. Niger."
    assert [text[h.start : h.end] for h in gazetteer().find(text, 6, 11)] == ["Mali"]


def test_a_surname_may_mean_several() -> None:
    hit = gazetteer().find("Clinton")[0]
    assert hit.kind == "surname"


def test_lookup_ignores_case() -> None:
    form = gazetteer().lookup("israeli ARMY")
    assert form is not None
    assert form.ids == ("idf",)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Zoran Đinđić", "zoran-dindic"), ("Côte d’Ivoire", "cote-divoire"), ("B'Tselem", "btselem"), ("!", "unnamed")],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_it_reads_a_thousand_sentences_a_second() -> None:
    sentence = (
        "On Tuesday the foreign ministers of Egypt and Qatar met Hamas officials in Cairo, according to Reuters. "
    )
    gazetteer()
    start = time.perf_counter()
    gazetteer().find(sentence * 500)
    assert time.perf_counter() - start < 0.5
