"""Headings: each names one column, in French and in English."""

import pytest
from django.utils.translation import override

from programs.importing import registry
from programs.importing.columns import Headings


@pytest.mark.parametrize("name", registry.names())
def test_no_heading_names_two_columns(name):
    columns = registry.get(name).columns
    keys = [key for column in columns for key in column.keys]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("name", registry.names())
def test_each_column_is_found_by_its_name_and_its_headings(name):
    columns = registry.get(name).columns
    headings = Headings(columns)
    for column in columns:
        found = [headings.find(text) for text in (column.name, column.fr, column.en)]
        assert found == [column] * 3


@pytest.mark.parametrize("name", registry.names())
def test_each_column_says_what_it_expects(name):
    assert all(column.expects for column in registry.get(name).columns)


def test_the_heading_follows_the_language():
    column = registry.get("funding").columns[1]
    with override("fr-ca"):
        french = column.heading
    with override("en"):
        assert (french, column.heading) == ("bailleur de fonds", "funder")


def test_a_blank_heading_names_nothing():
    headings = Headings(registry.get("people").columns)
    assert [headings.find(None), headings.find(" * ")] == [None, None]
