"""What holds for every report, whatever it was read from."""

from __future__ import annotations

from suasion.reports import Report


def assert_exact(report: Report) -> None:
    """Blocks in order, without overlap, white space nowhere at their ends and nothing but white space between them."""
    last = 0
    for block in report.blocks:
        assert last <= block.start < block.end <= len(report.text)
        assert not report.text[last : block.start].strip()
        assert report.text[block.start : block.end] == report.text[block.start : block.end].strip()
        assert block.kept == (block.reason is None)
        last = block.end
    assert not report.text[last:].strip()
    if report.title:
        assert any((b.start, b.end, b.role) == (report.title.start, report.title.end, "title") for b in report.blocks)
