"""What a Python file imports and which plain names it uses, by its syntax tree.

The file is parsed and never run. A name that a program builds while it runs (`getattr`, a string) is not seen.
"""

import ast
import re
import unicodedata
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bundle_model.faults import Fault
from bundle_model.files.left_by_git import left_by_git
from bundle_model.text.text import Text

_IMPORT = re.compile(r"import\b(?<=\bimport)", re.ASCII)  # a pattern that begins with a letter is fast to search
_PLAIN_IMPORT = re.compile(
    r"^(?<!\\\n)(?<!\\\r\n)[ \t]*(?:from[ \t]+(\w+)(?:\.[\w.]*)?[ \t]+import\b([ \t]*\([^)]*\)|.*)"
    r"|import[ \t]+(\w+)(?:\.[\w.]*)?(?:[ \t]+as[ \t]+\w+)?[ \t]*(?:#.*)?$)",
    re.ASCII | re.MULTILINE,
)
_WORD = re.compile(r"\w+")
_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")


@dataclass(frozen=True, slots=True)
class Use:
    """A dotted name and its place: lines and columns from 1, columns in code points, the end exclusive.

    `name` is what the name means after the file's imports: `system` after `from os import system` is `os.system`. A
    name that no import defines counts as built in: `builtins.open`, but also `builtins.page` for a variable, which
    matches nothing. A name that can mean several things has a use for each: it is imported twice, or may come from
    a `*`.
    """

    name: str
    line: int
    column: int
    end_line: int
    end_column: int


def module_of(path: str) -> str:
    """The dotted name of the module that is the file at this path. `__init__.py` has the name of its package."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@dataclass(frozen=True)
class PythonFile:
    """A tracked Python file. `module` is its dotted name; `__init__.py` has the name of its package."""

    path: str
    module: str
    text: Text

    @property
    def package(self) -> str:
        """Its folder, as a dotted name."""
        return self.path.rpartition("/")[0].replace("/", ".")

    @property
    def unparsable(self) -> tuple[int, str] | None:
        """The line and the parser's message, where the text cannot be parsed; else None. See also `left_by_git`."""
        return None if isinstance(self._parsed, ast.Module) else self._parsed

    @cached_property
    def left_by_git(self) -> Fault | None:
        """The merge conflict or Git LFS pointer that stands in place of the code; None for code that has it in a text."""
        fault = left_by_git(self.text.text, self.path)
        return fault if fault and self.unparsable else None

    @cached_property
    def names_text(self) -> str:
        """The text with every name as Python reads it: it takes full-width letters as ASCII, for example."""
        return unicodedata.normalize("NFKC", self.text.text)

    @property
    def first_names(self) -> frozenset[str]:
        """The first name of every import. May have more, such as words in strings, but never misses one."""
        return self._looked_at[0]

    @property
    def last_names(self) -> frozenset[str]:
        """The last name of every `from` import. May have more, but never misses one."""
        return self._looked_at[1]

    @cached_property
    def _looked_at(self) -> tuple[frozenset[str], frozenset[str]]:
        """First and last names. Every import in a plain layout (one line, or a list in brackets) is found without the
        tree, which is slow. One `import` in any other layout, and the tree is used.
        """
        text = self.text.text
        words = [text.rfind("\n", 0, found.start()) + 1 for found in _IMPORT.finditer(text)]
        plain = [found.groups("") for line in dict.fromkeys(words) if (found := _PLAIN_IMPORT.match(text, line))]
        if len(plain) == len(words):
            first = frozenset(after_from or alone for after_from, _, alone in plain)
            return first, frozenset(word for _, names, _ in plain for word in _WORD.findall(names))
        names = [one.name for one in self.imports]
        return frozenset(name.partition(".")[0] for name in names), frozenset(name.rpartition(".")[2] for name in names)

    @cached_property
    def imports(self) -> tuple[Use, ...]:
        """Every import, those in functions included: `a.b` for `import a.b`, `a` and `a.b` for `from a import b`."""
        return tuple(use for node in self._import_statements for use in self._imported(node))

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every dotted name that is read, the longest at each place, in the order of the tree."""
        meant: dict[str, dict[str, None]] = {}
        for name, meaning in self._meanings():
            meant.setdefault(name, {})[meaning] = None
        inside: set[int] = set()
        found: list[Use] = []
        for node in self._nodes:
            if isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in inside:
                root, dotted = _dotted(node, inside)
                # "from os import *": `system` may be `os.system` or built in
                roots = [*meant.get(root, [f"builtins.{root}"]), *(star[:-1] + root for star in meant.get("*", ()))]
                found.extend(self._use(node, name + dotted) for name in roots if root)
        return tuple(found)

    @cached_property
    def _parsed(self) -> ast.Module | tuple[int, str]:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # an odd escape such as "\d" is not our concern
                return ast.parse(self.text.text)
        except SyntaxError as error:
            if fault := left_by_git(self.text.text, self.path):
                return fault.line or 1, f"it {fault.message}"
            return error.lineno or 1, error.msg
        except (ValueError, RecursionError, MemoryError) as error:  # a NUL; too deep nesting
            return 1, str(error) or type(error).__name__

    @cached_property
    def _import_statements(self) -> tuple[ast.Import | ast.ImportFrom, ...]:
        """In order of place. Visits statements only, which is fast; an expression cannot hold an import."""
        found: list[ast.Import | ast.ImportFrom] = []
        waiting: list[ast.AST] = [self._parsed] if isinstance(self._parsed, ast.Module) else []
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.Import | ast.ImportFrom):
                found.append(node)
            for name in _BLOCKS:
                waiting.extend(getattr(node, name, ()))
        return tuple(sorted(found, key=lambda node: (node.lineno, node.col_offset)))

    @cached_property
    def _nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(self._parsed)) if isinstance(self._parsed, ast.Module) else ()

    def _imported(self, node: ast.Import | ast.ImportFrom) -> Iterator[Use]:
        if isinstance(node, ast.Import):
            yield from (self._use(node, alias.name) for alias in node.names)
            return
        module = self._absolute(node)
        yield self._use(node, module)
        yield from (self._use(node, f"{module}.{alias.name}") for alias in node.names)

    def _absolute(self, node: ast.ImportFrom) -> str:
        """The absolute name of the module of an import. Dots that lead above the top stay, and match no module."""
        if not node.level:
            return node.module or ""
        parts = self.package.split(".")
        above = node.level - 1
        if above >= len(parts):
            return "." * node.level + (node.module or "")
        return ".".join((*parts[: len(parts) - above], *((node.module,) if node.module else ())))

    def _meanings(self) -> Iterator[tuple[str, str]]:
        """Each imported name and its meaning. The name `*` stands for everything that a module has."""
        for node in self._import_statements:
            if isinstance(node, ast.Import):
                for alias in node.names:
                    # "import os.path" defines the name `os`
                    yield (alias.asname, alias.name) if alias.asname else (alias.name.partition(".")[0],) * 2
            else:
                module = self._absolute(node)
                yield from ((alias.asname or alias.name, f"{module}.{alias.name}") for alias in node.names)

    def _use(self, node: ast.stmt | ast.expr, name: str) -> Use:
        end_line, end_offset = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
        return Use(
            name, node.lineno, self._column(node.lineno, node.col_offset), end_line, self._column(end_line, end_offset)
        )

    def _column(self, line: int, offset: int) -> int:
        """The column in code points, from 1, of an offset in bytes."""
        text = self.text.lines[line - 1] if line <= len(self.text.lines) else ""  # Python ends lines at \r too
        return (offset if text.isascii() else len(text.encode()[:offset].decode("utf-8", "replace"))) + 1


def _dotted(node: ast.Attribute | ast.Name, inside: set[int]) -> tuple[str, str]:
    """The first name of a chain, empty where it begins with something else, such as a call; and the rest with its dots."""
    names: list[str] = []
    part: ast.expr = node
    while isinstance(part, ast.Attribute):
        names.append(part.attr)
        part = part.value
        # of `a.b.c`, `a.b` and `a` are not uses of their own
        if isinstance(part, ast.Attribute | ast.Name):
            inside.add(id(part))
    root = part.id if isinstance(part, ast.Name) else ""
    return root, "".join(f".{name}" for name in reversed(names))
