"""The case: the ledger of reports, items and reviews in one SQLite file, and the ways out of it."""

from __future__ import annotations

from suasion.case.ledger import Case, open_case
from suasion.case.runs import Run, new_run
from suasion.case.write import Added

__all__ = ["Added", "Case", "Run", "new_run", "open_case"]
