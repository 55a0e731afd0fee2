"""Which server, which model, which cache: from options first, then from the environment. The key comes from there only."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from suasion.errors import SuasionError
from suasion.vocab import load

URL, MODEL, KEY, OUTPUT = "SUASION_LLM_URL", "SUASION_LLM_MODEL", "SUASION_LLM_KEY", "SUASION_LLM_OUTPUT"

Output = Literal["prompted", "native", "tool"]


@dataclass(frozen=True, slots=True)
class Settings:
    """``url``: the base, such as ``http://127.0.0.1:8080/v1``. ``cache``: the folder for answers, None for no cache.

    ``key`` is left out of ``repr``, of the cache and of every message. ``seconds``: for one answer, all in all.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    cache: Path | None = None
    output: Output = "prompted"
    seconds: float = 180.0


def limits() -> dict[str, int]:
    """The named limits of ``llm.yaml``."""
    found: dict[str, int] = load("llm")["limits"]
    return found


def settings_from(*, url: str | None = None, model: str | None = None, cache: Path | None = None) -> Settings:
    """Options, and the environment where they are None. SuasionError if the URL or the model is missing or cannot be."""
    where = url or os.environ.get(URL, "")
    name = model or os.environ.get(MODEL, "")
    if not where.strip():
        raise SuasionError("the llm reader has no server", mend=f"Give --llm-url, or set {URL}")
    if not name.strip():
        raise SuasionError("the llm reader has no model", mend=f"Give --llm-model, or set {MODEL}")
    return Settings(
        url=checked_url(where),
        model=" ".join(name.split()),
        key=os.environ.get(KEY, "").strip() or None,
        cache=cache or user_cache(),
        output=_output(os.environ.get(OUTPUT) or load("llm")["output"]),
        seconds=float(limits()["seconds"]),
    )


def checked_url(url: str) -> str:
    """The URL without a slash at its end. SuasionError if it is not plain http(s), or holds a password.

    No message repeats the URL: what is wrong with it may be a secret that stands in it.
    """
    url = url.strip().rstrip("/")
    try:
        parts = urlsplit(url)
        port_fits = parts.port is None or parts.port > 0
    except ValueError:  # odd brackets, or a port that is no number
        parts, port_fits = urlsplit(""), False
    if "@" in parts.netloc:
        raise SuasionError("the URL of the llm server holds a name or password", mend=f"Put the key in {KEY} instead")
    good = parts.scheme in ("http", "https") and parts.hostname and port_fits
    if not good or parts.query or parts.fragment or not url.isprintable():
        raise SuasionError(
            "the URL given for the llm server is not the base URL of one",
            mend="Write it like http://127.0.0.1:8080/v1, without ? and #",
        )
    return url


def _output(name: Any) -> Output:
    if name not in get_args(Output):
        raise SuasionError(f"{OUTPUT} is {name!r}", mend=f"Use one of {', '.join(get_args(Output))}")
    return name  # type: ignore[no-any-return]


def user_cache() -> Path:
    """The user's folder for caches, by the custom of the system."""
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "suasion" / "llm"
