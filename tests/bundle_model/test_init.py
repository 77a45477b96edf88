"""The public names."""

import pytest

import bundle_model
from bundle_model import bundle, figures, loader


def test_the_public_names_are_there() -> None:
    assert all(hasattr(bundle_model, name) for name in bundle_model.__all__)
    assert (bundle_model.load, bundle_model.inspect_bag) == (loader.load, loader.inspect_bag)
    assert bundle_model.Bundle is bundle.Bundle
    assert bundle_model.figures_of is figures.figures_of


@pytest.mark.parametrize("name", ["page_ids", "PAYLOAD", "none"])
def test_other_names_of_the_loader_are_not(name: str) -> None:
    with pytest.raises(AttributeError, match=f"'bundle_model' has no attribute '{name}'"):
        getattr(bundle_model, name)
