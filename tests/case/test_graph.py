"""GEXF, read back with networkx, and FollowTheMoney."""

from __future__ import annotations

import hashlib
import io
import json
import re
from typing import Any, get_args

import make
import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suasion.case.export import Material, build
from suasion.case.export.ftm import SCHEMATA
from suasion.case.export.gexf import legal
from suasion.evidence.model import ActorType


def graph(material: Material) -> tuple[Any, str]:
    built = build("gexf", material)
    assert isinstance(built.content, bytes)
    return networkx.read_gexf(io.BytesIO(built.content), version="1.3"), built.note


def test_actors_are_nodes_and_items_are_edges() -> None:
    documents = [make.full(make.report(name, f"{make.TEXT}\n\n{name}"))[1] for name in ("a", "b")]
    found, note = graph(Material(make.evidence(*documents)))
    assert found.nodes["NOR-LAND"] == {"label": "Norland", "type": "state", "country": "NOL", "reports": 2}
    assert found.nodes["ilse-brandt"]["affiliation"] == "NOR-LAND"
    edges = {
        (source, target, data["item"], data["type"], data["weight"]) for source, target, data in found.edges(data=True)
    }
    assert edges == {
        ("NOR-LAND", "SUD-MARK", "events", "CONSULT", 2.0),
        ("ilse-brandt", "SUD-MARK", "claims", "direct", 2.0),
        ("SUD-MARK", "NOR-LAND", "levers", "energy", 2.0),
    }
    assert note == "2 events, claims and levers join no two actors and are left out."  # the convoys


def test_a_mutual_act_joins_its_actors() -> None:
    _, document = make.full()
    event = document.events[0].model_copy(update={"source": ("NOR-LAND", "SUD-MARK", "ilse-brandt"), "target": ()})
    found, _ = graph(Material(make.evidence(document.model_copy(update={"events": (event,)}))))
    assert sum(data["item"] == "events" for _, _, data in found.edges(data=True)) == 3


def test_an_actor_that_is_not_listed_is_a_node_all_the_same() -> None:
    _, document = make.full()
    found, _ = graph(Material(make.evidence(document.model_copy(update={"actors": ()}))))
    assert set(found.nodes) == {"NOR-LAND", "SUD-MARK", "ilse-brandt"}


@settings(max_examples=40)
@given(st.text(max_size=30) | st.sampled_from(make.nasty()))
def test_any_name_gives_well_formed_xml(name: str) -> None:
    _, document = make.full()
    actors = (document.actors[0].model_copy(update={"name": name}), *document.actors[1:])
    lever = document.levers[0].model_copy(update={"kind": name})
    found, _ = graph(Material(make.evidence(document.model_copy(update={"actors": actors, "levers": (lever,)}))))
    assert found.nodes["NOR-LAND"]["label"] == legal(name)


def entities(material: Material) -> list[dict[str, Any]]:
    content = build("ftm", material).content
    assert isinstance(content, bytes)
    return [json.loads(line) for line in content.decode().split("\n") if line]


def test_followthemoney() -> None:
    report, document = make.full()
    found = entities(Material(make.evidence(document), [report]))
    assert [entity["schema"] for entity in found] == [
        "PublicBody", "PublicBody", "Person", "UnknownLink", "Article", "Mention", "Mention", "Mention", "Event",
    ]  # fmt: skip
    ids = [entity["id"] for entity in found]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", key) for key in ids)
    for entity in found:
        for values in entity["properties"].values():
            assert values
            assert all(isinstance(value, str) and value for value in values)
    norland, sudmark, brandt, link, article, *_, event = (entity["properties"] for entity in found)
    assert (norland["name"], norland["country"], sudmark["alias"]) == (["Norland"], ["nol"], ["the Mark"])
    assert brandt["position"] == ["energy minister of Norland"]
    assert (link["subject"], link["object"], link["role"]) == ([ids[2]], [ids[0]], ["energy minister"])
    assert article["contentHash"] == [hashlib.sha1(report.text.encode()).hexdigest()]
    assert (event["involved"], event["date"], event["proof"]) == ([ids[0], ids[1]], ["2024-05-03"], [ids[4]])


def test_every_type_of_actor_has_its_schema() -> None:
    assert set(SCHEMATA) == set(get_args(ActorType))


def test_every_reference_leads_to_an_entity() -> None:
    documents = [make.full(make.report(name, f"{make.TEXT}\n\n{name}"))[1] for name in ("a", "b")]
    found = entities(Material(make.evidence(*documents)))
    ids = {entity["id"] for entity in found}
    for entity in found:
        for name in ("subject", "object", "document", "resolved", "involved", "proof"):
            assert set(entity["properties"].get(name, ())) <= ids


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05", {"date": ["2024-05"]}),
        ("2024-W20", {"startDate": ["2024-05-13"], "endDate": ["2024-05-19"]}),
        (None, {}),
    ],
)
def test_event_dates(value: str | None, expected: dict[str, list[str]]) -> None:
    _, document = make.full()
    event = document.events[0].model_copy(update={"date": value})
    properties = entities(Material(make.evidence(document.model_copy(update={"events": (event,)}))))[-1]["properties"]
    assert {name: values for name, values in properties.items() if "ate" in name[-4:]} == expected
