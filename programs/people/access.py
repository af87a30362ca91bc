"""The only doors to persons."""

from django.db.models import QuerySet

from programs.access import programs_coordinated_by
from programs.enums import MembershipRole
from programs.models import Organization, Program
from programs.people.models import Person

# Relation paths from a person to the programs that know them; each service adds its own when it is loaded.
_PERSON_TO_PROGRAM: set[str] = set()


def link_people_through(path: str) -> None:
    """Let coordinators see the persons whom ``path`` (from Person to Program) ties to their programs."""
    _PERSON_TO_PROGRAM.add(path)


def visible_people(user) -> QuerySet[Person]:
    """Persons held by the coordinator's organisation or known to one of its programs."""
    if user.is_superuser:
        return Person.objects.all()
    holders = user.organizations_as(MembershipRole.COORDINATION)
    return _people_of(holders, programs_coordinated_by(user))


def people_known_to(organization: Organization) -> QuerySet[Person]:
    """Persons whom the coordinators of one lead organisation see, whoever else they coordinate for."""
    return _people_of([organization.pk], Program.objects.filter(lead=organization))


def _people_of(holders, programs: QuerySet[Program]) -> QuerySet[Person]:
    held = Person.objects.filter(holder__in=holders).order_by().values("pk")
    known = (_known_through(path, programs) for path in sorted(_PERSON_TO_PROGRAM))
    # One list of persons: of several subqueries joined by OR, each is gone through for every person.
    return Person.objects.filter(pk__in=held.union(*known))


def _known_through(path: str, programs: QuerySet[Program]) -> QuerySet:
    """The keys of the persons whom ``path`` ties to ``programs``, read where the tie is."""
    name, _separator, to_program = path.partition("__")
    tie = Person._meta.get_field(name)
    records = tie.related_model._default_manager.filter(**{f"{to_program}__in": programs})
    return records.order_by().values(tie.field.name)


def can_change_person(user, person: Person) -> bool:
    """The file of a person is corrected by the organisation that holds it; others only read it."""
    return user.is_superuser or person.holder_id in user.organizations_as(
        MembershipRole.COORDINATION
    )


def people_changed_by(user) -> QuerySet[Person]:
    """Those of whom ``can_change_person`` says yes."""
    if user.is_superuser:
        return Person.objects.all()
    return Person.objects.filter(holder__in=user.organizations_as(MembershipRole.COORDINATION))
