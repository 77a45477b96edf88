"""Writes a root whose record is N times as large, to see how the cost of `check` grows.

    python tests/bench/larger.py FOLDER N

Every page is there N times, each time with an id of its own, and so is every row of a record that is about a page. The
folder is made. `processes.py --larger` measures the check of it.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_TOP = Path(__file__).parents[2]
_ABOUT_A_PAGE = re.compile(r"(R-)?(00[0-4])((?:[:-].*)?)")


def write(folder: Path, times: int) -> None:
    """Write the root. FileExistsError if the folder is there."""
    bundle = folder / "bundle"
    shutil.copytree(_TOP / "bundle", bundle)
    shutil.copy(_TOP / "CONSTRAINTS.md", folder)
    _write_pages(bundle / "data", times)
    for path in sorted((bundle / "record").iterdir()):
        record = json.loads("".join(line for line in path.open(encoding="utf-8") if not line.startswith("#")))
        path.write_text(json.dumps(_larger(record, times), ensure_ascii=False), encoding="utf-8")
    pages = sorted((bundle / "data").iterdir())
    size = sum(page.stat().st_size for page in pages)
    _write_manifest(bundle / "manifest-sha256.txt", pages)
    info = bundle / "bag-info.txt"
    info.write_text(re.sub(r"(?<=Payload-Oxum: ).*", f"{size}.{len(pages)}", info.read_text()))
    _write_constraints(folder / "CONSTRAINTS.md", pages, times)
    # what is left are counts and hashes: our own commands write these
    for what in ("tags", "counts"):
        command = [
            sys.executable,
            "-c",
            "from checks.cli.main import run; run()",
            "record",
            what,
            "--root",
            folder.resolve(),
        ]
        subprocess.run(command, cwd=_TOP, check=True, stdout=subprocess.DEVNULL)


def _write_constraints(constraints: Path, pages: list[Path], times: int) -> None:
    """Declare the pages, and which of them are about Yiwu."""
    text = constraints.read_text(encoding="utf-8")
    rows = "".join(
        f"    - name: {page.name}\n      bytes: {page.stat().st_size}\n      sha256: {_sha256(page)}\n"
        for page in pages
    )
    text = re.sub(r"(?<=  pages:\n)(?:    - name: .*\n      bytes: .*\n      sha256: .*\n)+", rows, text)
    text = text.replace("  seeds: 5\n", f"  seeds: {len(pages)}\n").replace("  count: 4\n", f"  count: {4 * times}\n")
    # the ids of the seeds, of the pages about Yiwu, and of single stories
    lists = re.compile(r'^(  (?:ids|stories): \[)((?:"00[0-4](?:-[0-9]+)?",? ?)+)\]$', re.MULTILINE)

    def longer(found: re.Match[str]) -> str:
        ids = re.findall(r'"(.*?)"', found[2])
        return f"{found[1]}{', '.join(f'{chr(34)}{_of_copy(one, number)}{chr(34)}' for number in range(times) for one in ids)}]"

    constraints.write_text(lists.sub(longer, text), encoding="utf-8")


def _write_pages(data: Path, times: int) -> None:
    for page in sorted(data.iterdir()):
        for number in range(1, times):
            shutil.copy(page, data / (_renamed(page.name[:3], number) + page.name[3:]))


def _write_manifest(manifest: Path, files: list[Path]) -> None:
    manifest.write_text("".join(f"{_sha256(file)}  {file.relative_to(manifest.parent)}\n" for file in files))


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _renamed(page: str, number: int) -> str:
    return f"{int(page) + 5 * number:03}"


def _larger(record: dict[str, Any], times: int) -> dict[str, Any]:
    """The record with the rows of every copy of a page, in order of the pages."""
    copies = [_of_copy(record, number) for number in range(times)]
    larger = {**record, "pages": [page for copy in copies for page in copy["pages"]]}
    if "mentions" in record:  # a name may be there once, so the name as printed is quoted at each place
        larger["mentions"] = list(_mentions(copies))
    for term, others in zip(
        larger.get("terms", ()), zip(*(copy.get("terms", ()) for copy in copies), strict=True), strict=True
    ):
        for judgement, same in zip(
            term["judgements"], zip(*(other["judgements"] for other in others), strict=True), strict=True
        ):
            judgement["at"] = [place for one in same for place in one["at"]]
    return larger


def _mentions(copies: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for number, copy in enumerate(copies):
        for one in copy["mentions"]:
            again = f" {chr(ord('a') + number)}" if number else ""  # a digit would be a number that no page prints
            argued = (
                {
                    "argued": {
                        **one["argued"],
                        "along_with": [f"{name}{again}" for name in one["argued"].get("along_with", ())],
                    }
                }
                if "argued" in one
                else {}
            )
            quotes = one.get("quotes") or [one["name"]] * len(one["places"])
            yield {
                **one,
                "name": f"{one['name']}{again}",
                "english": f"{one['english']}{again}",
                "quotes": quotes,
                **argued,
            }


def _of_copy(value: Any, number: int) -> Any:
    """A value with every id of a page, a line, a story, a figure or a relation as it is in this copy."""
    if isinstance(value, dict):
        return {name: _of_copy(one, number) for name, one in value.items()}
    if isinstance(value, list):
        return [_of_copy(one, number) for one in value]
    found = _ABOUT_A_PAGE.fullmatch(value) if isinstance(value, str) else None
    return f"{found[1] or ''}{_renamed(found[2], number)}{found[3]}" if found else value


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
