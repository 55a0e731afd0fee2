"""YAML to JSON: ``python -m suasion.vocab.compile`` checks every ``*.yaml`` here and writes ``compiled.json``.

The JSON has one key for each file, its stem; ``past_offices.yaml`` is more of ``offices.yaml``. Dates become ISO strings. An error names file and
line.
``--check`` writes nothing and fails if the JSON is not current.
"""

from __future__ import annotations

import datetime
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from suasion.errors import SuasionError, VocabularyError
from suasion.vocab import COMPILED

FOLDER = Path(__file__).parent
ENTRY_FILES = ("countries", "organisations", "coalitions", "armed_groups", "peoples", "media")
"""The files whose entries are actors: they share one space of ids, and the fields below."""
FIELDS = frozenset(
    [
        "id",
        "name",
        "names",
        "aliases",
        "weak",
        "acronym",
        "adj",
        "people",
        "capital",
        "metonyms",
        "ambiguous",
        "status",
        "of",
        "type",
        "sector",
        "country",
        "noun",
        "same",
        "until",
        "folk",
        "members",
        "once",
        "was_place",
    ]
)
PAST_OFFICES = "past_offices"
"""The file of offices before about 2000, which comes after ``offices`` in the order of names."""
_TERM = re.compile(r"(\d{4}(-\d{2}(-\d{2})?)?)?/(\d{4}(-\d{2}(-\d{2})?)?)?")


def read_yaml(path: Path) -> Any:
    """One file, with line numbers kept on its mappings and sequences. Raises ``VocabularyError`` with ``file:line``."""
    try:
        return YAML(typ="rt").load(path.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        what = f"not valid YAML: {error.problem or error.context}"
        raise VocabularyError(
            what, where=f"{path.name}:{line}", mend="Correct the line; quote text with a colon"
        ) from None
    except (YAMLError, UnicodeDecodeError) as error:
        raise VocabularyError(f"not valid YAML: {error}", where=path.name, mend="Correct the file") from None


def plain(value: Any) -> Any:
    """The same content in JSON's own types."""
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)


def _line(path: Path, node: Any, key: Any = None) -> str:
    position = node.lc.data.get(key) if key is not None and node.lc.data else None
    return f"{path.name}:{(position[0] if position else node.lc.line) + 1}"


def check_entries(path: Path, content: Any, seen: dict[str, str]) -> None:
    """Every entry has an id, a name, and only fields that are known; an id is used once over all entry files."""
    if not isinstance(content, CommentedSeq):
        raise VocabularyError(
            "a list of entries is expected", where=f"{path.name}:1", mend="Begin each entry with '- '"
        )
    for i, entry in enumerate(content):
        where = _line(path, content, i)
        if not isinstance(entry, CommentedMap) or not entry.get("id") or not entry.get("name"):
            raise VocabularyError("an entry needs an id and a name", where=where, mend="Write: - {id: ..., name: ...}")
        if unknown := set(map(str, entry)) - FIELDS:
            known = ", ".join(sorted(FIELDS))
            raise VocabularyError(f"unknown field {sorted(unknown)[0]!r}", where=where, mend=f"Known fields: {known}")
        if (first := seen.setdefault(str(entry["id"]), where)) != where:
            raise VocabularyError(f"the id {entry['id']!r} is taken", where=where, mend=f"It was first used at {first}")


def office_terms(path: Path, content: Any) -> Iterator[dict[str, str | None]]:
    """The terms of ``offices.yaml`` as flat records: name, title, of, since, until."""
    for body, offices in content["terms"].items():
        for title, holders in offices.items():
            where = _line(path, offices, title)
            if len(holders) % 2:
                raise VocabularyError(
                    "names and terms must alternate", where=where, mend="Write: [Name, 2001-05/2004, ...]"
                )
            for name, term in zip(holders[::2], holders[1::2], strict=True):
                match = _TERM.fullmatch(str(term))
                if not match:
                    raise VocabularyError(
                        f"{term!r} is not a term of office", where=where, mend="Write since/until, as in 2001-05/2004"
                    )
                since, until = match[1], match[4]
                if since and until and until < since[: len(until)]:
                    raise VocabularyError(
                        f"{name}: the term ends before it begins ({term})", where=where, mend="Correct it"
                    )
                yield {"name": str(name), "title": str(title), "of": str(body), "since": since, "until": until}


def add_past_offices(path: Path, content: Any, offices: dict[str, Any]) -> None:
    """The terms and people of an earlier time, added to ``offices``; nobody is described in both files."""
    offices["terms"].extend(office_terms(path, content))
    for name, about in content["people"].items():
        if name in offices["people"]:
            where = _line(path, content["people"], name)
            raise VocabularyError(f"{name} is described in offices.yaml too", where=where, mend="Join the two")
        offices["people"][str(name)] = plain(about)


def compile_folder(folder: Path = FOLDER) -> str:
    """All YAML files of ``folder``, checked, as one JSON text. The same files give the same text."""
    out: dict[str, Any] = {}
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.yaml")):
        content = read_yaml(path)
        if path.stem in ENTRY_FILES:
            check_entries(path, content, seen)
        if path.stem == PAST_OFFICES:
            add_past_offices(path, content, out["offices"])
            continue
        out[path.stem] = plain(content)
        if path.stem == "offices":
            out["offices"]["terms"] = list(office_terms(path, content))
    for term in out.get("offices", {}).get("terms", ()):
        if term["of"] not in seen:
            raise VocabularyError(
                f"no entry has the id {term['of']!r}", where="offices.yaml", mend="Use an ISO code or an id"
            )
    return json.dumps(out, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def main(arguments: list[str]) -> int:
    """Write (or with ``--check`` compare) ``compiled.json``; 0 if it is current, 1 otherwise."""
    try:
        text = compile_folder()
    except SuasionError as error:
        print(error, file=sys.stderr)
        return 1
    if "--check" in arguments:
        current = COMPILED.is_file() and COMPILED.read_text(encoding="utf-8") == text
        if not current:
            print("compiled.json is not current. Run: python -m suasion.vocab.compile", file=sys.stderr)
        return 0 if current else 1
    COMPILED.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
