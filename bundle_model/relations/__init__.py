"""How the figures of the pages relate, and whether each relation holds, recomputed exactly."""

from bundle_model.relations.judging import Judged, judge
from bundle_model.relations.verdicts import Judgement, Verdict

__all__ = ["Judged", "Judgement", "Verdict", "judge"]
