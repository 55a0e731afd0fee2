"""The report's own date: given > metadata > stated in the text > inferred from the dates inside > unknown.

An inferred date is an interval, a month or a year, never a day; its reason says what it rests on.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from collections.abc import Sequence
from functools import cache

from suasion.reports.dates import DateMention, bounds, find_dates, precision
from suasion.reports.dates.inside import in_year, infer
from suasion.reports.dates.told import Told
from suasion.reports.dates.words import either, words
from suasion.reports.model import Basis, Block, ReportDate
from suasion.reports.signatures import without_asides

HEAD_BLOCKS = 8  # a date line or dateline stands among the first blocks from the title on, or above the title
TAIL_BLOCKS = 4  # "Published: ..." also stands at the foot
LONGEST_DATE_LINE = 90  # characters: a line that is a date and perhaps a time, a place and an outlet, but no sentence

_PDF = re.compile(r"D:(\d{4})(\d{2})?(\d{2})?")
_ISO = re.compile(
    r"\s*(\d{4}(?:-W\d{2}|-\d{2}(?:-\d{2})?)?)(?:[T ]\d{1,2}:\d{2}\S*(?: ?[+-]\d{2}:?\d{2}| UTC| Z)?)?\s*\Z"
)
_DIGIT = re.compile(r"\d")
_BARS = re.compile(r"[|·•]")
_PLACE = re.compile(r"[A-Z][A-Z.'’-]+(?:[ ,/]+(?:and )?[A-Z][A-Za-z.'’-]*){0,5},? ")
_OUTLET = re.compile(r"(?:\([^)\n]{2,40}\)[,:]? )?")
_PLACE_BEFORE = re.compile(r"(?:Done (?:at|in) )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}, *")
_OUTLET_BEHIND = re.compile(r"\s*\([^)\n]{2,40}\)\s*\Z")
_NAMED_PLACE = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}, (?=\d{1,2} [A-Z]|[A-Z][a-z]{2,8}\.? \d{1,2},)")
_SENTENCE_ENDS = re.compile(r"\.(?=\s+[A-Z“\"])")
_AFTER_DATELINE = re.compile(r"[ ,.]*(?:\([^)\n]{2,40}\)|/[^/\n]{2,40}/)?[ .]*(?:--|[-–—:])")
_LINE_NOISE = re.compile(
    (
        r"\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\b\.?)?|\b"
        r"(?:a\.?m\.?|p\.?m\.?|GMT|UTC|E[SD]T|CEST|CET|BST|PST|PDT|IST|at|on|updated|published|posted|by)\b|[\W_]+"
    ),
    re.IGNORECASE,
)


def date_report(
    text: str, blocks: Sequence[Block], *, given: str | None = None, metadata: str | None = None
) -> ReportDate:
    """When the report was published.

    ``given``: what the user says (the ``date`` of a JSON line); ``metadata``: what the file says (HTML, PDF,
    mail, feed). Both may be ISO, RFC 2822, a PDF date or English; one that cannot be read is passed over, and
    the reason says so.
    """
    notes: list[str] = []
    sources: tuple[tuple[str | None, Basis, str], ...] = (
        (given, "given", "The date was given with the report"),
        (metadata, "metadata", "The date stands in the file's metadata"),
    )
    for raw, basis, reason in sources:
        if raw is None or not raw.strip():
            continue
        value = parse(raw)
        if value:
            return ReportDate(value=value, precision=precision(value), basis=basis, reason=_join(f"{reason}.", notes))
        notes.append(f"{basis} '{' '.join(raw.split())[:40]}' is not a date")
    found = _stated(text, blocks) or infer(text, [(b.start, b.end) for b in blocks if b.kept])
    return found.model_copy(update={"reason": _join(found.reason, notes)}) if notes else found


def parse(raw: str) -> str | None:
    """A date in ISO 8601 (with its precision), RFC 2822, PDF or English form, as an ISO value; None if it is none
    of them.
    """
    if m := _ISO.match(raw):
        return _valid(m[1])
    if "/" in raw:
        a, _, b = raw.partition("/")
        first, last = (_ISO.match(a), _ISO.match(b))
        if first and last and _valid(first[1]) and _valid(last[1]) and bounds(first[1])[0] <= bounds(last[1])[1]:
            return f"{first[1]}/{last[1]}"
    if m := _PDF.match(raw.strip()):
        return _valid("-".join(p for p in m.groups() if p))
    try:
        return email.utils.parsedate_to_datetime(raw).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        pass
    mentions = [m for m in find_dates(raw) if m.value and m.stated]
    return mentions[0].value if len({m.value for m in mentions}) == 1 else None


def anchor_of(date: ReportDate) -> dt.date | tuple[dt.date, dt.date] | None:
    """What ``find_dates`` counts from: the day, or the first and last day that the report may be of, or None."""
    if date.value is None:
        return None
    first, last = bounds(date.value)
    return first if first == last else (first, last)


def _valid(value: str) -> str | None:
    try:
        bounds(value)
    except ValueError:
        return None
    return value


def _join(reason: str, notes: Sequence[str]) -> str:
    return f"{reason[:-1]}; {'; '.join(notes)}." if notes else reason


# ---- stated in the text


@cache
def _labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    sets = words().sets
    published, updated = (
        rf"(?<![\w-]){either(sets[k])}\s*(?:on\b|at\b)?\s*[:|–-]?\s*" for k in ("published_labels", "updated_labels")
    )
    return re.compile(published, re.IGNORECASE), re.compile(updated, re.IGNORECASE)


def _stated(text: str, blocks: Sequence[Block]) -> ReportDate | None:
    """A labelled date, a line that is only a date, or a dateline; the kinds in this order, the first block first."""
    size = HEAD_BLOCKS + next((i for i, b in enumerate(blocks) if b.role == "title"), 0)
    head, tail = blocks[:size], blocks[size:][-TAIL_BLOCKS:]
    published, updated = _labels()
    for label, blocks_ in ((published, [*head, *tail]), (updated, [*head, *tail])):
        for span in _lines(text, blocks_):
            if hit := _labelled(text, span, label):
                return _as_stated(hit, f"The text says {_quote(text, span[0], hit.end)}")
    for span in _lines(text, head):
        if hit := _date_line(text, span):
            return _as_stated(hit, f"The line {_quote(text, *span)} is a date line")
    for span in _lines(text, [b for b in tail if b.role != "item"]):
        place = _PLACE_BEFORE.match(text, *span)
        hit = _date_line(text, span) if place and text[place.end()].isalnum() else None
        if place and hit and hit.end == span[1] and place.end() == hit.start:
            return _as_stated(hit, f"The text is signed {_quote(text, *span)}")
    for block in head:
        if from_dateline := _dateline(text, block):
            return from_dateline
    return None


def _lines(text: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """The lines inside blocks, as spans without the white space around them."""
    out = []
    for block in blocks:
        at = block.start
        for line in text[block.start : block.end].split("\n"):
            if line.strip():
                lead = len(line) - len(line.lstrip())
                out.append((at + lead, at + len(line.rstrip())))
            at += len(line) + 1
    return out


def _quote(text: str, start: int, end: int) -> str:
    shown = " ".join(text[start:end].split())
    return f"'{shown if len(shown) <= 80 else shown[:77] + '...'}'"


def _as_stated(hit: DateMention, why: str) -> ReportDate:
    return ReportDate(
        value=hit.value, precision=hit.precision, basis="stated", reason=f"{why}.", start=hit.start, end=hit.end
    )


def _labelled(text: str, span: tuple[int, int], label: re.Pattern[str]) -> DateMention | None:
    """A stated day right behind a label, in a short line or at the beginning of one: "Published: 4 September 2025"."""
    if not _DIGIT.search(text, *span):
        return None
    for m in label.finditer(text, span[0], min(span[1], span[0] + 2 * LONGEST_DATE_LINE)):
        if m.start() - span[0] > LONGEST_DATE_LINE // 2:
            break
        weekday_and_time = 20  # characters that may stand between the label and the date ("Thursday 14:30, ")
        for hit in find_dates(text, start=m.end(), end=min(span[1], m.end() + LONGEST_DATE_LINE)):
            if hit.stated and hit.precision in ("day", "month") and hit.start - m.end() <= weekday_and_time:
                short = span[1] - span[0] <= 2 * LONGEST_DATE_LINE
                return hit if short or m.start() == span[0] else None
    return None


def _date_line(text: str, span: tuple[int, int]) -> DateMention | None:
    """A line that is only a date (a time may stand beside it), or a headline that ends in " - DW - 09.02.2023"."""
    start, end = span
    if end - start > 3 * LONGEST_DATE_LINE or not _DIGIT.search(text, start, end):
        return None
    hits = [h for h in find_dates(text, start=start, end=end) if h.stated and h.precision == "day"]
    if len(hits) != 1:
        return None
    hit = hits[0]
    rest = text[start : hit.start] + " " + text[hit.end : end]
    if not _LINE_NOISE.sub("", without_asides(rest)) or _is_segment(text, span, hit):
        return hit
    after = _OUTLET_BEHIND.sub("", text[hit.end : end])
    ends = not _LINE_NOISE.sub("", after) and re.search(r"[-–—|,]\s*\Z", text[start : hit.start])
    begins = hit.start == start and re.match(r"\s*[-–—|]", text[hit.end : end])
    return (
        hit if end - start <= 2 * LONGEST_DATE_LINE and (ends or begins) and not re.search(r"[.!?]\s", rest) else None
    )


def _is_segment(text: str, span: tuple[int, int], hit: DateMention) -> bool:
    """Whether the date is all that stands between two bars: "By Ada Obi | 4 September 2025 | 4 min read"."""
    before, after = text[span[0] : hit.start], text[hit.end : span[1]]
    if not _BARS.search(before + after):
        return False
    return not _LINE_NOISE.sub("", without_asides(_BARS.split(before)[-1] + " " + _BARS.split(after)[0]))


def _dateline(text: str, block: Block) -> ReportDate | None:
    """ "KYIV, Sept 4 (Reuters) -": the year comes from the words, or from the latest year that the text names."""
    if not _PLACE.match(text, block.start) and not _NAMED_PLACE.match(text, block.start):
        return None  # most paragraphs: nothing needs to be read
    limit = min(block.end, block.start + LONGEST_DATE_LINE)
    mentions = find_dates(text, start=block.start, end=limit)
    if not mentions:
        return None
    hit = mentions[0]
    full = hit.stated and hit.precision == "day"
    place = _PLACE.match(text, block.start, hit.start) or (full and _NAMED_PLACE.match(text, block.start))
    if not place or not _OUTLET.fullmatch(text, place.end(), hit.start):
        return None
    alone = hit.stated and _SENTENCE_ENDS.match(text, hit.end)
    if not alone and not _AFTER_DATELINE.match(text, hit.end):
        return None
    if hit.stated and hit.precision == "day":
        return _as_stated(hit, f"The dateline says {_quote(text, block.start, hit.end)}")
    year = Told(text, ((block.start, len(text)),)).latest_year()
    value = in_year(text, hit, year) if year else None
    if value is None:
        return None
    said = _quote(text, block.start, hit.end)
    reason = f"The dateline says {said} without a year; {year} is the latest year that stands with a month."
    return ReportDate(value=value, precision="day", basis="inferred", reason=reason, start=hit.start, end=hit.end)
