"""When a found actor is a gold actor: by name, by state code, by family name; and when it may stand for one in a
role.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from suasion.vocab import load

_POSSESSIVE = re.compile(r"'s\b")
_NOT_WORD = re.compile(r"[^a-z0-9 ]+")
_WORD = re.compile(r"[a-z0-9]{3,}")


@cache
def _titles() -> re.Pattern[str]:
    words = (re.escape(t).replace(r"\*", r"\w+").replace(r"\ ", " ") for t in load("scoring")["titles"])
    return re.compile(rf"(?:{'|'.join(words)})\s+")


@cache
def _canonical() -> dict[str, str]:
    return {variant: name for name, variants in load("scoring")["synonyms"].items() for variant in variants}


@cache
def _not_family() -> frozenset[str]:
    return frozenset(load("scoring")["not_a_family_name"])


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """A name for comparison: no accents, case, punctuation, possessive or leading titles ("the", "President")."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    plain = _POSSESSIVE.sub("", plain.replace("’", "'"))
    plain = " ".join(_NOT_WORD.sub(" ", plain.replace(".", "")).split())
    while (m := _titles().match(plain)) and plain[m.end() :]:
        plain = plain[m.end() :]
    return plain


def canonical(name: str) -> str:
    """The normal form, with synonyms ("Kremlin" for Russia) folded into one."""
    plain = normal(name)
    return _canonical().get(plain, plain)


def content_words(text: str) -> set[str]:
    """Words of three letters or more, for comparing items that have no span."""
    return set(_WORD.findall(normal(text)))


@dataclass(slots=True)
class Named:
    """An actor as the scores see it. ``names`` are canonical."""

    names: frozenset[str]
    id: str | None = None
    type: str = ""
    country: str | None = None
    affiliation: str | None = None
    last: str | None = None
    mentions: list[tuple[int, int]] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        name: str,
        aliases: Iterable[str] = (),
        *,
        id: str | None = None,  # noqa: A002 - the field's name in the gold
        type: str | None = None,  # noqa: A002
        country: str | None = None,
        affiliation: str | None = None,
    ) -> Named:
        words = normal(name).split()
        return cls(
            names=frozenset(c for n in (name, *aliases) if n and (c := canonical(n))),
            id=id,
            type=(type or "").lower(),
            country=(country or "").upper() or None,
            affiliation=affiliation,
            last=words[-1] if len(words) > 1 else None,
        )

    def is_gold(self, gold: Named) -> bool:
        """Whether this found actor is ``gold``: an equal name, the same state, or a person's family name."""
        if self.names & gold.names:
            return True
        if gold.type == "state" and gold.country:
            if self.country == gold.country and self.type in ("state", "country"):
                return True
            if gold.country.lower() in {normal(n) for n in self.names}:
                return True
        if gold.type == "person":
            last = gold.last or min(gold.names, default="")
            return last not in _not_family() and any(n.split()[-1:] == [last] for n in self.names)
        return False


class Cast:
    """The gold actors of one document, and who belongs to whom."""

    def __init__(self, gold: Iterable[Mapping[str, Any]]) -> None:
        self.by_id: dict[str, Named] = {}
        self.core: list[Named] = []
        self.spare: list[Named] = []
        for a in gold:
            names = [*a.get("aliases", []), *a.get("alt_names", [])]
            named = Named.of(
                a["name"], names, id=a["id"], type=a["type"], country=a["country"], affiliation=a["affiliation"]
            )
            self.by_id[a["id"]] = named
            (self.spare if a.get("optional") else self.core).append(named)

    def chain(self, actor: Named) -> list[Named]:
        """The actor, whom it belongs to, whom that belongs to..."""
        out, seen = [actor], {actor.id}
        while (up := out[-1].affiliation) and up in self.by_id and up not in seen:
            seen.add(up)
            out.append(self.by_id[up])
        return out

    def fills(self, found: Iterable[Named], role: Iterable[str], *, strict: bool = False) -> bool:
        """Whether one of ``found`` may stand in a gold role. An empty gold role accepts anything.

        Not strict: somebody of the same affiliation chain in either direction, or of the same country for
        states and their organs, is good enough ("Baerbock" for Germany, "Germany" for Baerbock).
        """
        wanted = [self.by_id[i] for i in role]
        if not wanted:
            return True
        return any(self._stands_for(p, g, strict) for p in found for g in wanted)

    def _stands_for(self, p: Named, g: Named, strict: bool) -> bool:
        if p.is_gold(g):
            return True
        if strict:
            return False
        if any(p.is_gold(above) for above in self.chain(g)[1:]):
            return True
        if any(g.id in {c.id for c in self.chain(h)} for h in self.by_id.values() if p.is_gold(h)):
            return True
        official = g.type in ("state", "government_body", "military", "person")
        return official and bool(p.country) and p.country == g.country


class Found:
    """The actors of one product document; references in its items may be ids, names or objects."""

    def __init__(self, actors: Iterable[Any]) -> None:
        self.by_id: dict[str, Named] = {}
        self._by_name: dict[str, Named] = {}
        for raw in actors:
            a: Mapping[str, Any] = {"name": raw} if isinstance(raw, str) else raw
            named = self._named(a)
            named.id = a.get("id")
            named.mentions = [(m["start"], m["end"]) for m in a.get("mentions") or [] if "start" in m]
            self.by_id[str(a.get("id") or a.get("name"))] = named
        for named in self.by_id.values():
            for n in named.names:
                self._by_name.setdefault(n, named)

    @staticmethod
    def _named(a: Mapping[str, Any]) -> Named:
        country = a.get("country") or a.get("code")
        return Named.of(a.get("name") or a.get("id") or "", a.get("aliases") or [], type=a.get("type"), country=country)

    def refer(self, value: Any) -> list[Named]:
        """The actors that an item's field names: an id, a name, an object, or a list of these."""
        if value is None:
            return []
        out = []
        for r in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(r, Mapping):
                out.append(self.by_id.get(str(r.get("id"))) or self._named(r))
            elif r in self.by_id:
                out.append(self.by_id[r])
            elif r:
                out.append(self._by_name.get(canonical(r)) or Named.of(r))
        return out
