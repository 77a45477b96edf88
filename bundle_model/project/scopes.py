"""What the names in a syntax tree mean, by Python's rules of scope: an import, something of the file's own, or built in."""

import ast
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from string import ascii_letters, digits
from typing import Literal, NamedTuple, TypeAlias

from bundle_model.patterns import pattern

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Comprehension: TypeAlias = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
_TELLING = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp,
    ast.NamedExpr, ast.Attribute, ast.Name, ast.Import, ast.ImportFrom, ast.Global, ast.Nonlocal, ast.ExceptHandler,
    ast.MatchAs, ast.MatchStar, ast.MatchMapping, ast.Call,
)  # fmt: skip
"""The nodes that have a scope, or that bind or read a name. All others only hold such nodes."""
Absolute: TypeAlias = Callable[[ast.ImportFrom], str]
"""Gives the absolute name of the module of a `from` import."""


_IN_WORDS = frozenset(f"{ascii_letters}{digits}_")
_STAR = pattern(r"\bimport[\s\\]*\*")


class Load(NamedTuple):
    """A dotted name that is read, the longest at its place, with each of its meanings; and the call of it, if it is called."""

    node: ast.expr
    names: tuple[str, ...]
    call: ast.Call | None


@dataclass(eq=False, slots=True)
class _Scope:
    """A scope. `bound` are its names, each with what it means where an import bound it; `stars` are modules whose names
    may all be here.
    """

    kind: Literal["module", "class", "function", "comprehension"]
    above: "_Scope | None" = None
    bound: dict[str, dict[str, None]] = field(default_factory=dict)
    elsewhere: dict[str, str] = field(default_factory=dict)
    stars: dict[str, None] = field(default_factory=dict)

    @property
    def module(self) -> "_Scope":
        scope = self
        while scope.above is not None:
            scope = scope.above
        return scope

    def owner(self, name: str) -> "_Scope":
        """The scope in which a binding here binds the name."""
        said = self.elsewhere.get(name)
        if said == "global" or self.above is None:
            return self.module
        if said == "nonlocal":
            return self.above.enclosing({"function"})
        return self

    def enclosing(self, kinds: set[str]) -> "_Scope":
        """The nearest scope of these kinds from here upwards, or the module."""
        scope = self
        while scope.kind not in kinds and scope.above is not None:
            scope = scope.above
        return scope

    def meanings(self, name: str) -> list[str]:
        """What a name that is read here may mean; nothing where it is the file's own."""
        scope: _Scope | None = self.module if self.elsewhere.get(name) == "global" else self
        while scope is not None:
            # the names of a class are seen in its body, and not in what lies in it
            if name in scope.bound and (scope is self or scope.kind != "class"):
                break
            scope = scope.above
        found = [f"builtins.{name}"] if scope is None else list(scope.bound[name])
        # "from os import *": `system` may be `os.system` or built in
        stars = self.module.stars if scope is None or scope.above is None else {}
        return [*found, *(f"{module}.{name}" for module in stars)]


def loads(tree: ast.Module, absolute: Absolute) -> list[Load]:
    """Every dotted name that is read, in the order of the places."""
    return _Walk(absolute).over(tree).loads()


def loads_of(words: Collection[str], tree: ast.Module, text: str, absolute: Absolute) -> list[Load]:
    """Those of `loads` that have a meaning with one of these words as a part, behind `builtins` if that is the first.

    `text` is the text of the tree, with every name as Python reads it. Only the statements are looked into on whose lines a
    word stands that counts: a tenth of the tree or less. No folder of the file may be called as one of the words.
    """
    # Python ends lines at "\r" too; "from x import *" may bind any name
    if "\r" in text or _STAR.search(text):
        return _with(words, _Walk(absolute).over(tree))
    walk = _Walk(absolute, _lines_with(words, text)).over(tree)
    # "import os as o" and "o.system": what `o` means is said where `o` stands
    if more := walk.leading_to(words).difference(words):
        walk = _Walk(absolute, _lines_with({*words, *more}, text)).over(tree)
    return _with(words, walk)


def _with(words: Collection[str], walk: "_Walk") -> list[Load]:
    return [load for load in walk.loads() if any(_has(name, words) for name in load.names)]


def _has(name: str, words: Collection[str]) -> bool:
    """Whether one of the words is a part of a dotted name. That it is built in, or may be, is none."""
    return any(part in words for part in name.removeprefix("builtins.").split("."))


def _lines_with(words: Iterable[str], text: str) -> list[int]:
    """The lines, from 1, on which one of the words stands, in order."""
    found: list[int] = []
    line, counted = 1, 0
    for at in sorted(at for word in words for at in _places(word, text)):
        line += text.count("\n", counted, at)
        counted = at
        found.append(line)
    return found


def _places(word: str, text: str) -> Iterator[int]:
    """Where a word stands. What is no ASCII ends a word here, so there may be more places, and never fewer."""
    at = text.find(word)
    while at != -1:
        end = at + len(word)
        if text[at - 1 : at] not in _IN_WORDS and text[end : end + 1] not in _IN_WORDS:
            yield at
        at = text.find(word, end)


class _Walk:
    """Collects the scopes, what each binds, and what is read where. Iterative: a tree may be deeper than Python's stack.

    With `lines`, in order, it passes over the statements that are on none of them.
    """

    def __init__(self, absolute: Absolute, lines: Sequence[int] | None = None) -> None:
        self.absolute = absolute
        self.lines = lines
        self.read: list[tuple[ast.expr, _Scope, str, str]] = []
        self._binds: list[tuple[_Scope, str, str | None]] = []
        self._calls: dict[int, ast.Call] = {}

    def over(self, tree: ast.Module) -> "_Walk":
        waiting: list[tuple[ast.AST, _Scope]] = [(tree, _Scope("module"))]
        while waiting:
            node, scope = waiting.pop()
            if self.lines is not None and isinstance(node, ast.stmt) and self._is_passed(node, self.lines):
                continue
            if isinstance(node, _TELLING):
                waiting.extend(self._inside(node, scope))
            else:
                waiting.extend([(one, scope) for one in _children(node)])
        # only now: `global x` may stand below, and is true of the whole function
        for scope, name, meaning in self._binds:
            names = scope.owner(name).bound.setdefault(name, {})
            names.update({} if meaning is None else {meaning: None})
        return self

    def loads(self) -> list[Load]:
        """What is read, in the order of the places."""
        found = [
            Load(node, tuple(one + rest for one in scope.meanings(root)), self._calls.get(id(node)))
            for node, scope, root, rest in self.read
        ]
        return sorted(found, key=lambda one: (one.node.lineno, one.node.col_offset))

    def leading_to(self, words: Collection[str]) -> set[str]:
        """The names through which one of the words is reached: imported as such a name, or read behind it."""
        imported = {name for _, name, meaning in self._binds if meaning is not None and _has(meaning, words)}
        return imported.union(root for _, _, root, rest in self.read if rest and _has(rest, words))

    @staticmethod
    def _is_passed(node: ast.stmt, lines: Sequence[int]) -> bool:
        # a decorator stands above the line on which its function begins
        begun = min([node.lineno, *(one.lineno for one in getattr(node, "decorator_list", ()))])
        at = bisect_left(lines, begun)
        return at == len(lines) or lines[at] > (node.end_lineno or node.lineno)

    def _inside(self, node: ast.AST, scope: _Scope) -> Iterator[tuple[ast.AST, _Scope]]:
        """Note what a node binds and reads; give what is in it, each with its scope."""
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                yield from self._in_function(node, scope)
            case ast.ClassDef():
                self._bind(scope, node.name)
                outside = (*node.decorator_list, *node.bases, *node.keywords)
                inside = _Scope("class", scope)
                yield from ((one, scope) for one in outside)
                yield from ((one, inside) for one in (*_type_parameters(node), *node.body))
            case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                yield from self._in_comprehension(node, scope)
            case ast.NamedExpr():
                self._bind(scope.enclosing({"function", "class"}), node.target.id)
                yield node.value, scope
            case ast.Attribute() if isinstance(node.ctx, ast.Load):
                yield from self._chain(node, scope)
            case ast.Call():
                self._calls[id(node.func)] = node
                yield from ((one, scope) for one in _children(node))
            case ast.Name() if isinstance(node.ctx, ast.Load):
                self.read.append((node, scope, node.id, ""))
            case _:
                self._plain(node, scope)
                yield from ((one, scope) for one in _children(node))

    def _plain(self, node: ast.AST, scope: _Scope) -> None:
        """Note what a node binds that has no scope of its own."""
        match node:
            case ast.Name():
                # `del x` makes x a name of the function, but shows the built-in again at the top
                if isinstance(node.ctx, ast.Store) or scope.kind == "function":
                    self._bind(scope, node.id)
            case ast.Import():
                for alias in node.names:
                    # "import os.path" defines the name `os`
                    first = alias.name.partition(".")[0]
                    self._bind(scope, alias.asname or first, alias.name if alias.asname else first)
            case ast.ImportFrom():
                self._import_from(self.absolute(node), node.names, scope)
            case ast.Global() | ast.Nonlocal():
                said = "global" if isinstance(node, ast.Global) else "nonlocal"
                scope.elsewhere.update(dict.fromkeys(node.names, said))
            case ast.ExceptHandler() | ast.MatchAs() | ast.MatchStar() | ast.MatchMapping():
                self._bind(scope, node.rest if isinstance(node, ast.MatchMapping) else node.name)

    def _import_from(self, module: str, names: Iterable[ast.alias], scope: _Scope) -> None:
        for alias in names:
            if alias.name == "*":
                scope.stars[module] = None
            else:
                self._bind(scope, alias.asname or alias.name, f"{module}.{alias.name}")

    def _in_function(self, node: Function, scope: _Scope) -> Iterator[tuple[ast.AST, _Scope]]:
        inside = _Scope("function", scope)
        given = node.args
        parameters = [*given.posonlyargs, *given.args, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
        for parameter in parameters:
            self._bind(inside, parameter.arg)
        outside = [*parameters, *given.defaults, *filter(None, given.kw_defaults)]
        body: Iterable[ast.AST]
        if isinstance(node, ast.Lambda):
            body = (node.body,)
        else:
            self._bind(scope, node.name)
            outside += [*node.decorator_list, *([node.returns] if node.returns else [])]
            body = (*_type_parameters(node), *node.body)
        yield from ((one, scope) for one in outside)
        yield from ((one, inside) for one in body)

    def _in_comprehension(self, node: Comprehension, scope: _Scope) -> Iterator[tuple[ast.AST, _Scope]]:
        inside = _Scope("comprehension", scope)
        first = node.generators[0].iter
        yield first, scope  # the first is evaluated outside
        results = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
        yield from ((one, inside) for one in results)
        for part in node.generators:
            within = (part.target, *part.ifs, *(() if part.iter is first else (part.iter,)))
            yield from ((one, inside) for one in within)

    def _chain(self, node: ast.Attribute, scope: _Scope) -> Iterator[tuple[ast.AST, _Scope]]:
        """`a.b.c` is one name; a chain that begins with something else, such as a call, is none."""
        names: list[str] = []
        part: ast.expr = node
        while isinstance(part, ast.Attribute):
            names.append(f".{part.attr}")
            part = part.value
        if isinstance(part, ast.Name):
            self.read.append((node, scope, part.id, "".join(reversed(names))))
        else:
            yield part, scope

    def _bind(self, scope: _Scope, name: str | None, meaning: str | None = None) -> None:
        if name is not None:
            self._binds.append((scope, name, meaning))


def _children(node: ast.AST) -> list[ast.AST]:
    """As `ast.iter_child_nodes`, in a third of the time and without `ctx`, which every name has."""
    found: list[ast.AST] = []
    for name in node._fields:
        value = getattr(node, name, None)
        if isinstance(value, list):
            found += [one for one in value if isinstance(one, ast.AST)]
        elif isinstance(value, ast.AST) and name != "ctx":
            found.append(value)
    return found


def _type_parameters(node: ast.AST) -> list[ast.AST]:
    """The parameters of `def f[T]` (Python 3.12)."""
    return list(getattr(node, "type_params", ()))
