"""Small pictures of what a model says: positions by round, the spread of an outcome, what moves it. SVG, drawn here."""

from __future__ import annotations

from suasion.play.picture.panels import Bars, Histogram, Lines, Panel
from suasion.play.picture.sheet import sheet

__all__ = ["Bars", "Histogram", "Lines", "Panel", "sheet"]
