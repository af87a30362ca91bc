"""No address of bursaries stands in the way of another."""

import pytest
from django.urls import resolve, reverse

from bursaries.urls import urlpatterns

# What an address may hold, as the converter of its parameter reads it.
SAMPLES = {"IntConverter": 7, "SlugConverter": "releve", "StringConverter": "2007-1"}


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda one: str(one.pattern))
def test_each_address_opens_its_own_page(pattern):
    converters = pattern.pattern.converters
    known = {name: SAMPLES[type(one).__name__] for name, one in converters.items()}
    assert resolve(reverse(pattern.name, kwargs=known)).func is pattern.callback
