"""The persons behind a figure."""

from django.utils.translation import gettext as _

from programs.people.access import visible_people
from programs.people.models import Person
from programs.people.telling import tell_apart
from programs.records import RecordList, listed


def _person(person: Person) -> list[tuple[str, str]]:
    return [(_("Personne"), str(person)), (_("Localité"), person.city or "—")]


listed(RecordList(Person, visible_people, _person, before_showing=tell_apart))
