"""Persons, as the search finds them; and by what it finds whatever is somebody's."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from programs.access import coordinates
from programs.lib import phones
from programs.people.access import visible_people
from programs.people.models import Person
from programs.people.telling import tell_apart
from programs.searching import Found, Kind, searched


def words_of(path: str = "") -> tuple[str, ...]:
    """The lookups by which a person is found, at the end of ``path``: name, e-mail."""
    return (f"{path}sort_key__spells", f"{path}email__icontains")


def _person(person: Person) -> Found:
    return Found(
        str(person),
        reverse("admin:people_person_change", args=[person.pk]),
        (phones.show(person.phone), person.city, person.code),
    )


searched(
    Kind(
        code="personnes",
        label=_("Personnes"),
        shown_to=coordinates,
        visible=visible_people,
        words=(*words_of(), "code__matches"),
        dials=("phone",),
        number="code",
        begins="sort_key",
        tell=_person,
        before_showing=tell_apart,
        list_address="admin:people_person_changelist",
        rank=0,
    )
)
