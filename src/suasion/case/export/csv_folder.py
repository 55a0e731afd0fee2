"""Tables as CSV (RFC 4180, UTF-8, comma, CRLF), safe to open in a spreadsheet.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, and reports are written by
strangers. Such a text gets an apostrophe before it, which spreadsheets show as text; ``plain`` takes it away again.
Numbers stay as they are.
"""

from __future__ import annotations

import csv
import io
import re

from suasion.case.export.model import Built, Material
from suasion.case.export.tables import Cell, Table, tables

# Also behind apostrophes that are there already, so that taking one away is always the exact reverse. Line breaks and
# tabs are skipped by some spreadsheets before they look for a formula; the last four are the full-width forms of the
# signs.
_DANGER = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NEUTRALISED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def build(material: Material) -> Built:
    """One file for each table."""
    return Built({f"{table.name}.csv": csv_text(table).encode() for table in tables(material)})


def csv_text(table: Table) -> str:
    """The table with a line of headings; an empty cell for None."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow([neutral(row.get(name)) for name in table.columns])
    return out.getvalue()


def neutral(cell: Cell) -> Cell:
    """The cell, with an apostrophe before a text that a spreadsheet would take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and _DANGER.match(cell) else cell


def plain(cell: str) -> str:
    """The text that was neutralised: the exact reverse of ``neutral`` for every text."""
    return cell[1:] if _NEUTRALISED.match(cell) else cell
