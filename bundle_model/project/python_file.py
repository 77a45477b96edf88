"""What a Python file imports and which plain names it uses, by its syntax tree.

The file is parsed and never run. A name that a program builds while it runs (`getattr`, a string) is not seen.
"""

import ast
import re
import symtable
import unicodedata
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from bundle_model.faults import Fault
from bundle_model.files.left_by_git import left_by_git
from bundle_model.project.capabilities import telling
from bundle_model.project.import_lines import ImportLine, import_words, plain_imports
from bundle_model.project.scopes import Load, loads
from bundle_model.text.text import Text

_PLAIN_IMPORT = re.compile(
    r"^(?<!\\\n)(?<!\\\r\n)[ \t]*(?:from[ \t]+(\w+)(?:\.[\w.]*)?[ \t]+import\b([ \t]*\([^)]*\)|.*)"
    r"|import[ \t]+(\w+)(?:\.[\w.]*)?(?:[ \t]+as[ \t]+\w+)?[ \t]*(?:#.*)?$)",
    re.ASCII | re.MULTILINE,
)
_BY_NAME = frozenset({"import_module", "__import__", "importorskip", "pytest_plugins"})
_IMPORTERS = frozenset(
    {"importlib.import_module", "importlib.__import__", "builtins.__import__", "pytest.importorskip"}
)
_WORD = re.compile(r"\w+")
_BLANKS = bytes(
    ord(char) if char.isascii() and (char.isalnum() or char == "_") else 32 for char in map(chr, range(256))
)
"""For `bytes.translate`: a blank for all that stands in no word."""
_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")
_NODES = [kind for kind in vars(ast).values() if isinstance(kind, type) and issubclass(kind, ast.AST)]
_BLOCKS_OF = {kind: tuple(name for name in _BLOCKS if name in kind._fields) for kind in _NODES}
"""The fields that hold statements, by kind of node. Most kinds have none."""


@dataclass(frozen=True, slots=True)
class Use:
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
        return None if self._is_python or isinstance(self._parsed, ast.Module) else self._parsed

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

    @cached_property
    def names_text(self) -> str:
        """The text with every name as Python reads it: it takes full-width letters as ASCII, for example."""
        return unicodedata.normalize("NFKC", self.text.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Of the words of `names_text` those that tell of a capability or of an import by name. No other is kept."""
        # what is no ASCII ends a word here, so there are more words than in the file, and never fewer
        words = self.names_text.encode("utf-8", "surrogatepass").translate(_BLANKS).decode("ascii").split()
        whole, begun, before_begun = telling()
        found = {*words, *self.module.split(".")}
        named = [] if found.isdisjoint(before_begun) else [word for word in found if word.startswith(begun)]
        return frozenset((*(found & whole), *(found & _BY_NAME), *named))

    @property
    def _imports_by_name(self) -> bool:
        """Whether the file may import a module without a statement."""
        return not self.words.isdisjoint(_BY_NAME)

    @cached_property
    def name_parts(self) -> frozenset[str]:
        """The words, and every part of a name that the file imports by a call, which it may spell in escapes."""
        called = self.imports if self._imports_by_name else ()
        return self.words.union(*(one.name.split(".") for one in called)) if called else self.words

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
        if self._imports_by_name:
            return self._exactly
        words = [line for line, _ in import_words(text)]
        plain = [found.groups("") for line in dict.fromkeys(words) if (found := _PLAIN_IMPORT.match(text, line))]
        if len(plain) == len(words):
            first = frozenset(after_from or alone for after_from, _, alone in plain)
            return first, frozenset(word for _, names, _ in plain for word in _WORD.findall(names))
        return self._exactly

    @property
    def _exactly(self) -> tuple[frozenset[str], frozenset[str]]:
        names = [one.name for one in self.imports]
        return frozenset(name.partition(".")[0] for name in names), frozenset(name.rpartition(".")[2] for name in names)

    @cached_property
    def imports(self) -> tuple[Use, ...]:
        """Every import, those in functions included: `a.b` for `import a.b`, `a` and `a.b` for `from a import b`.

        So is a call that imports a module by a name that is written there, and what pytest imports as a plugin.
        """
        if not self._imports_by_name:
            plain = plain_imports(self.text.text)
            if plain is not None:
                return () if self.unparsable else tuple(use for line in plain for use in _stated(line))
            return tuple(use for node in self._import_statements for use in self._imported(node))
        stated = (use for node in self._import_statements for use in self._imported(node))
        return tuple(sorted((*stated, *self._called, *self._plugins), key=lambda one: (one.line, one.column)))

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every dotted name that is read, the longest at each place, in order."""
        return self.uses_of(lambda _: True)

    def uses_of(self, wanted: Callable[[str], bool]) -> tuple[Use, ...]:
        """Those of `uses` whose name is wanted. Their places take longer to find than their names."""
        found = _tree_of(self).loads
        return tuple(self._use(load.node, name) for load in found for name in load.names if wanted(name))

    def calls(self, name: str) -> Iterator[tuple[Use, ast.Call]]:
        """Each call of something whose last name is this, whatever it is a method of, with its place."""
        for node in ast.walk(self._parsed) if isinstance(self._parsed, ast.Module) else ():
            if isinstance(node, ast.Call):
                last = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
                if last == name:
                    yield self._use(node.func, name), node

    def calls_of(self, names: frozenset[str]) -> Iterator[tuple[Use, ast.Call]]:
        """Each call of something that has one of these meanings, such as `subprocess.run`, with its place."""
        tree = _tree_of(self)
        meant = {id(load.node): load for load in tree.loads if not names.isdisjoint(load.names)}
        # most files call none of them, and a walk over the tree takes long
        for node in ast.walk(tree.parsed) if meant and isinstance(tree.parsed, ast.Module) else ():
            load = meant.get(id(node.func)) if isinstance(node, ast.Call) else None
            found = next((name for name in load.names if name in names), None) if load else None
            if found and isinstance(node, ast.Call):
                yield self._use(node.func, found), node

    @property
    def _called(self) -> Iterator[Use]:
        """What calls such as `importlib.import_module("x")` import."""
        for use, call in self.calls_of(_IMPORTERS):
            given = [*call.args[:1], *(one.value for one in call.keywords if one.arg in ("name", "modname"))]
            yield from (replace(use, name=name) for name in _texts(given) if not name.startswith("."))

    @property
    def _plugins(self) -> Iterator[Use]:
        """What `pytest_plugins` names, at the top."""
        for node in self._parsed.body if isinstance(self._parsed, ast.Module) else ():
            match node:
                case ast.Assign(targets=targets, value=value):
                    names = targets
                case (
                    ast.AnnAssign(target=target, value=ast.expr() as value) | ast.AugAssign(target=target, value=value)
                ):
                    names = [target]
                case _:
                    continue
            if any(isinstance(one, ast.Name) and one.id == "pytest_plugins" for one in names):
                listed = value.elts if isinstance(value, ast.List | ast.Tuple) else [value]
                yield from (self._use(node, name) for name in _texts(listed))

    @property
    def _parsed(self) -> ast.Module | tuple[int, str]:
        return _tree_of(self).parsed

    @cached_property
    def _import_statements(self) -> tuple[ast.Import | ast.ImportFrom, ...]:
        """In order of place. Visits statements only, which is fast; an expression cannot hold an import."""
        found: list[ast.Import | ast.ImportFrom] = []
        waiting: list[ast.AST] = [self._parsed] if isinstance(self._parsed, ast.Module) else []
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.Import | ast.ImportFrom):
                found.append(node)
            for name in _BLOCKS_OF[type(node)]:
                waiting.extend(getattr(node, name))
        return tuple(sorted(found, key=lambda node: (node.lineno, node.col_offset)))

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


class _Tree:
    """The syntax tree of a file, and the names that it reads."""

    def __init__(self, source: PythonFile) -> None:
        self.source = source

    @cached_property
    def parsed(self) -> ast.Module | tuple[int, str]:
        """The tree, or the line and the parser's message where there is none."""
        if self.source.undecoded:
            return 1, self.source.undecoded
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # an odd escape such as "\d" is not our concern
                return ast.parse(self.source.text.text)
        except SyntaxError as error:
            if fault := left_by_git(self.source.text.text, self.source.path):
                return fault.line or 1, f"it {fault.message}"
            return error.lineno or 1, error.msg
        except (ValueError, RecursionError, MemoryError) as error:  # a NUL; too deep nesting
            return 1, str(error) or type(error).__name__

    @cached_property
    def loads(self) -> list[Load]:
        """Every dotted name that is read; none where there is no tree."""
        return loads(self.parsed, self.source.absolute) if isinstance(self.parsed, ast.Module) else []


@lru_cache(maxsize=32)
def _tree_of(source: PythonFile) -> _Tree:
    """The tree of a file. A few are kept: one takes a hundred times the memory of its text."""
    return _Tree(source)


def _stated(line: ImportLine) -> Iterator[Use]:
    """What an import statement imports."""
    place = line[2:]
    yield Use(line.module, *place)
    yield from (Use(f"{line.module}.{name}", *place) for name in line.names)


def _texts(nodes: Iterable[ast.expr]) -> Iterator[str]:
    return (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
