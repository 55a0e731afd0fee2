"""Whatever went wrong with a server, in one plain sentence: what, at which report, and how to mend it."""

from __future__ import annotations

from typing import Any

from suasion.errors import SuasionError
from suasion.llm.settings import KEY, Settings, limits

FORBIDDEN, NOT_FOUND, TOO_LARGE, TOO_MANY = (401, 403), (404,), (413,), (429,)


def explained(error: Exception, settings: Settings, where: str) -> SuasionError:
    """The error that the user sees. It never holds the key, nor more than a line of what a server said."""
    if isinstance(error, SuasionError):
        return error
    what, mend = _reason(error, settings)
    return SuasionError(f"the llm server at {settings.url}: {what}", where=where, mend=mend)


def _reason(error: Exception, settings: Settings) -> tuple[str, str]:
    from pydantic_ai import exceptions as known

    if isinstance(error, TimeoutError):
        return f"no answer within {settings.seconds:g} s", "Use a faster model or server"
    if isinstance(error, known.ModelHTTPError):
        return _status(error.status_code, error.body, settings)
    if isinstance(error, known.OutputTokenLimitExceeded):
        tokens = limits()["answer_tokens"]
        return f"the answer broke off (limit: {tokens} tokens)", "Use a model with a longer answer, or cut the report"
    if isinstance(error, known.ModelAPIError):
        if _timed_out(error):
            return f"no answer within {settings.seconds:g} s", "Use a faster model or server"
        return "it cannot be reached, or broke off", "Check that it runs, and the URL (it usually ends in /v1)"
    if isinstance(error, known.UnexpectedModelBehavior):
        return (
            "the answer does not fit what was asked for (no JSON, or another shape)",
            "Try again, use another model, or another SUASION_LLM_OUTPUT (see docs/llm.md)",
        )
    return f"the answer cannot be used ({type(error).__name__})", "Check that the server speaks the OpenAI protocol"


def _timed_out(error: BaseException) -> bool:
    """Whether a time-out lies below: libraries wrap it, each in its own class."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, TimeoutError) or "Timeout" in type(cause).__name__:
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _status(code: int, body: Any, settings: Settings) -> tuple[str, str]:
    if code in FORBIDDEN:  # servers repeat parts of the key here: their words are not shown
        return f"it refuses the request (HTTP {code})", f"Check {KEY}"
    said = _said(body, settings)
    if code in NOT_FOUND:
        return f"HTTP {code}{said}", f"Check the URL (it usually ends in /v1) and the model, {settings.model!r}"
    if code in TOO_LARGE:
        return f"HTTP {code}{said}", "The report is too long for this server"
    if code in TOO_MANY:
        return f"too many requests (HTTP {code}){said}", "Wait and run again: answers so far are in the cache"
    return f"HTTP {code}{said}", "Look into the server's log, and run again: answers so far are in the cache"


def _said(body: Any, settings: Settings) -> str:
    """The server's own message: one line, short, printable, without the key."""
    if isinstance(body, dict):
        inner = body.get("error", body)
        body = inner.get("message") if isinstance(inner, dict) else inner
    if not isinstance(body, str) or not body.strip():
        return ""
    line = "".join(c if c.isprintable() else " " for c in body)
    if settings.key:
        line = line.replace(settings.key, "…")
    line = " ".join(line.split())
    most = limits()["message_most"]
    return f": “{line if len(line) <= most else line[: most - 1] + '…'}”"
