"""Panels one above the other on one picture, as SVG or PNG."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from suasion.errors import InputError, MissingExtra
from suasion.play.picture import svg
from suasion.play.picture.panels import WIDTH, Panel

GAP, HEAD = 28.0, 26.0
"""Between panels, and for the title of each, pixels."""

SHARP = 2.0
"""Pixels of a PNG for each of the picture's."""


def sheet(panels: Sequence[Panel], title: str) -> str:
    """The picture as SVG."""
    out, top = [svg.text(0 + 20, 28, svg.fit(title, WIDTH - 40), weight=600)], 48.0
    for panel in panels:
        out.append(svg.text(20, top + 12, svg.fit(panel.title, WIDTH - 40), colour=svg.QUIET))
        out += panel.draw(top + HEAD)
        top += HEAD + panel.height() + GAP
    return svg.document(WIDTH, top, title, out)


def write(picture: str, path: Path) -> None:
    """The SVG in a file; as a PNG if the name ends so, which needs the extra ``figures``. Raises ``InputError`` or ``MissingExtra``."""
    from suasion.case.export.atomic import write_bytes

    ending = path.suffix.lower()
    if ending == ".svg":
        write_bytes(path, picture.encode())
    elif ending == ".png":
        write_bytes(path, _png(picture))
    else:
        raise InputError(
            f"A picture cannot be {ending or 'without an ending'}", where=str(path), mend="End the name in .svg or .png"
        )


def _png(picture: str) -> bytes:
    try:
        import vl_convert
    except ModuleNotFoundError as error:
        raise MissingExtra("A picture as PNG (SVG needs nothing more)", "figures") from error
    return bytes(vl_convert.svg_to_png(picture, scale=SHARP))
