"""Turn a pile of news reports into a diplomatic system you can question, run and score.

    >>> import suasion
    >>> for report in suasion.read(["reports/"]):  # Report, or Failure for a file that cannot be read
    ...     document = suasion.code(report)        # actors, events, claims, levers, ... each with its span
    >>> suasion.brief(["reports/"], out="brief")   # index.html, evidence.json, calendar.ics, system.yaml
    >>> suasion.ask(suasion.draft(evidence))       # what the models say of the system that the evidence tells of

The names in ``__all__`` are the public interface. Each is imported when it is first used, so that ``import suasion``
costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from suasion._version import __version__

if TYPE_CHECKING:
    from suasion.case import open_case
    from suasion.errors import SuasionError
    from suasion.evidence import code, link
    from suasion.evidence.model import Document, Evidence
    from suasion.pipeline import Coded, brief, code_all
    from suasion.reports import Failure, read
    from suasion.reports.model import Report
    from suasion.system.ask import ask
    from suasion.system.draft import draft

__all__ = [
    "Coded",
    "Document",
    "Evidence",
    "Failure",
    "Report",
    "SuasionError",
    "__version__",
    "ask",
    "brief",
    "code",
    "code_all",
    "draft",
    "link",
    "open_case",
    "read",
]

_HOMES = {
    "Coded": "suasion.pipeline",
    "Document": "suasion.evidence.model",
    "Evidence": "suasion.evidence.model",
    "Failure": "suasion.reports",
    "Report": "suasion.reports.model",
    "SuasionError": "suasion.errors",
    "ask": "suasion.system.ask",
    "brief": "suasion.pipeline",
    "code": "suasion.evidence",
    "code_all": "suasion.pipeline",
    "draft": "suasion.system.draft",
    "link": "suasion.evidence",
    "open_case": "suasion.case",
    "read": "suasion.reports",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'suasion' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
