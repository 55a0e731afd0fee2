"""Write docs/system.schema.json: the form of system.yaml, from the records. A number is written as in the file, not as the record holds it.

python scripts/system_schema.py [--check]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from suasion.play.spread import FORMS
from suasion.system.model import System

OUT = Path(__file__).resolve().parent.parent / "docs" / "system.schema.json"


def schema() -> dict[str, Any]:
    """The schema, with numbers in the form of the file."""
    form = System.model_json_schema()
    form["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    why = {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}

    def kind(name: str, value: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {name: value, "why": why},
            "required": [name, "why"],
            "additionalProperties": False,
        }

    numbers = {n: {"type": "array", "items": {"type": "number"}, "minItems": k, "maxItems": k} for n, k in _lengths()}
    form["$defs"]["Number"] = {
        "title": "Number",
        "description": "A value or how it may be spread, and why.",
        "oneOf": [kind("value", {"type": "number"}), *(kind(name, value) for name, value in numbers.items())],
    }
    return form


def _lengths() -> list[tuple[str, int]]:
    return [("unknown", 2), *((name, len(values)) for name, values in FORMS.items())]


def main() -> int:
    text = json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
    if "--check" in sys.argv[1:]:
        return 0 if OUT.exists() and OUT.read_text(encoding="utf-8") == text else 1
    OUT.write_text(text, encoding="utf-8")
    print(f"wrote {OUT.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
