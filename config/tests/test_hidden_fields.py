"""What a form does not show cannot be written: every column of every table, sent along with every form."""

from http.cookies import SimpleCookie

import pytest
from django.http import QueryDict

from config.tests.forms_of import PageForm
from config.tests.injections import written_by
from config.tests.statements import tables_written
from config.tests.walks import two_worlds
from programs.people.models import Person


def test_no_form_writes_a_field_that_it_does_not_show(walk):
    assert (walk.written, walk.forms > 0) == ([], True)


class Careless:
    """Stands for a site that writes whatever it is sent, of one person."""

    def __init__(self, person: Person):
        self.person, self.cookies = person, SimpleCookie()

    def post(self, path: str, data: str, content_type: str) -> None:
        names, sent = ("first_name", "last_name", "holder"), QueryDict(data)
        values = {name: sent[name] for name in names if name in sent}
        Person.objects.filter(pk=self.person.pk).update(**values)


@pytest.mark.django_db
def test_a_field_written_behind_the_form_would_be_seen_and_taken_back():
    here, elsewhere = two_worlds()
    person = here.records["people_person"]
    form = PageForm("", data={"first_name": ["Zoé"]}, names={"first_name"})
    assert written_by(Careless(person), "/page/", form, elsewhere) == [
        "/page/: people.Person.holder",
        "/page/: people.Person.last_name",
    ]
    assert Person.objects.get(pk=person.pk).holder == here.program.lead


def test_what_a_form_wrote_is_looked_for_in_every_table_that_was_written():
    changes = [
        'INSERT INTO "a" ("name") VALUES (1)',
        'WITH found AS (SELECT 1) UPDATE "b" SET x = 1',
        "update c set x = 1",
        'DELETE FROM "d" WHERE id = 1',
    ]
    assert tables_written(changes) == {"a", "b", "c", "d"}
