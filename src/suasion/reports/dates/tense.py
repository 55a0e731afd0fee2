"""Which way a bare "Friday" looks: is it told as past or as still to come? Read from the verb forms nearby, without
a parser.
"""

from __future__ import annotations

import re
from functools import cache

from suasion.reports.dates.model import Direction
from suasion.reports.dates.words import words

REACH = 160  # characters looked at on each side; the governing verb is nearly always in the same clause
_TOKEN = re.compile(r"['’]ll\b|[A-Za-z]+(?:-[A-Za-z]+)*")
# A clause ends at a stop, a quotation mark or a line end. An abbreviation's stop ("Sept. 4", "p.m.") is followed by a
# digit or small letter.
_STOP = re.compile(r"[;!?\n“”\"]|(?<![A-Z])\.(?=\s+[A-Z“\"])")
_BE = frozenset({"is", "are", "being"})
_LIMITS = frozenset({"until", "till", "to", "through", "for"})
_MODAL = frozenset({"will", "would", "shall", "may", "might", "can", "could", "must", "should", "'ll", "’ll"})
# the verb that follows a date counts less than one as near before it ("on Friday agreed to" against "will meet on
# Friday")
_AFTER_PENALTY = 2


@cache
def _cues() -> dict[str, Direction]:
    sets = words().sets
    out: dict[str, Direction] = dict.fromkeys(sets["past_words"], "past")
    out.update(dict.fromkeys(sets["future_words"] | sets["present_schedule"] | sets["schedule_nouns"], "future"))
    return out


def _read(tokens: list[str], i: int) -> Direction | None:
    """The direction that token ``i`` speaks for, if any."""
    word = tokens[i].lower()
    sets = words().sets
    before = [t.lower() for t in tokens[max(0, i - 4) : i]]
    if word == "to" and i + 1 < len(tokens) and tokens[i + 1].islower():
        if tokens[i + 1] in sets["no_infinitive"]:
            return None
        return "future" if any(b in sets["infinitive_governors"] for b in before) else None
    if word == "may" and tokens[i][0] == "M":  # the month, or a sentence opening with it
        return None
    if word in ("would", "could", "should", "might") and i + 1 < len(tokens) and tokens[i + 1].lower() == "have":
        return None
    if (
        word in ("expected", "planned", "scheduled", "proposed", "invited", "set", "due")
        and before
        and before[-1] in ("had", "have", "has")
    ):
        return "past"
    cue = _cues().get(word)
    verbal = cue == "past" or (cue is None and word.endswith("ed"))
    if (
        verbal
        and (_MODAL & set(before[-3:]) or before[-2:] == ["to", "be"])
        and not {"have", "been"} & set(before[-3:])
    ):
        return "future"  # "will be held", "to be signed"
    if (verbal or word in sets["present_schedule"]) and before[-1:] == ["to"]:
        return None  # an infinitive that looks like a past form ("to put"); "to" speaks for itself
    if cue:
        return cue
    if len(word) > 4 and word.endswith("ed") and word not in sets["not_past"]:
        return None if before and before[-1] in _BE else "past"
    return None


def direction(text: str, start: int, end: int) -> Direction | None:
    """Direction of the clause around ``text[start:end]``: the nearest verb form before it, else the nearest one
    after it.
    """
    left = text[max(0, start - REACH) : start]
    stops = [m.end() for m in _STOP.finditer(left)]
    left = left[stops[-1] :] if stops else left
    right = text[end : end + REACH]
    stop = _STOP.search(right)
    right = right[: stop.start()] if stop else right
    tokens_left = _TOKEN.findall(left)
    if len(tokens_left) > 1:  # after a date inside its clause, a comma opens another one ("on Friday, he said")
        right = right.split(",", 1)[0]
    tokens_right = _TOKEN.findall(right)
    near = [t.lower() for t in tokens_left[-2:]]
    if near[-1:] and (near[-1] in ("is", "are") or (near[0] in ("is", "are") and near[-1] in ("on", "in"))):
        return "future"  # "the vote is on Friday"
    if near[-1:] and near[-1] in _LIMITS and {t.lower() for t in tokens_left[-8:]} & words().sets["put_off"]:
        return "future"  # "extended until March", "postponed to Friday"
    both = [*tokens_left, *tokens_right]
    n = len(tokens_left)
    best: tuple[int, Direction] | None = None
    for i in range(len(both)):
        distance = n - i if i < n else (i - n + 1) * _AFTER_PENALTY
        if best and distance >= best[0]:
            continue
        found = _read(both, i)
        if found:
            best = (distance, found)
    return best[1] if best else None
