"""Which outcomes hold, and who would upset the others: a small conflict of the patron, its client and the opponent."""

from __future__ import annotations

from suasion.play.graph import GraphModel, from_options, option_form
from suasion.play.graph.stability import StabilityResult, stability
from suasion.play.press import Patronage
from suasion.system.model import System

OPTIONS = PRESS, SETTLE, CONCEDE = "press", "settle", "concede"


def conflict(system: System, pair: str, v: Patronage) -> GraphModel:
    """The conflict at the means, in option form: the patron may press, the client settle, the opponent concede what the client asks.

    Payoffs, in each side's own unit (pie = what is disputed):

    1. War: the client has its chance of winning (alone if pressed) less its cost, and less the penalty if pressed; the opponent the rest
       less its own cost. The patron has its stake in the client's chance, less what supporting the war costs, or, if it presses, less
       what its threat costs it.
    2. Settlement: the client has the least share that it takes (conceded: the most that the opponent gives) less what settling costs its
       leaders; the opponent has the rest; the patron has its stake in the share, and what peace is worth to it.
    3. Pressing costs the patron, whatever comes of it.
    """
    press = system.press[pair]
    names = {
        role: system.name(actor) for role, actor in (("p", press.patron), ("c", press.client), ("o", press.opponent))
    }
    form = option_form({names["p"]: [PRESS], names["c"]: [SETTLE], names["o"]: [CONCEDE]})
    payoffs: dict[str, list[float]] = {name: [] for name in names.values()}
    for state in range(2 ** len(form.options)):
        pressed, settled, conceded = (bool(state >> k & 1) for k in range(3))
        chance = v.chance_alone if pressed else v.chance_supported
        pressing = v.pressing_cost if pressed else 0.0
        penalty = v.penalty if pressed else 0.0
        if settled:
            least = chance - v.client_cost - penalty + v.leader_cost
            share = min(1.0, max(0.0, chance + v.opponent_cost if conceded else least))
            client, opponent = share - v.leader_cost, 1 - share
            patron = v.stake * share + v.peace_value - pressing
        else:
            client, opponent = chance - v.client_cost - penalty, 1 - chance - v.opponent_cost
            patron = v.stake * chance - (v.sanction_cost if pressed else v.support_cost) - pressing
        payoffs[names["p"]].append(patron)
        payoffs[names["c"]].append(client)
        payoffs[names["o"]].append(opponent)
    return from_options(list(names.values()), form, payoffs=payoffs)


def outcomes(system: System, pair: str, v: Patronage) -> StabilityResult:
    """Which of those outcomes are stable, for whom, by which concept."""
    return stability(conflict(system, pair, v))
