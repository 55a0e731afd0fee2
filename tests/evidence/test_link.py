"""Documents joined: one actor, one id, everywhere that it is named."""

from __future__ import annotations

from evidence_make import make_report
from evidence_sound import ROLES

from suasion._version import __version__
from suasion.evidence import code, link
from suasion.evidence.model import (
    Actor,
    Barrier,
    Claim,
    Document,
    Event,
    Interest,
    Lever,
    Market,
    OfficeHeld,
    Scheduled,
    Track,
)  # fmt: skip
from suasion.record import Span


def person(name: str, *mentions: tuple[int, int], country: str | None = "PER", affiliation: str | None = None) -> Actor:
    return Actor(
        id=name.lower().replace(" ", "-"), name=name, type="person", country=country, affiliation=affiliation, aliases=(name,),
        mentions=tuple(Span(start=a, end=b) for a, b in mentions), roles=(OfficeHeld(title="envoy"),), confidence=0.5,
    )  # fmt: skip


def document(name: str, *actors: Actor, **kinds: object) -> Document:
    return Document(doc_id=name, file=f"{name}.txt", sha256=name, n_chars=100, actors=actors).model_copy(update=kinds)


def every_kind(actor: str) -> dict[str, object]:
    """One item of each kind that names the actor in each of its roles."""
    at = {"start": 0, "end": 1, "quote": "x"}
    who = (actor,)
    return {
        "events": (Event(id="e", type="CONSULT", source=who, target=who, reported_by=who, **at),),
        "other_acts": (Event(id="o", type="CONSULT", source=who, target=who, reported_by=who, status="planned", **at),),
        "claims": (Claim(id="c", source=who, via=who, about=who, content="x", content_start=0, content_end=1, **at),),
        "levers": (Lever(id="l", holder=who, over=who, kind="trade", what="x", **at),),
        "interests": (Interest(id="i", actor=who, text="x", **at),),
        "barriers": (Barrier(id="b", actor=who, text="x", **at),),
        "tracks": (Track(id="t", name="x", participants=who, mediators=who, **at),),
        "scheduled": (Scheduled(id="s", what="x", who=who, **at),),
        "energy": (Market(id="m", text="x", actor=who, **at),),
    }  # fmt: skip


def test_nothing_to_link() -> None:
    evidence = link([])
    assert (evidence.documents, evidence.actors, evidence.suasion) == ((), (), __version__)


def test_a_document_without_shared_people_stays_as_it_is() -> None:
    d = document("a", person("Ana Vidal"))
    assert link([d]).documents == (d,)


def test_ids_change_in_every_role_of_every_kind() -> None:
    evidence = link([document("a", person("Ana Vidal")), document("b", person("Vidal"), **every_kind("vidal"))])
    for kind, roles in ROLES.items():
        (item,) = getattr(evidence.documents[1], kind)
        assert {getattr(item, role) for role in roles} == {("ana-vidal",)}, kind
    assert [a.id for a in evidence.documents[1].actors] == ["ana-vidal"]


def test_affiliations_change_too() -> None:
    aide = Actor(id="aide", name="Aide", type="other", affiliation="vidal")
    evidence = link([document("a", person("Ana Vidal")), document("b", person("Vidal"), aide)])
    assert [a.affiliation for a in evidence.documents[1].actors if a.id == "aide"] == ["ana-vidal"]


def test_a_party_named_twice_after_linking_is_named_once() -> None:
    both = every_kind("vidal")
    event = both["events"][0].model_copy(update={"source": ("vidal", "ana-vidal")})  # type: ignore[index]
    evidence = link(
        [document("a", person("Ana Vidal")), document("b", person("Vidal"), person("Ana Vidal"), events=(event,))]
    )
    assert evidence.documents[1].events[0].source == ("ana-vidal",)
    assert [a.id for a in evidence.documents[1].actors] == ["ana-vidal"]


def test_merged_actors_keep_the_fullest_of_each() -> None:
    evidence = link(
        [document("a", person("Ana Vidal", (0, 3), affiliation="PER")), document("b", person("Vidal", (5, 9), (1, 4)))]
    )
    (actor,) = evidence.actors
    assert (actor.id, actor.name, actor.affiliation, actor.mentions) == ("ana-vidal", "Ana Vidal", "PER", ())
    assert set(actor.aliases) == {"Ana Vidal", "Vidal"} and len(actor.roles) == 1
    assert [m.start for m in evidence.documents[1].actors[0].mentions] in ([1, 5], [5, 1])


def test_the_most_named_actor_comes_first_and_ties_go_by_id() -> None:
    a = document("a", person("Cy Ba", (0, 1)), person("Al Da", (2, 3)), person("Bo Fa", (4, 5), (6, 7)))
    assert [x.id for x in link([a]).actors] == ["bo-fa", "al-da", "cy-ba"]


def test_the_order_of_documents_is_kept() -> None:
    assert [d.doc_id for d in link([document("b"), document("a")]).documents] == ["b", "a"]


def test_two_reports_that_name_one_person_differently() -> None:
    reports = [
        make_report("Kenyan President William Ruto condemned Uganda on Monday. Ruto then left.", name="one"),
        make_report("Kenya's President Ruto condemned Uganda.", name="two"),
    ]
    evidence = link([code(r) for r in reports])
    condemned = [{s for e in d.events if e.type == "ACCUSE" for s in e.source} for d in evidence.documents]
    assert condemned[0] == condemned[1] != set()
