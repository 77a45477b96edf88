"""What is said of a part of ours that crashed: which module it is, and what it raised."""

import traceback


def crash_lines(what: str, module: str, error: Exception, *, shown: bool) -> tuple[str, ...]:
    """One line that names the part and its module; where `--traceback` is given, after the traceback."""
    raised = f"{type(error).__name__}: {error}".rstrip(": ")
    said = f"yiwu-bundle: {what} ({module.replace('.', '/')}.py) crashed: {raised}"
    if shown:
        return (*"".join(traceback.format_exception(error)).splitlines(), said)
    return (f"{said}; --traceback shows more",)
