"""The floors joined: sources -> reports -> documents -> evidence -> a page.

The command line and ``import suasion`` share these functions.
"""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import BinaryIO

from suasion.errors import SuasionError
from suasion.evidence.model import Document, Evidence
from suasion.reports import Failure
from suasion.reports.model import Report

CHUNK = 8
"""Reports that a process is handed at a time: enough to hide the cost of sending them, few enough for flat memory."""

AHEAD = 2
"""Chunks in flight for each process: one being coded, one waiting, so that none idles while results are written."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A report with what CODE found in it."""

    report: Report
    document: Document


def code_reports(items: Iterable[Report | Failure], *, jobs: int = 1) -> Iterator[Coded | Failure]:
    """Code each report, in the order given; a failure passes through, and a report that fails becomes one.

    With ``jobs`` over 1 that many processes work at a time; the order, and every byte of the result, stay the same.
    Memory does not grow with the number of reports: at most ``jobs * AHEAD * CHUNK`` are held.
    """
    if jobs <= 1:
        return (_one(item) for item in items)
    return _in_processes(iter(items), jobs)


def code_all(
    sources: Iterable[str | Path], *, stdin: BinaryIO | None = None, jobs: int = 1
) -> Iterator[Coded | Failure]:
    """Read and code everything in ``sources`` (files, folders, ``-`` for JSON lines on ``stdin``), in order."""
    from suasion.resume import reports_of

    return code_reports(reports_of(sources, stdin=stdin), jobs=jobs)


def brief(
    sources: Iterable[str | Path],
    out: str | Path,
    *,
    question: str | None = None,
    stdin: BinaryIO | None = None,
    jobs: int = 1,
) -> Path:
    """Read, code and link ``sources`` and write the page into the folder ``out``. Returns the path of ``index.html``.

    Sources that cannot be read are left out; SuasionError if nothing is left.
    """
    from suasion.briefing import write
    from suasion.briefing.ahead import look_ahead
    from suasion.briefing.modelled import modelled, sides

    done = [item for item in code_all(sources, stdin=stdin, jobs=jobs) if isinstance(item, Coded)]
    if not done:
        raise SuasionError("there is no report to write about", mend="Name files or folders that hold reports")
    evidence, reports = linked(done), [c.report for c in done]
    model = modelled(evidence, question)
    ahead = look_ahead(evidence, reports, sides=sides(model) if question else None)
    return write(evidence, reports, Path(out), question=question, ahead=ahead, model=model)


def linked(coded: Iterable[Coded]) -> Evidence:
    """The documents as one body of evidence: an actor has the same id in all of them."""
    from suasion.evidence import link

    return link([c.document for c in coded])


def is_case(path: str | Path) -> bool:
    """Whether ``path`` is a case (an SQLite file), by its first bytes and not by its name."""
    magic = b"SQLite format 3\0"
    try:
        with Path(path).open("rb") as file:
            return file.read(len(magic)) == magic
    except OSError:
        return False


def _one(item: Report | Failure) -> Coded | Failure:
    from suasion.evidence import code

    if isinstance(item, Failure):
        return item
    try:
        return Coded(item, code(item))
    except SuasionError as error:
        return Failure(origin=item.origin, error=error)
    except Exception as error:  # one report must never stop a batch; the traceback travels along for --debug
        wrapped = SuasionError(
            f"the report could not be coded ({type(error).__name__}: {error})",
            where=item.origin,
            mend="This is a defect in suasion: please report it, with the text if you can",
        )
        wrapped.add_note(traceback.format_exc())
        return Failure(origin=item.origin, error=wrapped)


def _chunk(items: list[Report | Failure]) -> list[Document | Failure]:
    """Runs in a worker process. Reports are not sent back: the parent still has them."""
    results = [_one(item) for item in items]
    return [r.document if isinstance(r, Coded) else r for r in results]


def _in_processes(items: Iterator[Report | Failure], jobs: int) -> Iterator[Coded | Failure]:
    waiting: deque[tuple[list[Report | Failure], Future[list[Document | Failure]]]] = deque()
    # "spawn" on every platform: forking a process in which the language model's threads run is not safe.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        try:
            while True:
                while len(waiting) < jobs * AHEAD and (chunk := list(islice(items, CHUNK))):
                    waiting.append((chunk, pool.submit(_chunk, chunk)))
                if not waiting:
                    return
                chunk, future = waiting.popleft()
                for item, result in zip(chunk, future.result(), strict=True):
                    if isinstance(result, Document) and isinstance(item, Report):
                        yield Coded(item, result)
                    elif isinstance(result, Failure):
                        yield result
        except BrokenProcessPool as error:
            raise SuasionError("a worker process died, perhaps for want of memory", mend="Use fewer --jobs") from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
