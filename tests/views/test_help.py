"""The help page says everything that the search understands."""

import pytest

from cables.search.language import FIELDS
from cables.search.parameters import FACET_PARAMETERS, SORTS, CableParameters
from cables.vocab.markings import LEVELS

pytestmark = pytest.mark.django_db


def test_every_field_is_explained(look):
    told = " ".join(look("/help/").texts("dt code"))
    assert [field for field in FIELDS if f"{field}:" not in told] == []


def test_every_parameter_is_named(look):
    told = look("/help/").texts("code")
    plain = [name for name in CableParameters.base_filters if not name.startswith("not_")]
    assert [name for name in plain if name not in told] == []
    assert any(told_.startswith("not_") for told_ in told)
    assert set(FACET_PARAMETERS) <= set(plain)


def test_every_order_and_marking_is_named(look):
    text = look("/help/").text("main")
    assert [one for one in (*SORTS, *LEVELS) if one not in text] == []
