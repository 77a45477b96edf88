"""What is said of a part of ours that crashed: which module it is, and what it raised."""

import traceback

from bundle_model.errors import raised


def crash_lines(what: str, module: str, error: Exception, *, shown: bool) -> tuple[str, ...]:
    """One line that names the part and its module; where `--traceback` is given, after the traceback."""
    said = f"yiwu-bundle: {what} ({module.replace('.', '/')}.py) crashed: {raised(error)}"
    if shown:
        return (*"".join(traceback.format_exception(error)).splitlines(), said)
    return (f"{said}; --traceback shows more",)
