"""The arithmetic that the pages allow: what relates their figures, and whether it holds, recomputed exactly."""

from bundle_model.relations.judging import Judged, judge
from bundle_model.relations.verdicts import Judgement, Verdict

__all__ = ["Judged", "Judgement", "Verdict", "judge"]
