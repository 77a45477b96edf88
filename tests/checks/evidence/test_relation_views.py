"""A relation as people want to see it, and the claimed figures that enter none."""

from typing import Any

from checks.evidence.relation_views import Input, View, unrelated, views_of

_RECORD = "bundle/record/relations.yaml"


def _view(copy: Any, id_: str) -> View:
    (view,) = (view for view in views_of(copy.repository().bundle) if view.id == id_)
    return view


def test_a_relation_of_figures(copy: Any) -> None:
    view = _view(copy, "R-000-16")
    assert (view.page, view.stories, view.kind, view.strength) == ("000", ("000-5",), "share", "claimed")
    assert [(one.place, one.text) for one in view.inputs] == [
        ("000:194:11", "34名"),
        ("000:192:10", "54人"),
        ("000:195:7", "63%"),
    ]
    assert all(one.says and one.says.isascii() for one in view.inputs)
    assert (view.verdict, view.recorded) == ("holds after rounding", "holds after rounding")
    assert (view.expected, view.stated, view.gap) == ("1700/27 (62.962…)", "63", "1/27 (0.037…)")
    assert view.doubt is not None


def test_a_relation_of_a_constant(copy: Any) -> None:
    copy.change("relations", "R-001-14", whole={"value": "7", "because": "days"})
    assert Input("", "7", "days") in _view(copy, "R-001-14").inputs


def test_a_relation_of_quoted_words_in_one_line(copy: Any) -> None:
    view = _view(copy, "R-004-15")
    assert [one.text for one in view.inputs] == ["三驾", "社区党支部", "业主委员会", "物业服务公司"]
    assert [one.place for one in view.inputs] == ["004:201:3", "004:199:2", "004:199:8", "004:199:14"]


def test_every_story_that_an_input_stands_in_is_named(copy: Any) -> None:
    bundle = copy.repository().bundle
    by_id = {judged.relation.id: judged.relation for judged in bundle.judged}
    for view in views_of(bundle):
        lines = [term.split(":")[1] for term in by_id[view.id].terms if isinstance(term, str)]
        lines += [str(quote.at.line) for quote in by_id[view.id].quotes]
        stories = {
            story.id
            for story in bundle.stories
            for line in lines
            if story.id.startswith(view.page) and any(one.first <= int(line) <= one.last for one in story.lines)
        }
        assert set(view.stories) == stories, view.id
    assert len(_view(copy, "R-000-02").stories) == 2


def test_what_cannot_be_computed_says_why(copy: Any) -> None:
    copy.edit(_RECORD, '"000:194:11"', '"000:194:12"')
    copy.edit(_RECORD, '"share": "000:195:7"', '"share": "000:195:8"')
    view = _view(copy, "R-000-16")
    assert (view.verdict, view.expected, view.stated, view.gap) == (None, None, None, None)
    assert (
        view.why
        == "names the figure 000:194:12, which does not exist; names the figure 000:195:8, which does not exist"
    )
    assert view.inputs[0] == Input("000:194:12", "", None)
    assert view.stories == ("000-5",)


def test_a_figure_off_every_story_leads_to_none(copy: Any) -> None:
    copy.edit(_RECORD, '["000:33:14", "000:76:3"]', '["000:9999:1", "000:999999999:1"]')
    assert _view(copy, "R-000-02").stories == ()


def test_claimed_figures_in_no_relation(copy: Any) -> None:
    bundle = copy.repository().bundle
    text = copy.path(_RECORD).read_text(encoding="utf-8")
    loose = unrelated(bundle)
    assert loose
    assert not [fact.figure.id for fact in loose if f'"{fact.figure.id}"' in text]
    missing = {fact.figure.id for fact in bundle.facts if fact.figure.claimed} - {fact.figure.id for fact in loose}
    assert not [id_ for id_ in missing if f'"{id_}"' not in text]


def test_a_figure_that_is_quoted_as_an_item_enters_a_relation(copy: Any) -> None:
    """The three years at 002:303:4 stand in the record as the words of a list alone."""
    text = copy.path(_RECORD).read_text(encoding="utf-8")
    assert text.count("002:303:4") == 1
    assert "002:303:4" not in {fact.figure.id for fact in unrelated(copy.repository().bundle)}


def test_without_the_record_every_claim_is_in_none(copy: Any) -> None:
    copy.path(_RECORD).unlink()
    bundle = copy.repository().bundle
    assert views_of(bundle) == ()
    assert [fact.figure.id for fact in unrelated(bundle)] == [f.figure.id for f in bundle.facts if f.figure.claimed]
