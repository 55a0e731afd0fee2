"""Interests, barriers, tracks and statements on markets."""

from __future__ import annotations

import pytest
from evidence_make import coded, made

from suasion.evidence.barriers import find_barriers
from suasion.evidence.stakes import find_interests, find_tracks
from suasion.vocab import load

WANTS = """
Kenya Kenya PROPN NNP 2 nsubj
wants want VERB VBZ 0 root
a a DET DT 4 det
port port NOUN NN 2 obj
"""
WOULD_WANT = """
Kenya Kenya PROPN NNP 4 nsubj
will will AUX MD 4 aux
not not PART RB 4 advmod
want want VERB VB 0 root
a a DET DT 6 det
port port NOUN NN 4 obj
"""
WARY = """
Kenya Kenya PROPN NNP 3 nsubj
is be AUX VBZ 3 cop
wary wary ADJ JJ 0 root
of of ADP IN 6 case
the the DET DT 6 det
deal deal NOUN NN 3 obl
"""


def test_an_interest_is_what_an_actor_wants_now() -> None:
    (x,) = find_interests(made(WANTS))
    assert (x.actor, x.text, x.rule) == (("KEN",), "a port", "wants: want")
    assert find_interests(made(WOULD_WANT)) == []


def test_a_barrier_is_the_sentence_that_states_it() -> None:
    (x,) = find_barriers(made(WARY))
    assert (x.actor, x.text, x.rule) == (("KEN",), "Kenya is wary of the deal", "barrier: wary")


def test_sections_tell_what_their_items_are() -> None:
    document = coded(
        "Kenya is at a crossroads.\n## Interests\n- Kenya: access to the lake."
        "\n## Obstacles\n- A lack of boats in Uganda.\n## Other\n- Chad has no lake."
    )
    assert [(x.actor, x.rule) for x in document.interests] == [(("KEN",), "heading of interests")]
    assert [x.rule for x in document.barriers] == ["heading of barriers: item"]


def test_a_channel_with_its_parties_and_state() -> None:
    (x,) = find_tracks(
        made("""
Peace peace NOUN NN 2 compound
talks talk NOUN NNS 7 nsubj
between between ADP IN 4 case
Kenya Kenya PROPN NNP 2 nmod
and and CCONJ CC 6 cc
Uganda Uganda PROPN NNP 4 conj
stalled stall VERB VBD 0 root
""")
    )
    assert (set(x.participants), x.status, x.rule) == ({"KEN", "UGA"}, "stalled", "track: talk")
    assert x.name.startswith("Peace talks")


def test_a_channel_is_told_once() -> None:
    tracks = coded(
        "Peace talks between Kenya and Uganda began. The peace talks between Uganda and Kenya stalled."
    ).tracks
    assert len(tracks) == 1


def test_a_meeting_that_is_no_diplomacy_is_no_track() -> None:
    assert coded("The meeting of the choir in Nakuru was cancelled.").tracks == ()


@pytest.mark.parametrize(
    ("text", "commodity", "direction"),
    [
        ("The price of oil rose.", "oil", "up"),
        ("Gas exports fell.", "gas", "down"),
        ("Wheat prices are volatile.", "grain", "volatile"),
        ("Kenya diversified its oil imports.", "oil", "shift"),
        ("Kenya imports oil.", "oil", None),
    ],
)
def test_a_commodity_that_moves(text: str, commodity: str, direction: str | None) -> None:
    (x,) = coded(text).energy
    assert (x.commodity, x.direction, x.rule) == (commodity, direction, f"market: {commodity}")


@pytest.mark.parametrize("text", ["The oil lamp broke.", "Kenya sold its old cars.", "Prices rose."])
def test_no_statement_on_markets(text: str) -> None:
    assert coded(text).energy == ()


def test_headings_state_nothing() -> None:
    document = coded("# Kenya wants peace talks with Uganda as oil prices rise\n## Kenya is wary of Uganda\nIt rained.")
    assert not (document.interests or document.barriers or document.tracks or document.energy)


def test_directions_do_not_share_words() -> None:
    v = load("stakes")["market"]
    words = [w for d in ("up", "down", "volatile", "shift") for w in v[d]]
    assert len(words) == len(set(words))
