"""A file is read as Python reads it: what it can compile is decoded alike, and what it refuses is refused."""

import pytest

from bundle_model.project.source_text import is_python, source_text

_SOUND = [
    pytest.param(b"x = '\xe4\xb9\x89'\n", "x = '义'\n", id="utf-8"),
    pytest.param(b"\xef\xbb\xbfx = 1\n", "x = 1\n", id="byte-order-mark"),
    pytest.param(b"\xef\xbb\xbf# coding: utf-8\nx = 1\n", "# coding: utf-8\nx = 1\n", id="both"),
    pytest.param(b"# -*- coding: gbk -*-\nx = '\xd2\xe5'\n", "# -*- coding: gbk -*-\nx = '义'\n", id="cookie"),
    pytest.param(b"#!x\n# vim: set fileencoding=gbk :\nx = '\xd2\xe5'\n", "#!x\n# vim: set fileencoding=gbk :\nx = '义'\n", id="in-the-second-line"),
    pytest.param(b"x = 1\n\n# coding: gbk\ny = '\xe4\xb9\x89'", "x = 1\n\n# coding: gbk\ny = '义'", id="in-the-third-line"),
    pytest.param(b"x = 1\r\ny = 2\rz = 3\n", "x = 1\ny = 2\nz = 3\n", id="line-ends"),
    pytest.param(b"\x0cx = 1\r\n\x0cy = 2", "\x0cx = 1\n\x0cy = 2", id="form-feed"),
    pytest.param(b"", "", id="empty"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "text"), _SOUND)
def test_what_python_reads(content: bytes, text: str) -> None:
    assert source_text(content) == (text, None)
    compile(content, "x.py", "exec")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"x = 1\ny = '\xd2\xe5'\n", "line 2 is not utf-8: byte 0xd2", id="no-utf-8"),
        pytest.param(
            b"x = '\xd2\xe5'\n", "invalid or missing encoding declaration", id="no-utf-8-where-it-is-declared"
        ),
        pytest.param(b"# coding: klingon\nx = 1\n", "unknown encoding", id="unknown"),
        pytest.param(b"# coding: rot13\nk = 1\n", "not a text encoding", id="no-encoding-of-text"),
        pytest.param(b"\xef\xbb\xbf# coding: latin-1\nx = 1\n", "encoding problem", id="denied-by-the-mark"),
        pytest.param(b"# coding: ascii\ny = '\xe4'\n", "line 2 is not ascii: byte 0xe4", id="not-what-it-says"),
    ],
)
def test_what_it_refuses(content: bytes, words: str) -> None:
    text, why = source_text(content)
    assert (text, words in str(why)) == ("", True), why
    with pytest.raises((SyntaxError, LookupError)):
        compile(content, "x.py", "exec")


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        pytest.param(b"#!/usr/bin/env python3\nimport x", True, id="env"),
        pytest.param(b"#!/usr/bin/python\n", True, id="path"),
        pytest.param(b"#!/opt/python3.12 -P\n", True, id="version-and-flag"),
        pytest.param(b"#!python", True, id="without-a-line-end"),
        pytest.param(b"#!/usr/bin/env bash\npython x", False, id="another-program"),
        pytest.param(b"#!/usr/bin/pythonista\n", False, id="a-longer-word"),
        pytest.param(b"# python\n", False, id="comment"),
        pytest.param(b" #!python\n", False, id="not-at-the-start"),
        pytest.param(b"", False, id="empty"),
    ],
)
def test_what_python_runs(start: bytes, expected: bool) -> None:
    assert is_python(start) is expected
