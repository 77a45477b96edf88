from collections.abc import Iterator, Sequence

from pydantic import model_validator

from bundle_model.project.capabilities import KnownCapability, capabilities
from bundle_model.project.python_file import PythonFile, Use, module_of
from bundle_model.repository import PACKAGES, TESTS, Repository
from bundle_model.strict.models import NonBlank, StrictModel, accept_old_name
from checks.evidence import parts
from checks.results import AtDeclaration, Breach
from checks.scope.capabilities import is_compiled, sites
from checks.scope.permits import unused_permits
from checks.scope.programs_run import programs_run
from checks.scope.reasons import Permit
from checks.scope.renames import renamed
from checks.scope.rows import (
    EVERYTHING,
    PurposeRow,
    ScopeRow,
    region_of,
    row_to_add,
    stale_row,
    unfit_rows,
)

SUMMARY = "Code never does what its package forbids: no network, no other program, no eval, nothing compiled."
WHY = (
    "The tool runs in other people's CI over files that may be hostile. Each package declares what it never does; "
    "where one module must, an exception names it and says why. The check reads the syntax tree: it is a gate, not a "
    "sandbox."
)
BAD = '`importlib.import_module("socket")` in a check, or `os.system` in the loader.'
GOOD = "One module asks git what it tracks, and its exception says why."
REMEDY = "Remove it, or declare the exception with a decision that permits it."
NEEDS = (parts.GIT, parts.CODE)


class NeverRow(ScopeRow):
    """What the modules of a package and of its subpackages never do. `.` is every file in git."""

    package: NonBlank
    never: tuple[KnownCapability, ...]

    @property
    def title(self) -> str:
        """The package."""
        return self.package


class ExceptionRow(PurposeRow):
    """What one module may do although a row forbids it, and what it needs that `for`. Compiled code is named by its path.

    With `runs`, the module runs these programs and no other, each named in the call that runs it.
    """

    module: NonBlank
    allow: tuple[KnownCapability, ...]
    runs: tuple[NonBlank, ...] = ()

    _old_name = model_validator(mode="before")(accept_old_name("may", "allow"))

    @property
    def needs(self) -> tuple[Permit, ...]:
        """Each capability, with the module."""
        return tuple(("capabilities", f"{capability} in {self.module}") for capability in self.allow)

    @property
    def title(self) -> str:
        """The module."""
        return self.module


class Parameters(StrictModel):
    """What each package never does, and the exceptions."""

    packages: tuple[NeverRow, ...]
    exceptions: tuple[ExceptionRow, ...] = ()


def check(repository: Repository, parameters: Parameters) -> Iterator[Breach]:
    """Look for forbidden capabilities, then for packages without a row, for rows that nothing needs, and for what rows lack."""
    found = [*_done_or_not_needed(repository, parameters)]
    # a row that is wrong in another way has its finding
    yield from found or _not_said(repository, parameters.packages)


def _done_or_not_needed(repository: Repository, parameters: Parameters) -> Iterator[Breach]:
    yield from unfit_rows(parameters.packages, "packages", repository)
    yield from unfit_rows(parameters.exceptions, "exceptions", repository)
    yield from unused_permits("capabilities", parameters.exceptions, repository)
    if repository.project_files.git_index.unavailable:
        return
    needed: set[tuple[str, str]] = set()  # every use, excepted or not: it shows which exceptions are stale
    excepted = {(row.module, capability) for row in parameters.exceptions for capability in row.allow}
    yield from _in_sources(repository, parameters.packages, excepted, needed)
    for path in _compiled(repository, parameters.packages):
        needed.add((path, "compiled"))
        if (path, "compiled") not in excepted:
            said = f"{path} is compiled code, or source that must be compiled."
            remedy = row_to_add("exceptions", {"module": path, "allow": ("compiled",), "for": ""})
            yield Breach(AtDeclaration(("packages",)), said, remedy, cause=(parts.undeclared(path),))
    yield from _programs(repository, parameters.exceptions)
    yield from _unlike(repository, parameters.packages)
    yield from _not_needed(_of_read_modules(parameters.exceptions, repository), needed)


def _in_sources(
    repository: Repository, rows: tuple[NeverRow, ...], excepted: set[tuple[str, str]], needed: set[tuple[str, str]]
) -> Iterator[Breach]:
    """What Python files use that their packages forbid and no exception allows; adds to `needed` what they use."""
    sources = repository.project_files.sources.values()
    ours = frozenset(source.module for source in sources)
    was = {new: module_of(old) for old, new in renamed(repository.project_files.git_index).items()}
    for source in sources:
        places: set[tuple[int, int]] = set()
        for site, capability in _done(source, _never(source.module, rows), ours):
            needed.add((source.module, capability))
            before = was.get(source.path, "")
            needed.add((before, capability))  # the exception of its old name is no stale one, but to be renamed too
            # `import_module("socket")` is two things at one place, and one finding
            if (source.module, capability) not in excepted and (site.line, site.column) not in places:
                places.add((site.line, site.column))
                package = next(row.package for row in _over(source.module, rows) if capability in row.never)
                yield _forbidden(
                    source, site, capability, package, before if (before, capability) in excepted else None
                )


def _programs(repository: Repository, rows: tuple[ExceptionRow, ...]) -> Iterator[Breach]:
    """What a module runs that is not in the `runs` of its row, and programs of the row that it does not run."""
    sources = {source.module: source for source in repository.project_files.sources.values()}
    for number, row in enumerate(rows):
        source = sources.get(row.module)
        if source is None or not row.runs:
            continue
        run = list(programs_run(source))
        for site, program in run:
            if program not in row.runs:
                what = f"`{program}`" if program else "a program that the call does not name"
                said = f"{row.module} runs {what}, but its row lets it run {', '.join(row.runs)} alone."
                cause = (parts.undeclared(source.path),)
                yield Breach(region_of(source, site), said, "Name a program of the row in the call.", cause=cause)
        for index, name in enumerate(row.runs):
            if name not in {program for _, program in run} and not source.unparsable:
                yield stale_row("exceptions", number, f"`{row.module}` does not run `{name}`.", "runs", index)


def _never(module: str, rows: tuple[NeverRow, ...]) -> tuple[str, ...]:
    """What a module never does: by its package's row, by the rows of packages above, and by the row of everything."""
    return tuple(dict.fromkeys(capability for row in _over(module, rows) for capability in row.never))


def _over(module: str, rows: tuple[NeverRow, ...]) -> Iterator[NeverRow]:
    """The rows of a module: of its package, of those above it, and of everything."""
    return (row for row in rows if row.package == EVERYTHING or f"{module}.".startswith(f"{row.package}."))


def _done(source: PythonFile, never: tuple[str, ...], ours: frozenset[str]) -> Iterator[tuple[Use, str]]:
    return ((site, capability) for capability in never for site in sites(source, capability, ours))


def _forbidden(source: PythonFile, site: Use, capability: str, package: str, before: str | None) -> Breach:
    does = "imports" if site in source.imports else "uses"
    stands_for = "" if site.name == capability else f" ({capability})"
    said = f"{source.module} {does} `{site.name}`{stands_for}, which the row of `{package}` forbids."
    if before:
        said = f"{said[:-1]}; its exception still names it {before}."
    row = {"module": source.module, "allow": (capability,), "for": ""}
    cause = parts.undeclared(source.path, site.name.partition(".")[0])
    return Breach(region_of(source, site), said, row_to_add("exceptions", row, instead=bool(before)), cause=(cause,))


def _compiled(repository: Repository, rows: tuple[NeverRow, ...]) -> Iterator[str]:
    """The files in git that are compiled or must be, in a package that forbids it."""
    forbidden = [row.package for row in rows if "compiled" in row.never]
    for entry in repository.project_files.git_index.entries:
        if is_compiled(entry.path) and any(_lies_in(entry.path, package) for package in forbidden):
            yield entry.path


def _lies_in(path: str, package: str) -> bool:
    """Whether a path is the file of a module, or lies in the folder of a package."""
    # "checks/cli/main.py" begins, with dots, as `checks.cli.main.` and as `checks.`
    return package == EVERYTHING or path.replace("/", ".").startswith(f"{package}.")


def _unlike(repository: Repository, rows: tuple[NeverRow, ...]) -> Iterator[Breach]:
    """Packages without a row, and rows without a file."""
    for package in (*PACKAGES, TESTS):
        if package not in {row.package for row in rows}:
            said = f"The package `{package}` has no row."
            yield Breach(
                AtDeclaration(("packages",)), said, row_to_add("packages", {"package": package, "never": ("network",)})
            )
    for number, row in enumerate(rows):
        if not any(_lies_in(entry.path, row.package) for entry in repository.project_files.git_index.entries):
            said = f"`{row.package}` has a row, but git tracks nothing in it."
            yield stale_row("packages", number, said)


def _not_said(repository: Repository, rows: tuple[NeverRow, ...]) -> Iterator[Breach]:
    """What the code of a package never does although no row of it says so: one that is dropped would not be missed."""
    files = repository.project_files
    ours = (source for source in files.sources.values() if source.module.partition(".")[0] in PACKAGES)
    if files.git_index.unavailable or files.left_out or any(source.unparsable for source in ours):
        return  # what a file that nobody could read does is not known
    for number, row in enumerate(rows):
        if not row.never:
            yield Breach(
                AtDeclaration(("packages", number)), f"The row of `{row.package}` forbids nothing.", "Remove it."
            )
        if row.package in PACKAGES:  # what tests do is for people to review
            unnamed = [name for name in capabilities() if name not in _never(row.package, rows)]
            for name in _unused(unnamed, row.package, repository):
                said = f"`{row.package}` never does what `{name}` stands for, but no row says so."
                yield Breach(AtDeclaration(("packages", number, "never")), said, f"Add `{name}` to `never`.")


def _unused(names: Sequence[str], package: str, repository: Repository) -> Iterator[str]:
    """Those of some capabilities that the code of a package does not use."""
    files = repository.project_files
    sources = [one for one in files.sources.values() if f"{one.module}.".startswith(f"{package}.")]
    ours = frozenset(source.module for source in files.sources.values())
    compiled = any(is_compiled(one.path) and _lies_in(one.path, package) for one in files.git_index.entries)
    for name in names:
        used = compiled if capabilities()[name].files else any(True for one in sources for _ in sites(one, name, ours))
        if not used:
            yield name


def _of_read_modules(rows: tuple[ExceptionRow, ...], repository: Repository) -> Iterator[tuple[int, ExceptionRow]]:
    """Each row with its number, except of modules of which nobody knows what they use."""
    files = repository.project_files
    left_out = {module_of(path) for path in files.left_out}
    named = {row.module for row in rows}  # to parse the others as well would take long
    unparsable = {one.module for one in files.sources.values() if one.module in named and one.unparsable}
    return ((number, row) for number, row in enumerate(rows) if row.module not in left_out | unparsable)


def _not_needed(rows: Iterator[tuple[int, ExceptionRow]], needed: set[tuple[str, str]]) -> Iterator[Breach]:
    for number, row in rows:
        for index, capability in enumerate(row.allow):
            if (row.module, capability) not in needed:
                said = f"`{row.module}` has an exception for `{capability}` that it does not need."
                yield stale_row("exceptions", number, said, "allow", index)
