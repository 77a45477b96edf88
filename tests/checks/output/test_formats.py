"""The formats are the modules that are there; the one for people comes first. Colour is written where it is wanted."""

from pathlib import Path
from typing import Any

from checks.output import check as reporters
from checks.output import gaps as gap_reporters
from checks.output.formats import Style, formats_of, render_of


def test_each_module_is_a_format() -> None:
    stems = {path.stem for path in Path(reporters.__path__[0]).glob("*.py")} - {"__init__"}
    assert set(formats_of(reporters, "text")) == stems
    assert next(iter(formats_of(reporters, "text"))) == "text"
    assert list(formats_of(reporters, "text"))[1:] == sorted(stems - {"text"})


def test_a_format_is_named_with_hyphens() -> None:
    stems = {path.stem for path in Path(gap_reporters.__path__[0]).glob("*.py")} - {"__init__"}
    named = {name: render_of(gap_reporters, name) for name in formats_of(gap_reporters, "text")}
    assert list(named) == ["text", *sorted(stem.replace("_", "-") for stem in stems - {"text"})]
    assert named["spec-template"].__module__ == "checks.output.gaps.spec_template"


def test_each_reporter_gives_the_same_text_twice(copy: Any) -> None:
    one, other = copy.run(), copy.run()
    for name in formats_of(reporters, "text"):
        render = render_of(reporters, name)
        first = render(one, Style())
        assert first == render(other, Style()), name
        assert first.endswith("\n"), name


def test_paint_with_colour() -> None:
    assert Style(colour=True).paint("failed", "31") == "\x1b[31mfailed\x1b[0m"


def test_paint_without_colour() -> None:
    assert Style().paint("failed", "31") == "failed"
