"""The YAML that is allowed, and the place of everything in it. Every test runs on libyaml and on PyYAML's own parser."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bundle_model.strict import yaml_text
from bundle_model.strict.yaml_text import MAX_DEPTH, YamlDocument, YamlProblem, read_yaml


@pytest.fixture(autouse=True, scope="module", params=["CSafeLoader", "SafeLoader"])
def _parser(request: pytest.FixtureRequest) -> Iterator[None]:
    if not hasattr(yaml, request.param):
        pytest.skip("PyYAML was built without libyaml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_text, "_Loader", getattr(yaml, request.param))
        yield


def said(document: YamlDocument) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.message) for problem in document.problems]


def plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {plain(key): plain(value) for key, value in node.value}
    return [plain(item) for item in node.value] if isinstance(node, yaml.SequenceNode) else node.value


def places(
    node: yaml.Node, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], tuple[int, int]]]:
    yield path, (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from places(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from places(item, (*path, index))


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002  # the name is PyYAML's
        return True


WORDS = st.text(st.sampled_from("ab09.:-#'\"{}[],&*!|>%@`\\ \n\t~义é😀"), max_size=6)
DATA = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=8
)


@given(DATA, st.sampled_from([None, False, True]))
def test_what_yaml_writes_is_read_back_as_text(data: Any, flow: bool | None) -> None:
    text = yaml.dump(data, Dumper=_NoAliases, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    document = read_yaml(text)
    assert (document.data, document.problems) == (data, ())
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    assert node is not None
    assert document.values == dict(places(node))


LINES = st.sampled_from(
    ["a: 1", "a:", "b: x", "- a", "-", "  c: d", "  - e", "? f", ": g", "'h': 义", "{i: j}", "[k, l]", "m: {n: [o]}",
     "p: |", "  q", "# r", "", "s: 't", "u'", "v: &w x", "y: *w", "z: !!str 1", "<<: {a: 2}", "---", "...", "\t", "%TAG"]
)  # fmt: skip


@given(st.lists(LINES, max_size=7).map("\n".join))
def test_what_has_no_problem_means_the_same_to_yaml(text: str) -> None:
    document = read_yaml(text)
    try:
        node = yaml.compose(text, Loader=yaml_text._Loader)  # noqa: SLF001  # the two parsers differ on tabs
    except yaml.YAMLError:
        assert document.problems
        return
    if not document.problems:
        assert node is not None
        assert document.data == plain(node)


@pytest.mark.parametrize(
    "scalar", ["000", "36.0", "2026-11-20", "12:30", "no", "yes", "null", "~", "1e3", "0x1F", ".nan", "<<", "="]
)
def test_every_scalar_stays_text(scalar: str) -> None:
    assert read_yaml(f"a: {scalar}\nb: [{scalar}]\n{scalar}: c").data == {"a": scalar, "b": [scalar], scalar: "c"}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        pytest.param("a: 1", {"a": "1"}, id="no newline at the end"),
        pytest.param("---\na: 1\n...\n", {"a": "1"}, id="both document marks"),
        pytest.param("a: 1\r\nb: 2\r\n", {"a": "1", "b": "2"}, id="CRLF"),
        pytest.param("a:\nb: ''\n", {"a": "", "b": ""}, id="empty values"),
        pytest.param('a: "\\u2028\\uFEFF"', {"a": "\u2028\ufeff"}, id="line separator and byte-order mark written out"),
        pytest.param("a: |\n  义\n  乌\n", {"a": "义\n乌\n"}, id="block scalar"),
        pytest.param("---", "", id="an empty document"),
        pytest.param("a: 😀\u00a0\ue000", {"a": "😀\u00a0\ue000"}, id="beyond the basic plane, private use"),
        pytest.param("a: {x: 1}\nb: {x: 1}", {"a": {"x": "1"}, "b": {"x": "1"}}, id="one key in two maps"),
    ],
)
def test_allowed(text: str, data: Any) -> None:
    document = read_yaml(text)
    assert (document.data, document.problems) == (data, ())


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        pytest.param("义乌: {a: !!str x}", [(1, 9, "has the tag tag:yaml.org,2002:str;")], id="tag, behind Chinese"),
        pytest.param("a: ! x", [(1, 4, "has the tag !;")], id="the non-specific tag"),
        pytest.param("a: !!python/object/apply:os.system [ls]", [(1, 4, "has the tag tag:yaml.org,2002:python/")], id="code"),
        pytest.param("a:\n  - &x 1", [(2, 5, "has the anchor &x;")], id="anchor on text"),
        pytest.param("😀: &x [1]", [(1, 4, "has the anchor &x;")], id="anchor on a list, behind an emoji"),
        pytest.param("义: *x", [(1, 4, "uses the alias *x;")], id="alias"),
        pytest.param("a: &x {b: 1}\n<<: *x", [(1, 4, "has the anchor &x;"), (2, 5, "uses the alias *x;")], id="merge key"),
        pytest.param("&k a: !t 1", [(1, 1, "has the anchor &k;"), (1, 7, "has the tag !t;")], id="anchored key"),
        pytest.param("a: 1\nb: 2\n'a': 3", [(3, 1, "has the key 'a' twice; line 1 has it first")], id="doubled"),
        pytest.param("a: 1\na: 2\na: 3", [(2, 1, "has the key 'a' twice; line 1 has it first"),
                                         (3, 1, "has the key 'a' twice; line 1 has it first")], id="tripled"),
        pytest.param("x: {义: 1, 义: 2}", [(1, 11, "has the key '义' twice;")], id="doubled in flow"),
        pytest.param("a: {b: 1}\na: {b: 2}", [(2, 1, "has the key 'a' twice;")], id="what a doubled key holds is not"),
        pytest.param("a: 1\n---\na: 1", [(2, 1, "begins a second document;")], id="two documents, each sound"),
        pytest.param("a: 1\n---\nb: 1\n---\nc", [(2, 1, "begins a second"), (4, 1, "begins a second")], id="three"),
        pytest.param("{[a, b]: c}", [(1, 2, "has a map or list as a key;")], id="a list as key"),
        pytest.param("? {a: b}\n: c", [(1, 3, "has a map or list as a key;")], id="a map as key"),
        pytest.param("", [(1, 1, "is empty")], id="empty"),
        pytest.param("# only this\n", [(1, 1, "is empty")], id="a comment alone"),
        pytest.param("\ufeffa: 1", [(1, 1, "begins with a byte-order mark")], id="byte-order mark"),
        pytest.param("a: 1\n\ufeffb: 2", [(2, 1, "holds U+FEFF")], id="byte-order mark inside"),
        pytest.param("义乌: 1\n义: \0", [(2, 4, "holds U+0000")], id="NUL"),
        pytest.param("a: \x1b[0m", [(1, 4, "holds U+001B")], id="ESC"),
        pytest.param("a: \x7f", [(1, 4, "holds U+007F")], id="DEL"),
        pytest.param("a: \ud800", [(1, 4, "holds U+D800")], id="a lone surrogate"),
        pytest.param("a: x\rb: y", [(1, 5, "holds U+000D")], id="a lone carriage return"),
        pytest.param("a: x\u0085b: y", [(1, 5, "holds U+0085")], id="next line"),
        pytest.param("a: x\u2028  y", [(1, 5, "holds U+2028")], id="line separator"),
        pytest.param("a: x\u2029  y", [(1, 5, "holds U+2029")], id="paragraph separator"),
    ],
)  # fmt: skip
def test_refused(text: str, problems: list[tuple[int, int, str]]) -> None:
    found = said(read_yaml(text))
    assert [problem[:2] for problem in found] == [problem[:2] for problem in problems]
    for (_, _, message), (_, _, beginning) in zip(found, problems, strict=True):
        assert message.startswith(beginning)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        pytest.param("a: 1\nb: [1}", 2, 6, id="a list that ends as a map"),
        pytest.param("a: 1\n b: 2", 2, 3, id="indented too far"),
        pytest.param("a: 1\n\tb: 2", 2, 1, id="a tab"),
        pytest.param("a: @x", 1, 4, id="a reserved sign"),
        pytest.param("a: b: c", 1, 5, id="two colons"),
        pytest.param("%YAML 9.9\n---\na", 1, 1, id="another version"),
        pytest.param("a: 'b", 1, 6, id="a quotation left open"),
    ],
)
def test_no_yaml(text: str, line: int, column: int) -> None:
    document = read_yaml(text)
    (problem,) = document.problems
    assert problem.message.startswith("is not valid YAML: ")
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_depth(opening: str) -> None:
    closing = {"[": "]", "{a: ": "}"}[opening]
    assert MAX_DEPTH == 20
    assert read_yaml(opening * 20 + closing * 20).problems == ()
    column = 20 * len(opening) + 1
    assert said(read_yaml(opening * 21 + closing * 21)) == [(1, column, "is nested more than 20 levels deep")]


@pytest.mark.parametrize(
    ("opening", "column"),
    [
        pytest.param("[", 21, id="lists"),
        pytest.param("[a,", 61, id="lists of something"),
        pytest.param("{a: ", 81, id="maps"),
        pytest.param("- ", 41, id="lists in block style"),
    ],
)
def test_our_limit_is_told_where_the_library_gives_up_before_it(opening: str, column: int) -> None:
    """libyaml refuses 1,001 levels while it looks ahead, before it has told of the 21st; PyYAML has no limit."""
    assert said(read_yaml(opening * 50_000)) == [(1, column, "is nested more than 20 levels deep")]


def test_our_limit_is_told_where_what_follows_is_no_yaml() -> None:
    """Every version of the library looks ahead to the end of the line, and meets `@` before it has told of the 21st."""
    assert said(read_yaml("[" * 30 + "@")) == [(1, 21, "is nested more than 20 levels deep")]


@pytest.mark.parametrize("text", ["[" * 20 + "@", "a: 'b" + "[" * 2_000, "a: [b]]" + "[" * 2_000])
def test_what_the_library_refuses_before_our_limit_stays_its_refusal(text: str) -> None:
    (problem,) = read_yaml(text).problems
    assert problem.message.startswith("is not valid YAML: ")


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        pytest.param("a: [b, {c: d}]", True, id="a-map"),
        pytest.param("- a\n- 'b'\n", True, id="a-list"),
        pytest.param("{}", True, id="nothing-in-it"),
        pytest.param("[" * MAX_DEPTH + "]" * MAX_DEPTH, True, id="as-deep-as-allowed"),
        pytest.param("a", False, id="a-text"),
        pytest.param("", False, id="empty"),
        pytest.param("a: 1\n---\nb: 2", False, id="two-documents"),
        pytest.param("a: 1\na: 2", False, id="a-key-twice"),
        pytest.param("[a]: 1", False, id="a-list-as-key"),
        pytest.param("&x a: 1", False, id="an-anchor-at-a-key"),
        pytest.param("!!str a: 1", False, id="a-tag-at-a-key"),
        pytest.param("a: &x 1", False, id="an-anchor"),
        pytest.param("a: !!str 1", False, id="a-tag"),
        pytest.param("a: &x []\nb: *x", False, id="an-alias"),
        pytest.param("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), False, id="too-deep"),
        pytest.param("a: [", False, id="no-yaml"),
    ],
)
def test_what_is_read_without_places(text: str, *, is_plain: bool) -> None:
    assert (yaml_text.plain_data(text) is not None) is is_plain
    # whichever way it is read, the data is the same
    assert read_yaml(text).data == yaml_text.read_whole(text).data


@pytest.mark.parametrize("text", ['{"a": ["b", {"c": "d"}, []], "e": {}}', "a:\n- b\n- c: d\n  e: [f, {g: h}]\n"])
def test_the_places_are_those_of_a_reading_that_looks_for_problems(text: str) -> None:
    document = read_yaml(text)
    assert document.problems == ()
    assert (document.values, document.keys) == yaml_text.read_whole(text).places()


def test_a_bomb_of_aliases_does_not_expand() -> None:
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    document = read_yaml("\n".join(["a0: &a0 [x]", *levels]))
    assert len(document.problems) == 30 + 29 * 9
    assert document.data["a29"] == [""] * 9


def test_the_rest_is_read_in_spite_of_a_problem() -> None:
    document = read_yaml("a: &x 1\na: 2\nb: *x\nc: [3]")
    assert document.data == {"a": "1", "b": "", "c": ["3"]}
    assert len(document.problems) == 3
    assert read_yaml("a: 1\n---\nb: 2").data == {"a": "1"}


def test_places_of_keys_and_values() -> None:
    document = read_yaml("义: 乌\nb:\n  - c: d\n    ee: f\n")
    assert document.keys == {("义",): (1, 1), ("b",): (2, 1), ("b", 0, "c"): (3, 5), ("b", 0, "ee"): (4, 5)}
    assert document.place(("b", 0, "ee")) == (4, 9)
    assert document.place(("b", 0, "none", "such")) == (3, 5)
    assert document.place(("none",)) == (1, 1)
    assert read_yaml("").place(("a",)) == (1, 1)


@pytest.mark.parametrize(("extra", "problems"), [pytest.param(0, 0, id="as many"), pytest.param(1, 1, id="one more")])
def test_a_document_holds_at_most_so_many_values(monkeypatch: pytest.MonkeyPatch, extra: int, problems: int) -> None:
    monkeypatch.setattr(yaml_text, "MAX_VALUES", 50)
    text = "- a\n" * (49 + extra)  # the list is a value too
    found = read_yaml(text).problems
    assert [problem.message for problem in found] == ["holds more than 50 values"] * problems


@pytest.mark.parametrize(
    ("message", "said"),
    [
        pytest.param("is not valid YAML: did not find expected ',' or '}'", "not valid YAML: expected ',' or '}' here.", id="wanted"),
        pytest.param("is not valid YAML: mapping values are not allowed in this context", "not valid YAML: mapping values are not allowed in this context.", id="not-wanted"),
        pytest.param("is empty", "not plain YAML: is empty.", id="not-plain"),
    ],
)  # fmt: skip
def test_a_problem_as_a_sentence(message: str, said: str) -> None:
    assert YamlProblem(1, 1, message).sentence == said
