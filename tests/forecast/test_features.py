"""What the reports say that bears on a forecast, with the sentence that says it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from forecast_case import evidence_of, source_case, war_case

from suasion.case import open_case
from suasion.errors import ForecastError
from suasion.evidence.model import Actor, Document, Event, Evidence
from suasion.forecast.features import Feature, collect
from suasion.forecast.features.onset import onset
from suasion.forecast.features.sides import opposed, side_of
from suasion.forecast.features.tenure import tenure
from suasion.forecast.material import known, sides_named
from suasion.reports.model import Block, Report


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return war_case(tmp_path_factory.mktemp("war"))


def features(case: Path, cutoff: date, **given: str) -> dict[str, Feature]:
    with open_case(case, create=False) as opened:
        material = known(opened, cutoff)
    sides = opposed(material.evidence)
    assert sides is not None
    return {f.name: f for f in collect(material.evidence, material.reports, sides, cutoff, given)}


def test_the_war_is_read_from_the_reports(war: Path) -> None:
    found = features(war, date(2024, 7, 20))
    assert found["months"].value == pytest.approx(26.6, abs=0.1)
    assert "broke out in May 2022" in found["months"].because[0].quote
    assert (found["kind"].value, found["intensity"].value) == (2, 2)
    assert found["since_dyad"].value == pytest.approx(1.5, abs=0.1)
    assert "June 3, 2024" in found["since_dyad"].because[0].quote
    assert (found["mediator"].value, found["mediator"].label) == ("TZA", "Tanzania")
    assert found["style"].value == "facilitation"


def test_every_reason_stands_in_its_report(war: Path) -> None:
    texts = {r.id: r.text for r in evidence_of(war)[1]}
    for feature in features(war, date(2024, 7, 20)).values():
        assert feature.because or feature.basis != "reports"
        for because in feature.because:
            assert texts[because.report][because.start : because.end] == because.quote


def test_what_came_later_is_not_known(war: Path) -> None:
    """The report of the truce is of July: in April nobody had read it."""
    found = features(war, date(2024, 4, 1))
    assert found["since_dyad"].basis == "not said" and found["since_dyad"].value is None
    with open_case(war, create=False) as case:
        assert (known(case, date(2024, 4, 1)).later, known(case, date(2024, 4, 1)).undated) == (1, 0)
        assert known(case, date(2024, 7, 20)).later == 0


def test_the_user_overrules(war: Path) -> None:
    found = features(war, date(2024, 7, 20), months="5", since_dyad="never", style="manipulation", intensity="1")
    assert [found[n].value for n in ("months", "since_dyad", "style", "intensity")] == [5, None, "manipulation", 1]
    assert found["months"].basis == "given" and not found["months"].because


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"month": "5"}, "no feature 'month'"),
        ({"months": "long"}, "not a number"),
        ({"months": "-1"}, "cannot be -1"),
        ({"kind": "7"}, "cannot be 7"),
        ({"style": "bribes"}, "no style"),
    ],
)
def test_what_cannot_be_given(war: Path, given: dict[str, str], said: str) -> None:
    with pytest.raises(ForecastError, match=said):
        features(war, date(2024, 7, 20), **given)


def test_sides_by_name(war: Path) -> None:
    with open_case(war, create=False) as case:
        material = known(case, date(2024, 7, 20))
    pair = sides_named(material, "Uganda, kenya")
    assert (pair.a, pair.b, pair.interstate) == ("KEN", "UGA", True)
    for text, said in (("Kenya", "names 1"), ("Kenya, Kenyan", "no actor|the same"), ("Kenya, Ruritania", "no actor")):
        with pytest.raises(ForecastError, match=said):
            sides_named(material, text)


def test_the_source_reports(tmp_path: Path) -> None:
    found = features(source_case(tmp_path), date(2025, 9, 2))
    assert found["months"].value == pytest.approx(43, abs=0.1)  # "the invasion's onset in February 2022"
    assert (found["kind"].value, found["intensity"].value) == (2, 2)
    assert (found["since_dyad"].value, found["style"].value) == (None, "none")
    assert found["mediator"].label == "China"


def report(text: str, day: str = "2025-01-10") -> Report:
    from suasion.reports.model import ReportDate

    when = ReportDate(value=day, precision="day", basis="given", reason="It was given.")
    return Report(
        id="r",
        origin="r",
        format="txt",
        text=text,
        sha256="",
        date=when,
        blocks=(Block(start=0, end=len(text), role="paragraph"),),
    )


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("The war began in May 2021. It goes on.", date(2021, 5, 1)),
        ("Since the invasion on 24 February 2022, little has moved.", date(2022, 2, 24)),
        (
            "Fighting broke out in 2019. The war began in March 2020. The war has raged since March 2020.",
            date(2020, 3, 1),
        ),
        ("The war may begin in May 2027, he said.", None),
        ("The conference began in May 2021. The war goes on.", None),
        ("The party, split since 2021, fears that a new war will come.", None),
        ("On February 24, 2022 the invasion began.", date(2022, 2, 24)),
    ],
)
def test_onset(text: str, begun: date | None) -> None:
    found = onset([report(text)], date(2025, 1, 11))
    assert (found[0] if found else None) == begun


def actor(id_: str, kind: str, **fields: object) -> Actor:
    return Actor(id=id_, name=id_, type=kind, **fields)  # type: ignore[arg-type]


def test_sides_of_bodies_people_and_groups() -> None:
    actors = {
        a.id: a
        for a in (
            actor("NOR", "state"),
            actor("army", "military", affiliation="ministry"),
            actor("ministry", "government_body", country="NOR"),
            actor("rebels", "armed_group", country="NOR"),
            actor("round", "other", affiliation="about"),
            actor("about", "other", affiliation="round"),
        )
    }
    assert [side_of(a, actors) for a in ("army", "NOR", "rebels", "unknown")] == ["NOR", "NOR", "rebels", "unknown"]
    assert side_of("round", actors) in ("round", "about")  # a circle ends


def test_nobody_fights() -> None:
    document = Document(doc_id="d", file="d", sha256="", n_chars=0)
    assert opposed(Evidence(suasion="", documents=(document,))) is None


def test_those_who_fight_each_other_most_are_the_sides() -> None:
    def assault(i: int, one: str, two: str) -> Event:
        return Event(id=f"e{i}", start=i, end=i + 1, quote="x", type="ASSAULT", source=(one,), target=(two,))

    actors = tuple(actor(a, "state") for a in ("NOR", "SOU", "WES"))
    acts = (assault(0, "NOR", "SOU"), assault(1, "SOU", "NOR"), assault(2, "WES", "NOR"))
    document = Document(doc_id="d", file="d", sha256="", n_chars=9, actors=actors, events=acts)
    found = opposed(Evidence(suasion="", documents=(document,)))
    assert found and (found.a, found.b, found.fought, len(found.because)) == ("NOR", "SOU", True, 2)


@pytest.mark.parametrize(
    ("rules", "fight"), [(["verb"], True), (["verb (source inferred)"], False), (["a (target inferred)"] * 2, True)]
)
def test_a_guess_alone_makes_no_war(rules: list[str], fight: bool) -> None:
    acts = tuple(
        Event(id=f"e{i}", start=i, end=i + 1, quote="x", type="ASSAULT", source=("NOR",), target=("SOU",), rule=rule)
        for i, rule in enumerate(rules)
    )
    actors = tuple(actor(a, "state") for a in ("NOR", "SOU"))
    document = Document(doc_id="d", file="d", sha256="", n_chars=9, actors=actors, events=acts)
    assert (opposed(Evidence(suasion="", documents=(document,))) is not None) is fight


def test_an_armed_group_fights_its_state_where_a_war_is_dated_and_no_assault_is_told() -> None:
    from suasion.forecast.material import Known, told_sides

    actors = (actor("NOR", "state"), actor("rebels", "armed_group", country="NOR"))
    evidence = Evidence(suasion="", documents=(Document(doc_id="r", file="r", sha256="", n_chars=9, actors=actors),))
    for text, sides in (("The war began in May 2021.", {"rebels", "NOR"}), ("They met in May 2021.", None)):
        found = told_sides(Known(evidence, (report(text),), date(2025, 1, 11), 0, 0))
        assert (found and {found.a, found.b}) == sides
        assert found is None or (found.fought and not found.interstate)


def test_tenure() -> None:
    from suasion.evidence.model import OfficeHeld

    role = OfficeHeld(title="president", of="NOR", since="2020-01", until=None)
    ada = actor("ada", "person", roles=(role,))
    found = tenure(Evidence(suasion="", documents=(), actors=(ada,)), "ada", date(2024, 1, 1))
    assert found.value == pytest.approx(48, abs=0.1)
    assert tenure(Evidence(suasion="", documents=(), actors=()), "ada", date(2024, 1, 1)).value is None
