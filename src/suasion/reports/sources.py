"""What the user names (files, folders, globs, ``-``) into single inputs, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from suasion.errors import BinaryInput, EmptyInput, InputError, TooLarge
from suasion.reports import words
from suasion.reports.draft import Failure

MAX_BYTES = (
    50_000_000  # bytes of one file: a hundred times the longest article; JSON lines have the limit for each line
)
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One input. ``path`` is None for standard input; ``named`` says whether the user named the file itself."""

    origin: str
    path: Path | None
    named: bool = True

    @property
    def stem(self) -> str:
        return self.path.stem if self.path else "stdin"


def expand(sources: Iterable[str | Path]) -> Iterator[Source | Failure]:
    """Each file once, in the order named; the files of a folder (recursive) or a glob in the order of their names."""
    seen: set[str] = set()
    for given in sources:
        for source in _expand_one(given):
            if isinstance(source, Failure) or source.path is None:
                yield source
                continue
            key = os.path.realpath(source.path) if "\0" not in source.origin else source.origin
            if key not in seen:
                seen.add(key)
                yield source


def _expand_one(given: str | Path) -> Iterator[Source | Failure]:
    name = str(given)
    if name == STDIN:
        yield Source("stdin", None)
        return
    path = Path(given)
    try:
        if path.is_dir():
            yield from _folder(path)
            return
        exists = path.exists()
    except (OSError, ValueError) as error:  # a name too long, a zero byte in it, a folder that may not be entered
        yield Failure(name, InputError(_why(error), where=name, mend="Check the name and the permissions."))
        return
    if not exists and any(c in name for c in "*?["):
        found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute patterns
        for match in found:
            if Path(match).is_file():
                yield Source(match, Path(match), named=False)
        if not found:
            yield Failure(
                name,
                InputError("No file matches", where=name, mend="Check the pattern; quote it if the shell expands it."),
            )
    else:
        yield Source(name, path)


def _folder(folder: Path) -> Iterator[Source | Failure]:
    denied: list[OSError] = []
    count = 0
    for root, folders, files in os.walk(folder, onerror=denied.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files):
            path = Path(root) / name
            if name.startswith(".") or path.suffix.lower() in words.word_set("skipped_suffixes"):
                continue
            count += 1
            yield Source(str(path), path, named=False)
    for error in denied:
        where = str(error.filename or folder)
        yield Failure(where, InputError(_why(error), where=where, mend="Check the permissions of the folder."))
    if not count and not denied:
        yield Failure(
            str(folder),
            EmptyInput(
                "The folder holds no reports",
                where=str(folder),
                mend="Give a folder with .txt, .html, .pdf, ... files.",
            ),
        )


def load(path: Path, origin: str) -> bytes:
    """The bytes of a file. A file over MAX_BYTES is refused by its size, unread. Raises InputError and its kinds."""
    try:
        if not path.is_file():
            what = "It is not a file" if path.exists() else "There is no such file"
            raise InputError(what, where=origin, mend="Check the name.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise too_large(origin, size)
        if size == 0:
            raise EmptyInput("The file is empty", where=origin, mend="Give a file that holds the text of a report.")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(_why(error), where=origin, mend="Check the name and the permissions.") from error


def too_large(origin: str, size: int | None = None) -> TooLarge:
    """The error for an input over the limit."""
    found = f"It has {size / 1e6:,.0f} MB" if size else "It is too long"
    return TooLarge(
        f"{found}; the limit is {MAX_BYTES / 1e6:.0f} MB",
        where=origin,
        mend="Split it, or give one report in each file.",
    )


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, PermissionError):
        return "It may not be read (permission denied)"
    return f"It cannot be read ({getattr(error, 'strerror', None) or error})"


ARCHIVES = {
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"{\\rtf": "a rich-text document",
    b"SQLite format": "a database",
}


def refuse_known_binary(data: bytes, origin: str) -> None:
    """Say what a file is when its first bytes tell and no reader takes it. Raises BinaryInput."""
    for magic, name in ARCHIVES.items():
        if data.startswith(magic):
            raise BinaryInput(f"This is {name}, not text", where=origin, mend="Save it as .txt, .html or .pdf.")


def empty(origin: str) -> EmptyInput:
    """The error for an input with nothing in it."""
    return EmptyInput("There is nothing in it", where=origin, mend="Give a file that holds the text of a report.")
