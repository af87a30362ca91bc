"""What a form does not show cannot be written: every column of every table, sent along with every form."""

import pytest

from config.tests.forms_of import PageForm
from config.tests.injections import TEXT, our_models, records_of, rows_of, written
from config.tests.walks import two_worlds
from programs.models import Organization, Person


def test_no_form_writes_a_field_that_it_does_not_show(walk):
    assert (walk.written, walk.forms > 0) == ([], True)


@pytest.mark.django_db
def test_a_field_written_behind_the_form_would_be_seen():
    here, elsewhere = two_worlds()
    others, form = records_of(elsewhere), PageForm("", names={"first_name"})
    tables = {model._meta.db_table for model in our_models()}
    before = rows_of(tables)
    Person.objects.filter(pk=here.records["programs_person"].pk).update(
        first_name=TEXT, last_name=TEXT, holder=others[Organization]
    )
    assert written(before, rows_of(tables), form, others) == [
        "programs.Person.holder",
        "programs.Person.last_name",
    ]
