"""``python -m suasion`` is ``suasion``."""

from suasion.cli import main

if __name__ == "__main__":
    main(prog_name="suasion")
