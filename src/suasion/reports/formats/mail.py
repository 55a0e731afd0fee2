"""Mail (.eml): the subject is the title, the date header the date, and the plain part (else the HTML part) the text."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr

from suasion.errors import BrokenInput, EmptyInput
from suasion.reports import blocks
from suasion.reports.decoding import decode
from suasion.reports.draft import Draft, Part, assemble
from suasion.reports.formats.markup import parts_of


def read_mail(data: bytes, origin: str, stem: str) -> Iterator[Draft]:
    """One draft. The sender's name becomes the outlet."""
    if not data.strip():
        raise EmptyInput("There is nothing in it", where=origin, mend="Give a saved message with its headers.")
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        subject, date, sender = (_header(message, name) for name in ("subject", "date", "from"))
        body, kind, encoding = _body(message, origin)
    except (EmptyInput, BrokenInput):
        raise
    except Exception as error:  # the standard parser still trips over some malformed headers
        raise BrokenInput(
            f"The message is malformed ({type(error).__name__})", where=origin, mend="Save its text as .txt."
        ) from error
    parts = parts_of(body) if kind == "html" else _text_parts(body)
    if not parts:
        raise EmptyInput(
            "The message holds no text", where=origin, mend="Its text may be in an attachment: save that instead."
        )
    if subject:
        parts.insert(0, ("title", subject))
    text, cuts = assemble(parts)
    yield Draft(
        text=text,
        format="eml",
        origin=origin,
        encoding=encoding,
        stem=stem,
        cuts=cuts,
        title=subject,
        outlet=parseaddr(sender or "")[0] or None,
        metadata_date=date,
    )


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except Exception:  # a header that cannot be parsed is a header that is not there
        return None
    return " ".join(str(value).encode("utf-8", "ignore").decode("utf-8").split()) or None if value else None


def _body(message: EmailMessage, origin: str) -> tuple[str, str, str]:
    for kind in ("plain", "html"):
        for part in message.walk():
            if part.get_content_type() != f"text/{kind}" or part.get_content_disposition() == "attachment":
                continue
            raw = part.get_payload(decode=True)
            if isinstance(raw, bytes) and raw.strip():
                text, encoding = decode(raw, origin, part.get_content_charset())
                return text, kind, encoding
    raise EmptyInput(
        "The message holds no text", where=origin, mend="Its text may be in an attachment: save that instead."
    )


def _text_parts(body: str) -> list[Part]:
    return [(cut.role, " ".join(body[cut.start : cut.end].split())) for cut in blocks.cut(body)]
