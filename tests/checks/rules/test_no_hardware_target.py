"""`no-hardware-target`: of which elements the absence is claimed; what every absence does is in tests/checks/test_absence.py."""

from typing import Any

import pytest

from bundle_model.records.terms import TermsRecord
from checks.results import Status

RULE = "no-hardware-target"
ELEMENTS = "U-08, U-09"


def test_the_elements_that_are_searched_for_are_declared(declared: Any) -> None:
    assert declared(RULE).elements == tuple(ELEMENTS.split(", "))


def test_every_term_that_is_searched_for_one_of_them_is_counted(copy: Any) -> None:
    bundle = copy.repository().bundle
    terms = [term.english for term in bundle.record(TermsRecord).terms if {*term.elements} & {*ELEMENTS.split(", ")}]
    hits = sum(len(bundle.hits[name]) for name in terms)
    assert copy.outcome(RULE).note.startswith(f"{hits} hits of {len(terms)} terms judged, ")


@pytest.mark.parametrize("element", ["U-02", "U-27"])
def test_what_defines_another_element_is_let_be(copy: Any, element: str) -> None:
    name = '{"name": "快手"'
    copy.edit_record("bundle/record/mentions.yaml", name, f'{name}, "defines": ["{element}"]')
    assert copy.outcome(RULE).status is Status.PASSED
