"""Status and date of an act against the report's own date: what is dated after the report has not happened.

"To Lam visits Beijing on 18 August", written on the 6th, is a plan told in the present. Told in the past, or of a noun that the date does not
hang on, it is the date that belongs elsewhere ("conveyed the invitation to the summit, which will be held on 4 October").
"""

from __future__ import annotations

from suasion.evidence.ahead import holders, is_after, read_back
from suasion.evidence.events import details
from suasion.evidence.model import ActStatus
from suasion.evidence.reading import Reading
from suasion.language.model import Sentence
from suasion.reports.dates import DateMention

PRESENT = ("VBZ", "VBP", "VBG")


def timed(r: Reading, s: Sentence, i: int, status: ActStatus) -> tuple[ActStatus, DateMention | None]:
    """The status of the act of token ``i``, and its date."""
    when = details.date(r, s, i)
    if status not in ("happened", "ongoing") or when is None or not is_after(r, when):
        return status, when
    own = i in holders(s, when)
    if own and (s.tokens[i].xpos in PRESENT or s.tokens[i].upos in ("NOUN", "PROPN")):
        return "planned", when
    back = read_back(r, when) if own else when
    return status, None if is_after(r, back) else back
