"""No address of activities stands in the way of another."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import resolve, reverse

from activities.urls import urlpatterns
from programs.models.fields import RESERVED_SLUGS
from programs.tests.factories import ProgramFactory

# What an address may hold, as the converter of its parameter reads it.
SAMPLES = {"IntConverter": 7, "SlugConverter": "inscriptions", "StringConverter": "2007-1"}
# A link is told from the code of an activity by its dot.
TOKEN = "jeton.7"


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda one: str(one.pattern))
def test_each_address_opens_its_own_page(pattern):
    known = dict.fromkeys(pattern.pattern.regex.groupindex, TOKEN)
    converters = pattern.pattern.converters
    known |= {name: SAMPLES[type(one).__name__] for name, one in converters.items()}
    assert resolve(reverse(pattern.name, kwargs=known)).func is pattern.callback


@pytest.mark.django_db
@pytest.mark.parametrize("slug", RESERVED_SLUGS)
def test_no_program_is_called_by_a_word_of_an_address(slug):
    with pytest.raises(ValidationError) as refusal:
        ProgramFactory.build(slug=slug, lead=None, region=None).clean()
    assert list(refusal.value.message_dict) == ["slug"]
