"""Invented affairs as evidence: a dam between two states, and a strike at a port. Offsets are found, not counted."""

from __future__ import annotations

import hashlib
from typing import Any

from suasion.evidence.model import (
    Actor,
    Barrier,
    Casualties,
    Claim,
    Document,
    Event,
    Evidence,
    Interest,
    Lever,
    Market,
    OfficeHeld,
    Scheduled,
    Track,
    item_id,
)
from suasion.record import Span
from suasion.reports.model import Block, Report, ReportDate

DAM = (
    "Norland asks Sedonia to open the gates\r\n"
    "By a reporter in Vell\r\n"
    "Norland appealed to Sedonia on Monday to let more water through the Arda dam. "
    "“We cannot plant with an empty river,” said Mira Tolen, the foreign minister of Norland. "
    "Sedonia controls the flow of the Arda, and Norland buys half of its power from Sedonian turbines.\r\n"
    "Sedonia may open two gates in spring, an official in its water ministry suggested. "
    "Sedonia fears that a lower lake would stop its smelters 🌊. "
    "The Eastern League meets in Port Amry on 14 May 2031 to speak of the river.\r\n"
    "Seven farmers were killed and about forty hurt when a levee broke near Vell in March 2031.\r\n"
    "Sign up for our letter </script><img src=x onerror=alert(1)>\r\n"
)
LATER = (
    "League offers to mediate over the Arda\n"
    "The Eastern League offered on 2 May 2031 to mediate between Norland and Sedonia. "
    "Mira Tolen said Norland “cannot plant with an empty river”. "
    "The League could suspend the loans on which Sedonia depends. "
    "Sedonia denied that it had closed the gates. "
    "Norland threatened to stop the trains that carry Sedonian ore.\n"
    "The price of aluminium rose after the smelters slowed.\n"
)
STRIKE = "Dockers walk out\nDockers in Port Amry stopped work on Tuesday.\n"

NORLAND, SEDONIA, LEAGUE, TOLEN, MINISTRY, DOCKERS = (
    "NRL",
    "SDN",
    "eastern-league",
    "mira-tolen",
    "water-ministry",
    "dockers",
)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def at(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


def item(text: str, kind: str, words: str, confidence: float = 0.8) -> dict[str, Any]:
    spot = at(text, words)
    return {
        "id": item_id(kind, sha(text), spot["start"], spot["end"]),
        "confidence": confidence,
        "rule": f"{kind}_rule",
        **spot,
    }


def actors(text: str) -> tuple[Actor, ...]:
    def spans(word: str) -> tuple[Span, ...]:
        out, start = [], text.find(word)
        while start >= 0:
            out.append(Span(start=start, end=start + len(word)))
            start = text.find(word, start + 1)
        return tuple(out)

    all_ = (
        Actor(id=NORLAND, name="Norland", type="state", country=NORLAND, mentions=spans("Norland")),
        Actor(id=SEDONIA, name="Sedonia", type="state", country=SEDONIA, mentions=spans("Sedonia")),
        Actor(id=LEAGUE, name="Eastern League", type="io", mentions=spans("League")),
        Actor(
            id=TOLEN,
            name="Mira Tolen",
            type="person",
            country=NORLAND,
            affiliation=NORLAND,
            mentions=spans("Mira Tolen"),
            roles=(OfficeHeld(title="foreign minister", of=NORLAND),),
        ),
        Actor(
            id=MINISTRY,
            name="Water Ministry",
            type="government_body",
            country=SEDONIA,
            mentions=spans("water ministry"),
        ),
        Actor(id=DOCKERS, name="dockers", type="people", mentions=spans("Dockers")),
    )
    return tuple(a for a in all_ if a.mentions)


def report(
    id_: str, text: str, date: ReportDate, outlet: str | None, gone: tuple[tuple[str, str], ...] = (), **more: Any
) -> Report:
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip("\r\n")
        reason = next((r for words, r in gone if words in body), None)
        blocks.append(
            Block(
                start=start,
                end=start + len(body),
                role="title" if not blocks else "paragraph",
                kept=reason is None,
                reason=reason,
            )
        )
        start += len(line)
    title = blocks[0]
    return Report(
        id=id_,
        origin=f"{id_}.txt",
        format="txt",
        text=text,
        sha256=sha(text),
        title=Span(start=title.start, end=title.end),
        outlet=outlet,
        date=date,
        blocks=tuple(blocks),
        **more,
    )


def document(r: Report, **items: Any) -> Document:
    return Document(
        doc_id=r.id,
        file=r.origin,
        sha256=r.sha256,
        n_chars=len(r.text),
        title=r.heading,
        outlet=r.outlet,
        date=r.date,
        not_coded=r.not_coded,
        cluster=r.cluster,
        actors=actors(r.text),
        **items,
    )


def dam() -> tuple[Document, Report]:
    r = report(
        "r-dam",
        DAM,
        ReportDate(value="2031-04-29", precision="day", basis="inferred", reason="“Monday” fits only this week."),
        "The Vell Courier",
        (("Sign up", "form"), ("By a reporter", "byline")),
    )
    ask = "Norland appealed to Sedonia on Monday to let more water through the Arda dam."
    holds = "Sedonia controls the flow of the Arda, and Norland buys half of its power from Sedonian turbines."
    said = "“We cannot plant with an empty river,” said Mira Tolen, the foreign minister of Norland."
    may = "Sedonia may open two gates in spring, an official in its water ministry suggested."
    fear = "Sedonia fears that a lower lake would stop its smelters 🌊."
    hurt = "Seven farmers were killed and about forty hurt when a levee broke near Vell in March 2031."
    meet = "The Eastern League meets in Port Amry on 14 May 2031 to speak of the river."
    content = at(DAM, "“We cannot plant with an empty river,”")
    hedged = at(DAM, "Sedonia may open two gates in spring")
    return document(
        r,
        events=(
            Event(
                **item(DAM, "event", ask),
                type="REQUEST",
                source=(NORLAND,),
                target=(SEDONIA,),
                date="2031-04-28",
                date_text="on Monday",
                predicate=Span(start=DAM.index("appealed"), end=DAM.index("appealed") + 8),
            ),
            Event(
                **item(DAM, "event", hurt),
                type="ASSAULT",
                date="2031-03",
                place="Vell",
                casualties=Casualties(dead="seven", injured="about forty"),
            ),
            Event(
                **item(DAM, "event", "Norland asks Sedonia to open the gates"),
                type="REQUEST",
                source=(NORLAND,),
                target=(SEDONIA,),
                same_as=item(DAM, "event", ask)["id"],
            ),
        ),
        other_acts=(Event(**item(DAM, "act", may, 0.31), type="RETREAT", source=(SEDONIA,), status="possible"),),
        claims=(
            Claim(
                **item(DAM, "claim", said),
                source=(TOLEN,),
                cue="said",
                content=content["quote"],
                content_start=content["start"],
                content_end=content["end"],
                mode="direct",
            ),
            Claim(
                **item(DAM, "claim", may),
                source=(MINISTRY,),
                cue="suggested",
                content=hedged["quote"],
                content_start=hedged["start"],
                content_end=hedged["end"],
                certainty="hedged",
                about=(SEDONIA,),
            ),
        ),
        levers=(
            Lever(
                **item(DAM, "lever", holds),
                holder=(SEDONIA,),
                over=(NORLAND,),
                kind="water_flow",
                what="the flow of the Arda",
                polarity="stick",
            ),
            Lever(
                **{**item(DAM, "lever", holds), "id": "lever-power"},
                holder=(SEDONIA,),
                over=(NORLAND,),
                kind="energy",
                what="half of its power",
                polarity="dependence",
            ),
        ),
        barriers=(
            Barrier(**item(DAM, "barrier", fear), actor=(SEDONIA,), text="a lower lake would stop its smelters"),
        ),
        interests=(Interest(**item(DAM, "interest", fear, 0.4), actor=(SEDONIA,), text="running its smelters"),),
        scheduled=(
            Scheduled(
                **item(DAM, "scheduled", meet),
                what="The Eastern League meets",
                who=(LEAGUE,),
                where="Port Amry",
                date="2031-05-14",
                date_text="14 May 2031",
            ),
        ),
    ), r


def later() -> tuple[Document, Report]:
    r = report(
        "r-later",
        LATER,
        ReportDate(value="2031-05-03", precision="day", basis="stated", reason="The dateline gives it."),
        "Amry Daily",
    )
    offer = "The Eastern League offered on 2 May 2031 to mediate between Norland and Sedonia."
    content = at(LATER, "Norland “cannot plant with an empty river”")
    denied = at(LATER, "it had closed the gates")
    suspend = "The League could suspend the loans on which Sedonia depends."
    trains = "Norland threatened to stop the trains that carry Sedonian ore."
    return document(
        r,
        events=(
            Event(
                **item(LATER, "event", offer),
                type="AGREE",
                source=(LEAGUE,),
                target=(NORLAND, SEDONIA),
                date="2031-05-02",
                date_text="on 2 May 2031",
            ),
            Event(**item(LATER, "event", trains), type="THREATEN", source=(NORLAND,), target=(SEDONIA,)),
        ),
        claims=(
            Claim(
                **item(LATER, "claim", "Mira Tolen said Norland “cannot plant with an empty river”."),
                source=(TOLEN,),
                cue="said",
                content=content["quote"],
                content_start=content["start"],
                content_end=content["end"],
                mode="mixed",
            ),
            Claim(
                **item(LATER, "claim", "Sedonia denied that it had closed the gates."),
                source=(SEDONIA,),
                cue="denied",
                content=denied["quote"],
                content_start=denied["start"],
                content_end=denied["end"],
                certainty="denied",
            ),
        ),
        levers=(
            Lever(
                **item(LATER, "lever", suspend),
                holder=(LEAGUE,),
                over=(SEDONIA,),
                kind="finance",
                what="loans",
                polarity="stick",
            ),
            Lever(
                **item(LATER, "lever", trains),
                holder=(NORLAND,),
                over=(SEDONIA,),
                kind="transport",
                what="the ore trains",
                status="threatened",
            ),
        ),
        tracks=(
            Track(
                **item(LATER, "track", offer),
                name="Mediation by the Eastern League",
                participants=(LEAGUE, NORLAND, SEDONIA),
                status="offered",
            ),
        ),
        energy=(
            Market(
                **item(LATER, "market", "The price of aluminium rose after the smelters slowed."),
                text="aluminium dearer",
                commodity="aluminium",
                direction="up",
            ),
        ),
    ), r


def strike() -> tuple[Document, Report]:
    r = report("r-strike", STRIKE, ReportDate(), None)
    walk = "Dockers in Port Amry stopped work on Tuesday."
    return document(r, events=(Event(**item(STRIKE, "event", walk), type="PROTEST", source=(DOCKERS,)),)), r


def foreign() -> tuple[Document, Report]:
    r = report(
        "r-foreign", "Ein Bericht\nAuf Deutsch.\n", ReportDate(), None, language="de", not_coded="It is in German."
    )
    return document(r), r


def evidence(*parts: tuple[Document, Report]) -> tuple[Evidence, list[Report]]:
    return Evidence(suasion="1.2.3", documents=tuple(d for d, _ in parts)), [r for _, r in parts]


def affair() -> tuple[Evidence, list[Report]]:
    return evidence(dam(), later())
