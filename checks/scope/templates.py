"""The forms of a decision and of a constraint, to paste into CONSTRAINTS.md and fill in."""

from collections.abc import Mapping, Sequence

from bundle_model.declared.constraints import Constraints
from bundle_model.declared.permits import Permits
from checks.scope.flow_yaml import flow

_DECISION = """<a id="{anchor}"></a>
### {id} ONE SENTENCE THAT SAYS WHAT IS DECIDED.

WHY, IN A FEW WORDS.

```yaml
id: {id}
date:
by:
{permits}```
"""
_CONSTRAINT = """<a id="{anchor}"></a>
### {id} ONE SENTENCE THAT SAYS WHAT HOLDS.

WHY, IN A FEW WORDS.

```yaml
id: {id}
check:
because:
```
"""
# whoever asks for the form has not said what the decision is to permit
_NO_PERMITS = (
    f"permits: {{}}  # KIND: [NAME], where KIND is one of {', '.join(Permits.model_fields)}\n"
    "settles: []  # U-NN, each element of a specification that it answers\n"
)


def template(kind: str, constraints: Constraints) -> str:
    """The form of the next `decision` or `constraint`."""
    return (
        _filled(_DECISION, "D", constraints, _NO_PERMITS)
        if kind == "decision"
        else _filled(_CONSTRAINT, "C", constraints)
    )


def decision_template(constraints: Constraints, permits: Mapping[str, Sequence[str]]) -> str:
    """The form of the next decision, with what it is to permit. Unfilled, it is refused: it has no date and nobody took it."""
    named = "".join(f"  {kind}: {flow(names)}\n" for kind, names in permits.items())
    return _filled(_DECISION, "D", constraints, f"permits:\n{named}" if named else "")


def next_id(letter: str, constraints: Constraints) -> str:
    """The next free id of a decision (`D`) or a constraint (`C`)."""
    taken = (int(one[2:]) for one in constraints.ids if one.startswith(letter))
    return f"{letter}-{max(taken, default=0) + 1:02d}"


def _filled(form: str, letter: str, constraints: Constraints, permits: str = "") -> str:
    name = next_id(letter, constraints)
    return form.format(anchor=name.lower(), id=name, permits=permits)
