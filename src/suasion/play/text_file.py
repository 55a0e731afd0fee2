"""The text of an input file, or an error that says how to mend it."""

from __future__ import annotations

from pathlib import Path

from suasion.errors import EmptyInput, InputError


def load_text(path: str | Path, *, form: str) -> str:
    """The text, without a byte order mark. ``form`` says what the file should hold.

    Raises ``InputError`` if it cannot be read as UTF-8, or holds nothing.
    """
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "not UTF-8 text"
        raise InputError(f"Cannot be read: {why}", where=str(file), mend="Give a UTF-8 file that exists") from error
    if not text.strip():
        raise EmptyInput("There is nothing in it", where=str(file), mend=form)
    return text
