"""What a sparse checkout leaves out, in the one sentence that every check says of it: it is one cause."""

from bundle_model.repository import ProjectFiles


def left_out_said(files: ProjectFiles) -> str:
    """How many files are left out, with the first, and how they come back."""
    number, first = len(files.sparse), min(files.sparse)
    which = "1 file" if number == 1 else f"{number} of the files"
    said = f"a sparse checkout leaves out {which} that git tracks, {first} first"
    return f"{said}; `git sparse-checkout disable` brings back what is left out"
