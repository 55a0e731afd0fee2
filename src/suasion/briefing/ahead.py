"""What FORECAST and EXPOSURE add to the page: made here, shown by ``likely`` and ``exposed``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from suasion.briefing.affair import Affair
from suasion.briefing.page import Ahead
from suasion.case.days import bounds
from suasion.evidence.model import Evidence
from suasion.reports.model import Report

if TYPE_CHECKING:
    from suasion.forecast.log import Asked
    from suasion.weigh.model import Weighed


def look_ahead(
    evidence: Evidence,
    reports: Sequence[Report],
    *,
    as_of: str | None = None,
    prices: Path | None = None,
    log: Sequence[Asked] = (),
    weighed: Weighed | None = None,
    sides: tuple[str, str] | None = None,
) -> Ahead:
    """1. The open questions of a log, or, if there are none, the standard ones about the fighting, as of a day. 2. Exposures.
    3. Ranges of the prices.

    ``as_of``: an ISO date; without it, the last day that the date of the latest dated report may mean, and where no report has a date, the
    last day that WEIGH infers for one (``weighed``). Where that is open too, nothing is said by when.
    ``sides``: the two whose fighting is asked about (those of the system); without them, the two between whom most is told.
    Raises ForecastError and InputError as their floors do.
    """
    from suasion.exposure.cone import cone
    from suasion.exposure.named import exposed
    from suasion.exposure.settings import HORIZONS
    from suasion.forecast.desk import for_page

    affair = Affair(evidence, reports, weighed)
    days = bounds(as_of or affair.as_of or affair.inferred)
    asked = [(one.question, one.forecasts) for one in log if one.state == "open"]
    if not asked and days:
        asked = [(question, (made,)) for question, made in for_page(evidence, reports, days[1].isoformat(), sides)]
    cones = []
    if prices is not None:
        from suasion.exposure.prices import read_prices

        series = read_prices(prices)
        known = [one.until(days[1]) if days else one for one in series]
        cones = [cone(one, horizon) for one in known for horizon in HORIZONS]
    return Ahead(asked, exposed(evidence, reports), cones)
