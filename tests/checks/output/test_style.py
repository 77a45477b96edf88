"""Colour is written where it is wanted, and nowhere else."""

from checks.output.style import Style


def test_paint_with_colour() -> None:
    assert Style(colour=True).paint("failed", "31") == "\x1b[31mfailed\x1b[0m"


def test_paint_without_colour() -> None:
    assert Style().paint("failed", "31") == "failed"
