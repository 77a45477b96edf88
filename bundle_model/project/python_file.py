"""What a Python file imports and which plain names it uses, by its syntax tree.

The file is parsed and never run. A name that a program builds while it runs (`getattr`, a string) is not seen.
"""

import ast
import symtable
import unicodedata
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from bundle_model.faults import Fault
from bundle_model.files.left_by_git import left_by_git
from bundle_model.project.capabilities import capabilities, means
from bundle_model.project.import_lines import ImportLine, Imports, Names, read_imports
from bundle_model.project.quick_look import PLUGINS, QuickLook, Words, words_of
from bundle_model.project.scopes import Load, loads, loads_of
from bundle_model.text.text import Text

_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")
_NODES = [kind for kind in vars(ast).values() if isinstance(kind, type) and issubclass(kind, ast.AST)]
_BLOCKS_OF = {kind: tuple(name for name in _BLOCKS if name in kind._fields) for kind in _NODES}
"""The fields that hold statements, by kind of node. Most kinds have none."""


class Use(NamedTuple):
    """A dotted name and its place: lines and columns from 1, columns in code points, the end exclusive.

    `name` is what the name means where it stands: `system` after `from os import system` is `os.system`. A name that
    nothing in the file binds counts as built in: `builtins.eval`. A parameter or a variable is no use. A name that can mean
    several things has a use for each: it is imported twice, or may come from a `*`.
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
    """A tracked Python file. `module` is its dotted name; `__init__.py` has the name of its package.

    `undecoded` says why its text is empty, where it could not be decoded.
    """

    path: str
    module: str
    text: Text
    undecoded: str | None = None

    @property
    def package(self) -> str:
        """Its folder, as a dotted name."""
        return self.path.rpartition("/")[0].replace("/", ".")

    @property
    def unparsable(self) -> tuple[int, str] | None:
        """The line and the parser's message, where the text cannot be parsed; else None. See also `left_by_git`."""
        if self._needs_tree:
            return self._closely.fault
        return None if self._is_python or isinstance(self._parsed, ast.Module) else self._parsed

    @cached_property
    def _needs_tree(self) -> bool:
        """Whether more is asked of the tree than whether there is one, so that the compiler need not be asked first."""
        return self._plain is None or (self._lines.names is not None and self.look.may_do_any)

    @cached_property
    def _is_python(self) -> bool:
        """Whether the compiler takes the text, which it says in two thirds of the time of a tree. If not, the tree may."""
        if self.undecoded:
            return False
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                symtable.symtable(self.text.text, self.path, "exec")
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False
        return True

    @cached_property
    def left_by_git(self) -> Fault | None:
        """The merge conflict or Git LFS pointer that stands in place of the code; None for code that has it in a text."""
        fault = left_by_git(self.text.text, self.path)
        return fault if fault and self.unparsable else None

    @property
    def _names_text(self) -> str:
        """The text with every name as Python reads it: it takes full-width letters as ASCII, for example."""
        return unicodedata.normalize("NFKC", self.text.text)

    @cached_property
    def _words(self) -> Words:
        return words_of(self._names_text)

    @cached_property
    def _lines(self) -> Imports:
        return read_imports(self.text.text)

    @cached_property
    def _plain(self) -> tuple[ImportLine, ...] | None:
        """The imports, if their lines tell all of them; None where only the tree does."""
        names = self._lines.names
        by_call = names is None or self._words.importers(names) or PLUGINS in self._words.importing
        return None if self._words.importing and by_call else self._lines.lines

    @property
    def first_names(self) -> frozenset[str]:
        """The first name of every import. May have more, such as words in strings, but never misses one."""
        return self._names.first

    @cached_property
    def _names(self) -> Names:
        """The names of the imports, perhaps with more."""
        names = self._lines.names
        return _names_of(self.imports) if self._words.importing or names is None else names

    @cached_property
    def look(self) -> QuickLook:
        """What a quick look shows of capabilities."""
        called = self.imports if self._plain is None else ()
        parts = (part for one in called for part in one.name.split("."))
        names = self._names if self._plain is None or self._lines.names is None else self._lines.names
        return QuickLook(self._words, names.first | names.last, frozenset((*self.module.split("."), *parts)))

    @cached_property
    def imports(self) -> tuple[Use, ...]:
        """Every import, those in functions included: `a.b` for `import a.b`, `a` and `a.b` for `from a import b`.

        So is a call that imports a module by a name that is written there, and what pytest imports as a plugin.
        """
        if self._plain is not None:
            return () if self.unparsable else tuple(use for line in self._plain for use in _stated(line))
        tree = self._parsed
        return self._imports_in(tree) if isinstance(tree, ast.Module) else ()

    @property
    def telling_uses(self) -> tuple[Use, ...]:
        """Those of `uses` whose name means something of a capability."""
        return self._closely.uses if self.look.may_do_any else ()

    @cached_property
    def _closely(self) -> "_Closely":
        """What the tree tells beside the imports, at once: it takes a hundred times the memory of its text, and is not kept."""
        tree = self._parsed
        if not isinstance(tree, ast.Module):
            # the compiler may take what is nested too deep for a tree
            return _Closely(None if self._is_python else tree, ())
        read = self._loads_in(tree, self.look.telling, self._names_text) if self.look.may_do_any else ()
        found = ((load.node, name) for load in read for name in load.names)
        return _Closely(None, tuple(self._use(node, name) for node, name in found if _is_telling(name)))

    @property
    def uses(self) -> tuple[Use, ...]:
        """Every dotted name that is read, the longest at each place, in order."""
        found = loads(self._parsed, self.absolute) if isinstance(self._parsed, ast.Module) else []
        return tuple(self._use(load.node, name) for load in found for name in load.names)

    def calls(self, name: str) -> Iterator[tuple[Use, ast.Call]]:
        """Each call of something whose last name is this, whatever it is a method of, with its place."""
        for node in ast.walk(self._parsed) if isinstance(self._parsed, ast.Module) else ():
            if isinstance(node, ast.Call):
                last = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
                if last == name:
                    yield self._use(node.func, name), node

    def calls_of(self, names: frozenset[str]) -> Iterator[tuple[Use, ast.Call]]:
        """Each call of something that has one of these meanings, such as `subprocess.run`, with its place."""
        tree = self._parsed
        return self._calls_in(tree, names) if isinstance(tree, ast.Module) else iter(())

    def _calls_in(self, tree: ast.Module, names: frozenset[str]) -> Iterator[tuple[Use, ast.Call]]:
        text = self._names_text
        # what is built in comes with an import of `builtins` too
        there = [name.split(".") for name in names if name.rpartition(".")[2] in text]
        words = frozenset(
            word for first, *_, last in there for word in ((first, last) if first == "builtins" else (first,))
        )
        for load in self._loads_in(tree, words, text) if words else ():
            found = next((name for name in load.names if name in names), None)
            if found and load.call:
                yield self._use(load.node, found), load.call

    def _loads_in(self, tree: ast.Module, words: frozenset[str], text: str) -> list[Load]:
        """Of the names that are read those with a part that is one of the words, and perhaps others."""
        if not words.isdisjoint(self.module.split(".")):  # the folder is a part of what "from . import x" means
            return loads(tree, self.absolute)
        return loads_of(words, tree, text, self.absolute)

    def _imports_in(self, tree: ast.Module) -> tuple[Use, ...]:
        found = [use for node in _import_statements(tree) for use in self._imported(node)]
        if self._words.importing:
            found += [*self._called(tree, self._words.importers(_names_of(found))), *self._plugins(tree)]
        return tuple(sorted(found, key=lambda one: (one.line, one.column)))

    def _called(self, tree: ast.Module, importers: frozenset[str]) -> Iterator[Use]:
        """What calls such as `importlib.import_module("x")` import."""
        for use, call in self._calls_in(tree, importers):
            given = [*call.args[:1], *(one.value for one in call.keywords if one.arg in ("name", "modname"))]
            yield from (use._replace(name=name) for name in _texts(given) if not name.startswith("."))

    def _plugins(self, tree: ast.Module) -> Iterator[Use]:
        """What the list of plugins of pytest names, at the top."""
        for node in tree.body:
            match node:
                case ast.Assign(targets=targets, value=value):
                    names = targets
                case (
                    ast.AnnAssign(target=target, value=ast.expr() as value) | ast.AugAssign(target=target, value=value)
                ):
                    names = [target]
                case _:
                    continue
            if any(isinstance(one, ast.Name) and one.id == PLUGINS for one in names):
                listed = value.elts if isinstance(value, ast.List | ast.Tuple) else [value]
                yield from (self._use(node, name) for name in _texts(listed))

    @property
    def _parsed(self) -> ast.Module | tuple[int, str]:
        return _parsed(self)

    def _imported(self, node: ast.Import | ast.ImportFrom) -> Iterator[Use]:
        if isinstance(node, ast.Import):
            yield from (self._use(node, alias.name) for alias in node.names)
            return
        module = self.absolute(node)
        yield self._use(node, module)
        yield from (self._use(node, f"{module}.{alias.name}") for alias in node.names)

    def absolute(self, node: ast.ImportFrom) -> str:
        """The absolute name of the module of an import. Dots that lead above the top stay, and match no module."""
        if not node.level:
            return node.module or ""
        parts = self.package.split(".")
        above = node.level - 1
        if above >= len(parts):
            return "." * node.level + (node.module or "")
        return ".".join((*parts[: len(parts) - above], *((node.module,) if node.module else ())))

    def _use(self, node: ast.stmt | ast.expr, name: str) -> Use:
        end_line, end_offset = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
        return Use(
            name, node.lineno, self._column(node.lineno, node.col_offset), end_line, self._column(end_line, end_offset)
        )

    def _column(self, line: int, offset: int) -> int:
        """The column in code points, from 1, of an offset in bytes."""
        text = self.text.lines[line - 1] if line <= len(self.text.lines) else ""  # Python ends lines at \r too
        return (offset if text.isascii() else len(text.encode()[:offset].decode("utf-8", "replace"))) + 1


class _Closely(NamedTuple):
    """What a tree tells: why there is none, and the uses of capabilities."""

    fault: tuple[int, str] | None
    uses: tuple[Use, ...]


@lru_cache(maxsize=2)
def _parsed(source: PythonFile) -> ast.Module | tuple[int, str]:
    """The tree of a file, or the line and the parser's message where there is none. One or two are kept, for their size."""
    if source.undecoded:
        return 1, source.undecoded
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an odd escape such as "\d" is not our concern
            return ast.parse(source.text.text)
    except SyntaxError as error:
        if fault := left_by_git(source.text.text, source.path):
            return fault.line or 1, f"it {fault.message}"
        return error.lineno or 1, error.msg
    except (ValueError, RecursionError, MemoryError) as error:  # a NUL; too deep nesting
        return 1, str(error) or type(error).__name__


def _import_statements(tree: ast.Module) -> Iterator[ast.Import | ast.ImportFrom]:
    """Visits statements only, which is fast; an expression cannot hold an import."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        for name in _BLOCKS_OF[type(node)]:
            waiting.extend(getattr(node, name))


def _names_of(imports: Iterable[Use]) -> Names:
    names = [one.name for one in imports]
    first, last = (name.partition(".")[0] for name in names), (name.rpartition(".")[2] for name in names)
    return Names(frozenset(first), frozenset(last))


def _is_telling(name: str) -> bool:
    return any(means(kind, name) for kind in capabilities())


def _stated(line: ImportLine) -> Iterator[Use]:
    """What an import statement imports."""
    place = line[2:]
    yield Use(line.module, *place)
    yield from (Use(f"{line.module}.{name}", *place) for name in line.names)


def _texts(nodes: Iterable[ast.expr]) -> Iterator[str]:
    return (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
