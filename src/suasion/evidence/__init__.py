"""CODE: a report -> the items of evidence, each with its span."""

from __future__ import annotations

from suasion.evidence.coding import code
from suasion.evidence.linking import link

__all__ = ["code", "link"]
