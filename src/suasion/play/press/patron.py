"""A patron presses its client to settle: five regions."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from suasion.play.press.client import Deal, pressed, unpressed
from suasion.play.press.inequality import Inequality, inequality, tightest
from suasion.play.press.interest import cut, gain, settled
from suasion.play.press.patronage import Patronage, ranges
from suasion.play.press.payment import Payment, payment
from suasion.play.press.switch import METHOD as SWITCH_METHOD
from suasion.play.press.switch import Switch, Values, exact_values, switches
from suasion.play.result import Result, fingerprint, number
from suasion.record import Record

METHOD = "patron_presses_client"
CITATION = (
    "Fang, S., Johnson, J. C. and Leeds, B. A. (2014). To Concede or to Resist? The Restraining Effect of Military "
    "Alliances. International Organization 68(4), 775-809; Snyder, G. H. (1997). Alliance Politics. Cornell University "
    "Press. Cited for the idea; the closed form is our own."
)

Region = Literal["no_need", "leverage_works", "not_credible", "leverage_too_small", "not_wanted"]
PatronOutcome = Literal["settles_unpressed", "settles_pressed", "war_supported", "disengage"]


class PatronAnswer(Record):
    """``share``: the client's share of the pie if it settles, else ``None``. ``presses``: what the patron does.

    ``outcome`` is ``disengage`` where the client fights on and the patron leaves it, because that saves it money.
    """

    region: Region
    outcome: PatronOutcome
    presses: bool
    settles: bool
    share: float | None
    credible: bool
    settles_unpressed: bool
    settles_if_pressed: bool


class PatronWitness(Record):
    """What decided: every inequality of the model, and ``binding``, the one that the region turns on.

    Under leverage_works that is the tightest of those that make pressure work.

    ``gain_from_pressing``: the patron's, before the cost of pressing. ``corner``: the unpressed client asks for more
    than the whole pie, the one place where cutting support alone can bring a settlement. A switch changes the region or
    the outcome; its ``becomes`` gives both.
    """

    binding: Inequality
    inequalities: tuple[Inequality, ...]
    gain_from_pressing: float
    corner: bool
    payment: Payment | None
    switches: tuple[Switch, ...]


PatronResult = Result[PatronAnswer, PatronWitness]


def _margins(v: Values) -> tuple[Fraction, ...]:
    alone, forced = unpressed(v), pressed(v)
    cost = v["pressing_cost"]
    return (
        *(alone.room, 1 - alone.least, forced.room, 1 - forced.least, forced.least),
        *(cut(v), cut(v) - cost),
        *(settled(v, Fraction(0)) - cost, settled(v, forced.least) - cost),
    )


def _decide(v: Values) -> tuple[Region, PatronOutcome]:
    alone, forced = unpressed(v), pressed(v)
    if alone.settles:
        return "no_need", "settles_unpressed"
    if cut(v) < 0:
        return "not_credible", "war_supported"
    if not forced.settles:
        return "leverage_too_small", "disengage" if cut(v) > v["pressing_cost"] else "war_supported"
    if settled(v, forced.share) > v["pressing_cost"]:
        return "leverage_works", "settles_pressed"
    return "not_wanted", "war_supported"


def _label(v: Values) -> str:
    region, outcome = _decide(v)
    return f"{region}: {outcome}"


def patron_answer(case: Patronage) -> PatronAnswer:
    """The answer of :func:`patron` alone, for many draws: a hundredth of the time."""
    return _answer(exact_values(case, ranges(case.chance_alone, case.chance_supported)))


def _answer(v: Values) -> PatronAnswer:
    alone, forced, credible = unpressed(v), pressed(v), cut(v) >= 0
    region, outcome = _decide(v)
    shares = {"settles_unpressed": float(alone.share), "settles_pressed": float(forced.share)}
    return PatronAnswer(
        region=region,
        outcome=outcome,
        presses=outcome in ("settles_pressed", "disengage"),
        settles=outcome in shares,
        share=shares.get(outcome),
        credible=credible,
        settles_unpressed=alone.settles,
        settles_if_pressed=credible and forced.settles,
    )


def patron(case: Patronage) -> PatronResult:
    """Whether a patron presses its client, and whether the client settles (form C, by backward induction).

    1. Order: the patron presses or not; the opponent offers a share; the client accepts or refuses; if it was pressed and
       refuses, the patron carries its threat out (cuts support, exacts the penalty) or relents.
    2. The threat is credible if stake * (chance_supported - chance_alone) + sanction_cost is at most support_cost.
    3. The client settles if leader_cost is at most client_cost + opponent_cost (+ penalty if credibly pressed), and the
       least share that it takes is at most the pie. The opponent offers just that share, and never below 0.
    4. The patron presses if that pays more than not pressing, by more than pressing_cost.
    5. Region: no_need, not_credible (whatever the penalty), leverage_too_small, leverage_works or not_wanted, the
       first that fits. Under leverage_too_small the patron may still leave the client: the outcome is then disengage.
    6. Witness: each inequality, the side payment that would do instead, and switch values (exact algebra).
    """
    limits = ranges(case.chance_alone, case.chance_supported)
    v = exact_values(case, limits)
    alone, forced, worth = unpressed(v), pressed(v), gain(v)
    answer = _answer(v)
    inequalities = _inequalities(v, alone, forced, worth)
    binding = {
        "no_need": tightest(inequalities[:2]),
        "not_credible": inequalities[2],
        "leverage_too_small": inequalities[3] if not inequalities[3].holds else inequalities[4],
        "leverage_works": tightest(inequalities[2:]),
        "not_wanted": inequalities[5],
    }[answer.region]
    return PatronResult(
        method=METHOD,
        citation=CITATION,
        parameters={"switches": SWITCH_METHOD},
        input_sha256=fingerprint(case),
        answer=answer,
        witness=PatronWitness(
            binding=binding,
            inequalities=inequalities,
            gain_from_pressing=float(worth),
            corner=alone.least > 1,
            payment=payment(v, credible=answer.credible),
            switches=switches(v, limits, _margins, _label),
        ),
        why=_why(answer.region, answer.outcome, binding),
    )


def _inequalities(v: Values, alone: Deal, forced: Deal, worth: Fraction) -> tuple[Inequality, ...]:
    war = v["client_cost"] + v["opponent_cost"]
    support = v["stake"] * (v["chance_supported"] - v["chance_alone"])
    return (
        inequality(
            "what settling costs the client's leader is at most what war costs both sides", v["leader_cost"], war
        ),
        inequality(
            "the least share that the client takes unpressed is at most the whole pie", alone.least, Fraction(1)
        ),
        inequality(
            "what carrying the threat out costs the patron is at most what supporting the war costs it",
            support + v["sanction_cost"],
            v["support_cost"],
        ),
        inequality(
            "what settling costs the client's leader is at most what war costs both sides plus the penalty",
            v["leader_cost"],
            war + v["penalty"],
        ),
        inequality(
            "the least share that the client takes under pressure is at most the whole pie", forced.least, Fraction(1)
        ),
        inequality(
            "what pressing costs the patron is less than what it gains by it", v["pressing_cost"], worth, strict=True
        ),
    )


def _why(region: Region, outcome: PatronOutcome, binding: Inequality) -> str:
    left, right = number(binding.left), number(binding.right)
    start = {
        "no_need": "the client settles without pressure",
        "not_credible": "the client need not fear the threat, however large, and fights on",
        "leverage_too_small": "even under pressure the client fights on",
        "leverage_works": "the client settles because its patron presses it",
        "not_wanted": "pressure would bring a settlement, but the patron does not want it at that price",
    }[region]
    if outcome == "disengage":
        start += ", and the patron leaves it because that saves money"
    words = binding.words
    if not binding.holds:
        words = words.replace(" is at most ", " is more than ").replace(" is less than ", " is no less than ")
    return f"{start}: {words} ({left} against {right})"
