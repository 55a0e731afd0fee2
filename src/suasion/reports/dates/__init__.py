"""Date expressions of English news: found and resolved against the report's date by rules of our own
(``docs/dates.md``).
"""

from suasion.reports.dates.iso import bounds, precision
from suasion.reports.dates.model import DateMention
from suasion.reports.dates.scan import Anchor, find_dates

__all__ = ["Anchor", "DateMention", "bounds", "find_dates", "precision"]
