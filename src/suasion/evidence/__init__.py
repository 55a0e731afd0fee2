"""CODE: a report -> the items of evidence, each with its span."""

from __future__ import annotations

from suasion.evidence.code import code
from suasion.evidence.link import link

__all__ = ["code", "link"]
