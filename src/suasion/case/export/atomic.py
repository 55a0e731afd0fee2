"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from suasion.errors import CaseError


def write_bytes(path: Path, content: bytes) -> Path:
    """Write beside the target, sync to disk, then take its name: a reader sees the old file or the new one, never
    half of one.

    Folders on the way are made. Raises CaseError with a way to mend it.
    """
    target = path.resolve()  # through a symbolic link, the file it points to is replaced, not the link
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        if target.is_dir():
            raise CaseError("this is a folder, and a file is to be written", where=str(path), mend="Name a file.")
        target.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except OSError as error:
        raise CaseError(
            f"cannot be written ({error.strerror or error})",
            where=str(path),
            mend="Check the folder and the free space.",
        ) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()
    return path
