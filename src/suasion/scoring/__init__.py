"""How well the reading is done, measured against gold: what stands behind ``suasion eval`` and the accuracy gate.

    from suasion.scoring import evaluate
    for row in evaluate(Path("gold"), only={"dev"}):
        print(row.name, row.value, row.low, row.high)

Each figure comes with its 95 % bootstrap interval over documents. The definitions are in ``docs/accuracy.md``.
"""

from suasion.scoring.attribution import attribution
from suasion.scoring.brief import brief
from suasion.scoring.dates import date_scores
from suasion.scoring.evaluate import Row, evaluate
from suasion.scoring.figures import Figure, Scores
from suasion.scoring.sentences import false_events, sentences

__all__ = ["Figure", "Row", "Scores", "attribution", "brief", "date_scores", "evaluate", "false_events", "sentences"]
