"""What becomes of two records of one person: what each says, and what each agreed to."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs.lib import phones
from programs.lib.periods import format_date
from programs.merging import Act, Mergeable, mergeable, takes, where
from programs.people.consents import needs_guardian
from programs.people.enums import ConsentGiver, ConsentPurpose
from programs.people.models import Consent, Person

CONSENTS = "consents"


def _words(person: Person) -> str:
    said = (person.name, person.code, person.email, phones.kept(person.phone))
    return "\n".join(filter(None, said))


mergeable(
    Mergeable(
        Person,
        fields=(
            "first_name",
            "last_name",
            "birth_date",
            "languages",
            "email",
            "phone",
            "city",
            "region",
            "holder",
            "code",
        ),
        united=("languages",),
        told=("first_name", "last_name", "birth_date", "email", "phone", "city", "code"),
        written_last=("holder", "code"),
        words=_words,
    )
)


@where("person_code_once_a_holder")
def one_code_of_two_holders(act: Act, kept: Person, absorbed: Person) -> None:
    """Of two organisations that are one: their files counted apart."""
    act.refuse(
        _(
            "Deux personnes portent le même code, une dans chaque fiche : « %(first)s » et « %(second)s ». "
            "Fusionnez-les si elles n’en sont qu’une, ou changez l’un des codes."
        ),
        kept,
        absorbed,
    )


# --- What a person agreed to -----------------------------------------------------------------------


@dataclass(frozen=True)
class Given:
    """One consent, as plain values: ``key`` is that of its row."""

    key: int
    purpose: str
    given_to: int | None
    given_on: str
    given_by: str
    guardian_name: str = ""
    withdrawn_on: str | None = None

    @property
    def said(self) -> tuple:
        """What it says, whichever its row."""
        return tuple(asdict(self).values())[1:]


def settle(consents: Iterable[Given], birth_date: date | None) -> list[Given]:
    """What stands of the ``consents`` of one person, of whom there were several records: the stricter.

    What was withdrawn stays as it was noted. Of those in force for one purpose and one organisation, the last that was
    given stays; on one day, that of a guardian. The person's own before fourteen is none where a guardian gave one. A
    withdrawal on either record that is not earlier than the giving ends it: the first one. It follows from all of them
    at once, and never from the order in which the records came together.
    """
    found: list[Given] = []
    groups: dict[tuple, list[Given]] = {}
    for one in sorted(set(consents), key=lambda one: (str(one.said), one.key)):
        groups.setdefault((one.purpose, one.given_to), []).append(one)
    for group in groups.values():
        closed = [one for one in group if one.withdrawn_on]
        given = [one for one in group if not one.withdrawn_on]
        if given:
            last = _last(given, birth_date)
            ends = [one.withdrawn_on for one in closed if one.withdrawn_on >= last.given_on]
            closed.append(replace(last, withdrawn_on=min(ends, default=None)))
        once: dict[tuple, Given] = {}
        for one in sorted(closed, key=lambda one: one.key):
            once.setdefault(one.said, one)
        found += once.values()
    return found


def _last(given: list[Given], birth_date: date | None) -> Given:
    guarded = [one for one in given if one.given_by == ConsentGiver.GUARDIAN]
    own = [one for one in given if one not in guarded]
    if guarded:
        own = [
            one for one in own if not needs_guardian(birth_date, date.fromisoformat(one.given_on))
        ]
    day = max(one.given_on for one in (*guarded, *own))
    of_that_day = [one for one in (*guarded, *own) if one.given_on == day]
    return min(
        of_that_day,
        key=lambda one: (one.given_by != ConsentGiver.GUARDIAN, one.guardian_name, one.key),
    )


def _given(consent: Consent) -> Given:
    return Given(
        key=consent.pk,
        purpose=consent.purpose,
        given_to=consent.given_to_id,
        given_on=consent.given_on.isoformat(),
        given_by=consent.given_by,
        guardian_name=consent.guardian_name,
        withdrawn_on=consent.withdrawn_on and consent.withdrawn_on.isoformat(),
    )


@takes(Consent, "person")
def consents_of_one_person(act: Act, kept: Person, absorbed: Person) -> None:
    """Decided from what each of the records behind the two said, which the trace of a merge keeps."""
    originals: dict[int, Given] = {}
    for person in (kept, absorbed):
        originals |= {one.key: one for one in _originals(act, person)}
    settled = settle(originals.values(), kept.birth_date)
    act.trace[CONSENTS] = {
        "given": [asdict(one) for one in originals.values()],
        "settled": _all_said(settled),
    }
    rows = {row.pk: row for row in Consent.objects.filter(person__in=[kept, absorbed])}
    act.follow(Consent, [pk for pk, row in rows.items() if row.person_id == absorbed.pk])
    _write(act, rows, settled, person=kept)
    for one in settled:
        act.tell(CONSENTS, _in_words(one, originals[one.key]))


def _all_said(consents: list[Given]) -> list[list]:
    """As a trace keeps it, to see whether anybody wrote anything since."""
    return sorted((list(one.said) for one in consents), key=str)


def _originals(act: Act, person: Person) -> list[Given]:
    now = [_given(consent) for consent in person.consents.all()]
    trace = act.traces_of(person).get(CONSENTS)
    if trace and _all_said(now) == trace["settled"]:
        return [Given(**one) for one in trace["given"]]
    return now


@takes(Consent, "given_to")
def consents_to_one_organisation(act: Act, kept: Any, absorbed: Any) -> None:
    """Whoever agreed to both agreed to one: the stricter of both."""
    both = Consent.objects.filter(given_to__in=[kept, absorbed]).select_related("person")
    of_person: dict[Person, list[Consent]] = {}
    for row in both.order_by("pk").select_for_update(of=("self",)):
        of_person.setdefault(row.person, []).append(row)
    for person, rows in of_person.items():
        moved = [row for row in rows if row.given_to_id == absorbed.pk]
        if moved:
            given = [replace(_given(row), given_to=kept.pk) for row in rows]
            _write(
                act, {row.pk: row for row in rows}, settle(given, person.birth_date), given_to=kept
            )
            act.follow(Consent, [row.pk for row in moved])


def _write(act: Act, rows: dict[int, Consent], settled: list[Given], **to) -> None:
    """Have the rows say what was settled, with ``to`` in each."""
    staying = {one.key for one in settled}
    for key, row in rows.items():
        if key not in staying:
            act.drop(row)
    for one in settled:
        row = rows.get(one.key) or Consent()
        was = [getattr(row, column.attname) for column in Consent._meta.concrete_fields]
        for name, value in asdict(one).items():
            if name == "given_to":
                row.given_to_id = value
            elif name != "key":
                setattr(row, name, Consent._meta.get_field(name).to_python(value))
        for name, value in to.items():
            setattr(row, name, value)
        if was != [getattr(row, column.attname) for column in Consent._meta.concrete_fields]:
            row.save()


def _in_words(one: Given, original: Given) -> str:
    """What becomes of one consent, for whoever merges."""
    said = {
        "purpose": ConsentPurpose(one.purpose).label,
        "given": _day(one.given_on),
        "withdrawn": one.withdrawn_on and _day(one.withdrawn_on),
    }
    if not one.withdrawn_on:
        return _("Consentement « %(purpose)s » : donné le %(given)s, en vigueur.") % said
    if original.withdrawn_on:
        return (
            _("Consentement « %(purpose)s » : donné le %(given)s, retiré le %(withdrawn)s.") % said
        )
    return (
        _(
            "Consentement « %(purpose)s » : donné le %(given)s sur une fiche, retiré le %(withdrawn)s sur l’autre. "
            "Le retrait l’emporte."
        )
        % said
    )


def _day(day: str) -> str:
    return format_date(date.fromisoformat(day), get_language() or "fr")
