"""Drivers that .gitattributes names: programs that git runs on files, if the configuration of whoever checks out has them."""

from bundle_model.repository import ATTRIBUTES, Repository

_DRIVERS = ("filter", "diff", "merge")


def drivers_of(repository: Repository) -> dict[str, str]:
    """Each driver, as `.gitattributes filter=NAME`, with the patterns that it is for. `-diff` and `diff` name none."""
    text = repository.project_files.texts.get(ATTRIBUTES)
    found: dict[str, list[str]] = {}
    for line in text.lines if text else ():
        pattern, *attributes = line.split() or [""]
        for attribute in attributes if not pattern.startswith("#") else ():
            if attribute.partition("=")[0] in _DRIVERS and "=" in attribute:
                found.setdefault(f"{ATTRIBUTES} {attribute}", []).append(pattern)
    return {name: ", ".join(patterns) for name, patterns in found.items()}
