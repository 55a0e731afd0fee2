"""Events beyond single sentences: folding, repeats, details, parties from the context, acts done by saying."""

from __future__ import annotations

import pytest
from evidence_make import coded

from suasion.evidence.events.fold import fold, mark_repeats
from suasion.evidence.model import Document, Event


def event(
    id_: str,
    type_: str = "ACCUSE",
    source: tuple[str, ...] = ("KEN",),
    target: tuple[str, ...] = ("UGA",),
    **other: object,
) -> Event:
    fields: dict[str, object] = {"start": 0, "end": 1, "quote": "x", "rule": "made", **other}
    return Event(id=id_, type=type_, source=source, target=target, **fields)  # type: ignore[arg-type]


def ids(events: list[Event]) -> list[str]:
    return [e.id for e in events]


def test_one_sentence_tells_an_act_once_at_its_fullest() -> None:
    assert ids(fold([event("a", target=()), event("b")])) == ["b"]
    assert ids(fold([event("a"), event("b", target=())])) == ["a"]
    assert ids(fold([event("a"), event("b", confidence=0.9)])) == ["b"]


def test_other_sentences_types_and_parties_stay_apart() -> None:
    assert ids(fold([event("a"), event("b", start=5, end=6)])) == ["a", "b"]
    assert ids(fold([event("a"), event("b", type_="THREATEN")])) == ["a", "b"]
    assert ids(fold([event("a"), event("b", target=("TCD",))])) == ["a", "b"]
    assert fold([]) == []


def test_a_repeat_points_at_the_first_telling() -> None:
    a, b, c = mark_repeats([event("a"), event("b", start=5, end=6), event("c", start=9, end=10)])
    assert (a.same_as, b.same_as, c.same_as) == (None, "a", "a")


@pytest.mark.parametrize(
    "other",
    [{"type_": "THREATEN"}, {"target": ("TCD",)}, {"source": ()}, {"date": "2026-02-01"}, {"mode": "investigate"}],
    ids=str,
)
def test_what_is_no_repeat(other: dict[str, object]) -> None:
    first = event("a", date="2026-01-31")
    assert mark_repeats([first, event("b", start=5, end=6, **other)])[1].same_as is None  # type: ignore[arg-type]


def test_an_act_told_in_headline_and_text_is_one() -> None:
    """It is kept where the text tells it in full, and what tells it again points there."""
    document = coded(
        "# Kenya condemns Uganda\nKenya condemned Uganda on Monday for a raid on the lake.\nKenya had condemned Uganda before."
    )
    accusations = [e for e in document.events if e.type == "ACCUSE"]
    assert [e.quote for e in accusations if e.same_as is None] == [
        "Kenya condemned Uganda on Monday for a raid on the lake."
    ]
    assert len(accusations) == 2


bare_number = pytest.mark.xfail(
    strict=True, raises=AssertionError, reason="a number word without a noun is no number of people"
)


@pytest.mark.parametrize(
    ("text", "dead", "injured"),
    [
        ("Kenyan troops attacked a village in Uganda, killing 20 people and wounding 31 soldiers.", "20", "31"),
        pytest.param(
            "Kenyan troops attacked a village in Uganda, killing 20 people and wounding dozens.",
            "20",
            "dozens",
            marks=bare_number,
        ),
        ("Kenyan troops killed at least 1,200 civilians in Uganda.", "at least 1,200", None),
        ("Kenyan troops killed three soldiers in Uganda.", "three", None),
        ("Kenyan troops attacked a village in Uganda.", None, None),
        ("Kenyan troops attacked 20 villages in Uganda.", None, None),
    ],
)
def test_casualties(text: str, dead: str | None, injured: str | None) -> None:
    found = next(e for e in coded(text).events if e.type == "ASSAULT").casualties
    assert (found.dead if found else None, found.injured if found else None) == (dead, injured)


def test_the_date_of_an_act_comes_with_its_words_and_reason() -> None:
    (e,) = coded("Kenya condemned Uganda on Monday.").events
    assert (e.date, e.date_text) == ("2026-02-09", "Monday") and e.date_reason
    (e,) = coded("Kenya condemned Uganda.").events
    assert (e.date, e.date_text, e.date_reason) == (None, None, None)


def test_each_act_has_the_date_of_its_clause() -> None:
    events = coded(
        "Kenya condemned Uganda on 3 February, after Uganda had expelled two Kenyan diplomats on 30 January."
    ).events
    assert {e.type: e.date for e in events} == {"ACCUSE": "2026-02-03", "SANCTION": "2026-01-30"}


def test_the_place_of_an_act() -> None:
    (e,) = coded("Kenya and Uganda held talks in Nairobi on Monday.").events
    assert e.place == "Nairobi"


def test_a_party_that_the_clause_leaves_out_is_inferred_and_said_so() -> None:
    document = coded(
        "Kenya and Uganda are at war over the lake. Kenya accused Uganda of murder. On Monday, Kenyan troops attacked."
    )
    attack = next(e for e in document.events if e.type == "ASSAULT" and e.quote.startswith("On Monday"))
    assert attack.target and "inferred" in attack.rule
    plain = next(e for e in document.events if e.type == "ACCUSE")
    assert "inferred" not in plain.rule and plain.confidence > attack.confidence


@pytest.mark.parametrize(
    ("text", "type_", "target"),
    [
        ("The Kenyan government said Uganda must leave the island.", "REQUEST", "UGA"),
        ("The Kenyan foreign minister said Uganda had committed crimes.", "ACCUSE", "UGA"),
        ("The Kenyan foreign minister said Kenya would help Uganda.", "AGREE", "UGA"),
        ('"We will not talk to Uganda," said the Kenyan foreign minister.', "REJECT", "UGA"),
        ('"We will strike Uganda," said the Kenyan foreign minister.', "THREATEN", "UGA"),
        ('"We are proud of Uganda," said the Kenyan foreign minister.', "SUPPORT", "UGA"),
    ],
)
def test_acts_done_by_saying(text: str, type_: str, target: str) -> None:
    document = coded(text)
    e = next((e for e in document.events if e.rule.startswith("said")), None)
    assert e is not None, document.events
    assert e.type == type_ and target in {_country(document, a) for a in e.target}
    assert "KEN" in {_country(document, a) for a in e.source}


def _country(d: Document, actor: str) -> str | None:
    return next(a.country for a in d.actors if a.id == actor)


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan foreign minister said it had rained.",
        "Reporters said Uganda had committed crimes.",
        "The Kenyan foreign minister denied that Uganda had committed crimes.",
    ],
)
def test_a_plain_said_is_no_event(text: str) -> None:
    assert not [e for e in coded(text).events if e.rule.startswith("said")]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Kenya left.", "Kenya", "KEN"),
        ("The Kenyan parliament objected.", "Kenyan parliament", "KEN"),
        ("The United Nations objected.", "United Nations", "UNO"),
        ("The European Union objected.", "European Union", "EUR"),
        ("The African Union objected.", "African Union", "IGO"),
        ("Amnesty International objected.", "Amnesty International", "NGO"),
    ],
)
def test_codes_of_plover(text: str, name: str, code: str) -> None:
    assert {a.name: a.code for a in coded(text).actors}[name] == code


def test_an_act_of_nobody_political_is_not_coded() -> None:
    assert coded("The choir met the orchestra in the old hall.").events == ()
    assert coded("Three men attacked a baker.").events == ()
