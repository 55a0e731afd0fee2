"""One act, one event: what one sentence tells twice is merged; what a later sentence repeats points at the fuller telling."""

from __future__ import annotations

from suasion.evidence.model import Event

# Where two readings of one predicate compete, the rarer and more definite deed wins over words about it.
_STRENGTH = (
    "ASSAULT",
    "COERCE",
    "SANCTION",
    "RETREAT",
    "MOBILIZE",
    "AID",
    "PROTEST",
    "CONCEDE",
    "COOPERATE",
    "THREATEN",
    "REJECT",
    "ACCUSE",
    "REQUEST",
    "AGREE",
    "SUPPORT",
    "CONSULT",
)


def fold(events: list[Event]) -> list[Event]:
    """Within a sentence, events of one type whose parties overlap become the fullest of them. Order is kept."""
    out: list[Event] = []
    for e in events:
        twin = next((k for k, o in enumerate(out) if o.start == e.start and o.type == e.type and _is_twin(o, e)), None)
        if twin is None:
            out.append(e)
        elif _fullness(e) > _fullness(out[twin]):
            out[twin] = e
    return out


def _is_twin(a: Event, b: Event) -> bool:
    """The same parties; or the same doer, where one of the two is only read off what is said."""
    said = a.rule.startswith("said") != b.rule.startswith("said")
    return _overlap(a, b) or (said and bool(set(a.source) & set(b.source)))


def _overlap(a: Event, b: Event) -> bool:
    """The same parties as far as both name them."""
    return _agree(a.source, b.source) and _agree(a.target, b.target)


def _agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return not a or not b or bool(set(a) & set(b))


def _fullness(e: Event) -> tuple[int, bool, float]:
    """How much an item tells: both sides before one, what the clause tells before what is read off saying it, then the surer."""
    return (len(e.source) > 0) + (len(e.target) > 0), not e.rule.startswith("said"), e.confidence


def mark_repeats(events: list[Event]) -> list[Event]:
    """``same_as`` on each event that tells again what another one tells: same type, same parties, dates that do not differ."""
    out: list[Event] = []
    for e in events:
        first = next(
            (
                o
                for o in out
                if not o.same_as
                and o.type == e.type
                and o.source
                and o.target
                and set(o.source) & set(e.source)
                and set(o.target) & set(e.target)
                and (not o.date or not e.date or o.date == e.date)
                and o.mode == e.mode
            ),
            None,
        )
        out.append(e.model_copy(update={"same_as": first.id}) if first else e)
    return out
