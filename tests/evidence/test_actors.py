"""Actors of a report: who is found, as what, where, and who is not."""

from __future__ import annotations

import hashlib
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from evidence_make import coded
from hypothesis import given
from hypothesis import strategies as st

from suasion.evidence.actors import ActorIndex, find_actors
from suasion.evidence.belonging import DESCRIBED
from suasion.evidence.model import Actor
from suasion.language.model import Analysis, Entity, Sentence
from suasion.reports.model import Block, Report, ReportDate

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "dev"
LEAST_F1 = 0.84  # of actors on the annotated reports; two annotators agree at .95


def report(text: str, date: str | None = "2024-03-15") -> Report:
    blocks = tuple(Block(start=m.start(), end=m.end(), role="paragraph") for m in re.finditer(r"[^\n]+", text))
    when = ReportDate(value=date, precision="day" if date else "unknown")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(id="r", origin="r.txt", format="txt", text=text, sha256=digest, date=when, blocks=blocks)


def analysis(text: str, persons: tuple[str, ...] = (), organisations: tuple[str, ...] = ()) -> Analysis:
    """What the language model would say, written by hand: sentences end at ". ", entities are the words given."""
    sentences = [Sentence(m.start(), m.end(), [], 0) for m in re.finditer(r"[^\s][^\n]*?(?:\.(?=\s|$)|$)", text, re.M)]
    entities = [
        Entity(m.start(), m.end(), label, 0.95)
        for label, names in (("PERSON", persons), ("ORG", organisations))
        for name in names
        for m in re.finditer(rf"\b{re.escape(name)}\b", text)
    ]
    return Analysis(sentences, sorted(entities, key=lambda e: e.start), [])


def code(
    text: str, persons: tuple[str, ...] = (), organisations: tuple[str, ...] = (), date: str | None = "2024-03-15"
) -> ActorIndex:
    return find_actors(report(text, date), analysis(text, persons, organisations))


def actor(index: ActorIndex, name: str) -> Actor:
    return next(a for a in index.actors if a.name == name)


# text, names that must be found, names that must not
WHO = [
    ("Kenya and Uganda signed it.", {"Kenya", "Uganda"}, set()),
    ("Sudanese forces shelled the town.", {"Sudan", "Sudanese Armed Forces"}, set()),
    ("Peru's Foreign Ministry protested.", {"Peru", "Peruvian foreign ministry"}, set()),
    ("The Armed Forces of Chad replied.", {"Chad", "Chadian armed forces"}, set()),
    ("Thai and Cambodian officials met.", {"Thai officials", "Cambodian officials", "Thailand", "Cambodia"}, set()),
    ("The talks took place in Doha.", set(), {"Qatar"}),
    ("Doha offered to mediate.", {"Qatar"}, set()),
    ("A veteran of the Korean War wrote it.", set(), {"South Korea"}),
    ("India sent military aid.", {"India"}, {"Indian armed forces"}),
    ("The embassy of Chile in Lima closed.", {"Chilean embassy"}, {"Peruvian embassy"}),
    ("Hezbollah fighters withdrew.", {"Hezbollah"}, {"Lebanese rebels"}),
    ("Hamas officials agreed.", {"Hamas officials", "Hamas"}, set()),
    ("NATO allies met.", {"NATO allies", "NATO"}, set()),
    ("He posted it on Telegram, Reuters reported.", {"Reuters"}, {"Telegram"}),
    ("The United States imposed sanctions on Rosneft.", {"United States", "Rosneft"}, set()),
    (
        "Hungary would sue at the European Court of Justice unless President Ana Vidal vetoed the bill.",
        {"Hungary", "Court of Justice of the European Union", "Ana Vidal"},
        set(),
    ),
    ("Mali's junta expelled the envoy.", {"Malian junta", "Mali"}, set()),
    ("Protesters blocked the road.", {"protesters"}, set()),
    ("Syrians fled.", {"Syrians"}, set()),
    ("A Foreign Office spokesman declined.", {"Foreign Office spokesman"}, set()),
    ("The North Korean leader watched the launch.", {"Kim Jong Un"}, set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "there", "absent"), WHO, ids=[w[0][:35] for w in WHO])
def test_who_is_an_actor(text: str, there: set[str], absent: set[str]) -> None:
    names = {a.name for a in code(text).actors}
    assert there <= names
    assert not absent & names


def test_states_have_iso_ids_and_known_bodies_their_own() -> None:
    index = code("Ecuador told the African Union.")
    assert [a.id for a in index.actors] == ["ECU", "au"]


def test_a_person_loses_titles_and_keeps_roles() -> None:
    index = code("Peruvian Finance Minister Ana Vidal resigned. Vidal gave no reason.", persons=("Ana Vidal", "Vidal"))
    vidal = actor(index, "Ana Vidal")
    assert (vidal.type, vidal.country, vidal.affiliation) == ("person", "PER", "PER")
    assert [(r.title, r.of, r.source) for r in vidal.roles] == [("finance minister", "PER", "text")]
    assert vidal.aliases == ("Ana Vidal", "Vidal")
    assert len(vidal.mentions) == 2


def test_a_role_may_follow_in_apposition() -> None:
    index = code("Ana Vidal, a former correspondent for Reuters, agreed.", persons=("Ana Vidal",))
    vidal = actor(index, "Ana Vidal")
    assert vidal.roles[0].title == "former correspondent"
    assert vidal.affiliation == "reuters"


def test_an_office_holder_has_the_roles_of_the_date() -> None:
    text = "Cameron spoke to Britain's allies."
    then = actor(code(text, persons=("Cameron",), date="2024-01-10"), "David Cameron")
    assert [r.title for r in then.roles] == ["foreign secretary"]
    assert then.roles[0].since == "2023-11-13"
    earlier = actor(code(text, persons=("Cameron",), date="2012-01-10"), "David Cameron")
    assert [r.title for r in earlier.roles] == ["prime minister"]


def test_a_namesake_is_not_the_office_holder() -> None:
    index = code("Peru's champion Robert Rice won. Rice smiled.", persons=("Robert Rice", "Rice"))
    assert {a.id for a in index.actors if a.type == "person"} == {"robert-rice"}


def test_two_full_names_are_two_persons() -> None:
    index = code("Ana Vidal met Luis Vidal in Peru.", persons=("Ana Vidal", "Luis Vidal"))
    assert {a.name for a in index.actors if a.type == "person"} == {"Ana Vidal", "Luis Vidal"}


@pytest.mark.parametrize("junk", ["He", "We", "The President", "Prime Minister", "Monday", "Foreign", "R-Ky"])
def test_the_models_slips_are_no_actors(junk: str) -> None:
    text = f"Yesterday {junk} said so."
    assert [a.id for a in code(text, persons=(junk,)).actors if a.type == "person"] == []


def test_an_abbreviation_in_brackets_is_an_alias() -> None:
    text = "The Andean Workers Federation (AWF) struck. AWF members marched."
    index = code(text, organisations=("Andean Workers Federation", "AWF"))
    assert [a.name for a in index.actors] == ["Andean Workers Federation"]
    assert "AWF" in index.actors[0].aliases
    assert len(index.actors[0].mentions) == 3


def test_a_heading_in_capitals_makes_no_names() -> None:
    text = "Kenya Weighs Sending Troops Abroad\nKenya has not decided."
    index = code(text, persons=("Weighs Sending",), organisations=("Troops Abroad",))
    assert [a.id for a in index.actors] == ["KEN"]


def test_an_organisation_inside_a_title_is_no_actor() -> None:
    index = code("State Department spokesman Ana Vidal declined.", persons=("Ana Vidal",))
    assert {a.name for a in index.actors} == {"Ana Vidal"}
    assert actor(index, "Ana Vidal").roles[0].of == "us-state-department"


def test_dropped_blocks_are_not_read() -> None:
    text = "Kenya agreed.\nSubscribe in Uganda."
    r = report(text)
    r = r.model_copy(
        update={"blocks": (r.blocks[0], r.blocks[1].model_copy(update={"kept": False, "reason": "advert"}))}
    )
    assert [a.id for a in find_actors(r, Analysis([Sentence(0, 13, [], 0)], [], [])).actors] == ["KEN"]


def at(index: ActorIndex, text: str, words: str) -> tuple[str, ...]:
    start = text.index(words)
    return index.at(start, start + len(words))


def test_at_answers_with_the_longest_name() -> None:
    text = "Chinese President Xi Jinping met Russian forces."
    index = code(text)
    assert at(index, text, "Chinese President Xi Jinping") == ("xi-jinping",)
    assert at(index, text, "Chinese") == ("CHN",)
    assert at(index, text, "Russian forces") == ("russian-armed-forces",)
    assert at(index, text, "met") == ()


# text, words that refer, who they mean
REFERENCES = [
    ("NATO met. The alliance agreed.", "The alliance", ("nato",)),
    ("Peru's Foreign Ministry protested. The ministry gave no date.", "The ministry", ("peruvian-foreign-ministry",)),
    ("Kenya met Uganda. The two countries agreed.", "The two countries", ("KEN", "UGA")),
    ("Angela Merkel spoke. She left.", "She", ("angela-merkel",)),
    ("Hakan Fidan met Angela Merkel. She left.", "She", ("angela-merkel",)),
    ("Kenya said it would pay.", "it", ("KEN",)),
    ("Thai officials said they would pay.", "they", ("thai-officials",)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), REFERENCES, ids=[r[1] + " " + r[0][:20] for r in REFERENCES])
def test_references_are_resolved_where_safe(text: str, words: str, expected: tuple[str, ...]) -> None:
    index = code(text, persons=("Angela Merkel", "Hakan Fidan"), date="2015-05-05")
    assert at(index, text, words) == expected
    start = text.index(words)
    assert index.confidence(start, start + len(words)) <= 0.6


def test_the_chain_of_affiliation() -> None:
    index = code("US State Department officials met. The State Department agreed with the United States.")
    assert index.affiliated("us-state-department") == ("us-state-department", "USA")
    assert index.country("us-state-department") == "USA"
    assert index.affiliated("nobody") == ()


def test_mentions_quote_their_alias_and_overlap_only_inside_another() -> None:
    text = "South Sudan's army and Sudan's army met South Sudanese officials. South Sudan agreed."
    index = code(text)
    spans = sorted((m.start, m.end) for a in index.actors for m in a.mentions)
    assert all(a[1] <= b[0] or b[1] <= a[1] or a[0] == b[0] for a, b in pairwise(spans))
    for found in index.actors:
        assert {text[m.start : m.end] for m in found.mentions} <= set(found.aliases)


def test_the_same_text_gives_the_same_actors() -> None:
    text = "Thai, Cambodian and Lao officials met Wang Yi and NATO allies in Peru."
    assert code(text).actors == code(text).actors


def test_an_empty_report_has_no_actors() -> None:
    assert find_actors(report(""), Analysis([], [], [])).actors == ()


WORDS = (
    "Kenya Kenyan the army President Ana Vidal Mr. 's ’s of and , . (RSF) U.S. Ministry he they said two countries İ -"
)
SPEAKERS = [
    ("Experts say that the deal may fail.", "Experts", "people"),
    ("According to two diplomats, Oman will host the talks.", "diplomats", "government_body"),
    ("A source told Reuters about it.", "source", "person"),
]


@pytest.mark.parametrize(("text", "name", "kind"), SPEAKERS, ids=[s[1] for s in SPEAKERS])
def test_an_unnamed_speaker_is_an_actor_where_the_text_makes_him_speak(text: str, name: str, kind: str) -> None:
    from suasion.language import analyse

    index = find_actors(report(text), analyse(text))
    assert [(a.name, a.type) for a in index.actors if a.rule in ("unnamed speaker", DESCRIBED)] == [(name, kind)]


def test_unnamed_people_who_do_not_speak_are_not() -> None:
    from suasion.language import analyse

    text = "The government hired experts."
    assert find_actors(report(text), analyse(text)).actors == ()


PIECES = st.sampled_from([*WORDS.split(), "\n", "Security Council", "former", "in Doha"])


@given(st.lists(PIECES, max_size=25), st.lists(st.tuples(st.integers(0, 120), st.integers(1, 30)), max_size=4))
def test_any_text_and_any_spans_give_actors_in_its_bounds(pieces: list[str], spans: list[tuple[int, int]]) -> None:
    text = " ".join(pieces)
    good = sorted((s, min(s + n, len(text))) for s, n in spans if s < len(text))
    entities = [Entity(s, e, "PERSON" if i % 2 else "ORG", 0.9) for i, (s, e) in enumerate(good)]
    index = find_actors(report(text), Analysis(analysis(text).sentences, entities, []))
    ids = {a.id for a in index.actors}
    assert len(ids) == len(index.actors)
    assert all(0 <= m.start < m.end <= len(text) for a in index.actors for m in a.mentions)
    assert all(a.affiliation is None or a.affiliation in ids for a in index.actors)
    assert set(index.at(0, len(text))) <= ids


def test_actors_of_the_annotated_reports() -> None:
    """F1 over all annotated reports with the real model, by the names and aliases alone."""
    if not GOLD.is_dir():
        pytest.skip("the annotated reports are not beside this checkout")
    from suasion.language import analyse

    dates = json.loads((GOLD / "dates.json").read_text())
    hits = output = core = 0
    for file in sorted(GOLD.glob("[0-9]*.json")):
        gold = json.loads(file.read_text())["actors"]
        text = file.with_suffix(".txt").read_bytes().decode()
        index = find_actors(
            report(text, dates[file.stem]["value"]), analyse(text, [m.span() for m in re.finditer(r"[^\n]+", text)])
        )
        left = list(gold)
        for found in index.actors:
            match = next((g for g in left if _same(found, g)), None)
            if match is not None:
                left.remove(match)
            hits += match is not None and not match.get("optional")
            output += match is None or not match.get("optional")
        core += sum(not g.get("optional") for g in gold)
    assert 2 * hits / (output + core) >= LEAST_F1


def _same(found: Actor, gold: dict[str, object]) -> bool:
    def plain(names: list[str]) -> set[str]:
        return {re.sub(r"^the |['’]s\b|[^\w ]", "", n.lower()).strip() for n in names}

    if gold["type"] == "state":
        return found.type == "state" and found.country == gold["country"]
    aliases = plain([str(gold["name"]), *gold["aliases"], *gold.get("alt_names", [])])  # type: ignore[misc, attr-defined]
    mine = plain([found.name, *found.aliases])
    if aliases & mine:
        return True
    return (
        found.type == gold["type"] == "person"
        and {a.split()[-1] for a in aliases if a} & {m.split()[-1] for m in mine} != set()
    )


def test_people_whom_nothing_places_have_the_code_of_the_state_where_the_report_plays() -> None:
    document = coded(
        "Soldiers arrested three striking workers on Monday. Kenya has banned strikes in its ports, and Kenya means it. Uganda has not."
    )
    workers = next(a for a in document.actors if "workers" in a.name)
    assert (workers.country, workers.code) == (None, "KEN")


def test_who_holds_an_office_of_an_organisation_has_its_code() -> None:
    document = coded(
        "UN Secretary-General Antonio Guterres urged Iraq to let the inspectors in. Iraq refused.", "2024-03-15"
    )
    assert next(a for a in document.actors if "Guterres" in a.name).code == "UNO"


def test_the_west_bank_is_no_bank() -> None:
    document = coded(
        "Israel reimposed its blockade in the West Bank on Friday. The Central Bank of Kenya raised its rates."
    )
    assert not [a for a in document.actors if "West" in a.name]
