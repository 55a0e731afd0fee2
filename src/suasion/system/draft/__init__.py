"""DRAFT: from evidence to a system. Deterministic; every number says which sentences or which data made it."""

from __future__ import annotations

from suasion.evidence.model import Evidence
from suasion.system.data import Tables
from suasion.system.draft.capability import capability
from suasion.system.draft.find_out import find_out
from suasion.system.draft.levers import draft_levers
from suasion.system.draft.notes import draft_barriers, draft_interests
from suasion.system.draft.parameters import draft_press, draft_settle
from suasion.system.draft.pile import Pile
from suasion.system.draft.roles import find_roles
from suasion.system.draft.signals import hear
from suasion.system.draft.sources import sources_of
from suasion.system.draft.stances import draft_issues, draft_stances
from suasion.system.model import Actor, System

__all__ = ["draft"]


def draft(evidence: Evidence, question: str = "", tables: Tables | None = None) -> System:
    """The system that the evidence tells of. ``tables``: data of the user's own on capability, trade and affinity.

    1. Roles: who fights, who has a hold on whom, who asks, who mediates (``roles``).
    2. Issues that the reports talk about, stances and saliences from what each says and does (``signals``, ``stances``).
    3. Levers, interests, barriers, folded by instrument and kind (``levers``, ``notes``).
    4. The numbers of the third-party model from counts of evidence (``parameters``), capability from a table (``capability``).
    5. What is not known, and most worth finding out (``find_out``).

    The order of the reports does not matter, nor how often a story is printed, nor a report that is about something else. Raises
    ``InputError`` if the evidence tells of no conflict.
    """
    pile = Pile(evidence)
    roles = find_roles(pile, question)
    heard = hear(pile)
    actors = {
        actor: Actor(
            name=pile.name(actor),
            type=pile.actors[actor].type,
            role=role,
            petitions=actor in roles.petitions,
            mediates=actor in roles.mediates,
            capability=capability(pile, actor, tables),
            why=roles.why[actor],
        )
        for actor, role in roles.by_actor.items()
    }
    issues = draft_issues(pile, roles, heard, question)
    system = System(
        question=question,
        as_of=pile.as_of,
        actors=actors,
        issues=issues,
        stances=draft_stances(roles, heard, issues),
        levers=draft_levers(pile, roles, tables),
        interests=draft_interests(pile, roles),
        barriers=draft_barriers(pile, roles),
        press=draft_press(pile, roles, actors, tables),
        settle=draft_settle(),
    )
    system = system.model_copy(update={"find_out": find_out(system)})
    return system.model_copy(update={"evidence": sources_of(pile, system)})
