"""Money is known by its field, whatever it is called."""

from decimal import Decimal

import pghistory.models
import pytest
from django.apps import apps
from django.db import models
from django.forms import modelform_factory
from django.utils.translation import override

from programs.amounts import MoneyField
from programs.importing import kinds, registry
from programs.models import Funding
from programs.tests.importing.random_conditions import throwaway

Grant = throwaway("Grant", granted=MoneyField("montant accordé", null=True, blank=True))
GrantForm = modelform_factory(Grant, fields=["granted"])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("14 300 $", "14300.00"),
        ("14\u00a0300\u00a0$", "14300.00"),
        ("14\u202f300,5 $", "14300.50"),
        ("82 143,00 $", "82143.00"),
        ("$12,500", "12500.00"),
        ("1500$", "1500.00"),
    ],
)
def test_a_form_of_the_model_takes_what_people_type(typed, expected):
    form = GrantForm({"granted": typed})
    assert form.is_valid()
    assert str(form.cleaned_data["granted"]) == expected


@pytest.mark.parametrize("typed", ["", "n. d.", "  "])
def test_what_is_not_known_stays_null(typed):
    form = GrantForm({"granted": typed})
    assert form.is_valid()
    assert form.cleaned_data["granted"] is None


@pytest.mark.parametrize("typed", ["beaucoup", "1.234", "0,001 $", "1" * 13])
def test_what_is_no_amount_is_refused(typed):
    assert list(GrantForm({"granted": typed}).errors) == ["granted"]


def test_a_form_shows_an_amount_as_it_is_written():
    form = GrantForm(instance=Grant(granted=Decimal("14300.00")))
    with override("fr-ca"):
        french = form["granted"].value()
    with override("en"):
        assert (french, form["granted"].value()) == ("14\u00a0300\u00a0$", "$14,300")


def test_a_migration_sees_a_decimal_and_a_copy_is_money():
    field = Grant._meta.get_field("granted")
    _name, path, args, kwargs = field.deconstruct()
    assert (path, args) == ("django.db.models.DecimalField", [])
    assert (kwargs["max_digits"], kwargs["decimal_places"]) == (14, 2)
    assert (type(field.clone()), field.clone().max_digits) == (MoneyField, 14)


@pytest.mark.parametrize("name", registry.names())
def test_a_column_reads_an_amount_where_the_record_keeps_one(name):
    resource = registry.get(name)
    fields = {field.name: field for field in resource._meta.model._meta.concrete_fields}
    for column in resource.columns:
        is_money = isinstance(fields.get(column.target), MoneyField)
        assert isinstance(column.kind, kinds.Amount) is is_money, column.name


def test_every_column_of_dollars_is_money():
    """A decimal that is no amount says so here. The events of the history copy columns, not classes."""
    quantities = {"minimum", "maximum", "numerator", "denominator", "percent", "variance_percent"}
    # Of bursaries: marks, parts of full time, months, and what a condition or a reviewer says.
    quantities |= {"average", "minimum_share", "share", "months", "number", "value"}
    # Of activities: how many days, or buses, a cost is for.
    quantities |= {"quantity"}
    # Of agreements: what is insured and declared.
    quantities |= {"hours", "insured_hours"}
    decimals = {
        field.name
        for model in apps.get_models()
        if not issubclass(model, pghistory.models.Event)
        for field in model._meta.concrete_fields
        if isinstance(field, models.DecimalField) and not isinstance(field, MoneyField)
    }
    assert isinstance(Funding._meta.get_field("amount"), MoneyField)
    assert decimals == quantities
