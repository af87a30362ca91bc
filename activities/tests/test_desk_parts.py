"""The organisations that have a part in an activity: written in its form, kept, and taken out."""

import pytest
from django.urls import reverse

from activities.forms.desk import ActivityForm
from activities.models import Activity, ActivityPart
from activities.tests.desks import an_activity, signed_in
from activities.tests.factories import ActivityPartFactory
from activities.tests.test_scheduling import new
from programs.models import Organization
from programs.tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def rows(*written: tuple[Organization | str, str], held: int = 0) -> dict:
    """What the rows answer: of each, an organisation, or nothing, and what it does."""
    sent = {"part-TOTAL_FORMS": len(written), "part-INITIAL_FORMS": held}
    for number, (organization, part) in enumerate(written):
        sent[f"part-{number}-organization"] = getattr(organization, "pk", organization)
        sent[f"part-{number}-part"] = part
    return sent


def changed(client, activity: Activity, sent: dict):
    """The answer of the form of ``activity``, sent as it stands with ``sent``."""
    signed_in(client, activity)
    page = reverse("activity_change", args=[activity.pk])
    names = ActivityForm.Meta.fields
    said = {name: getattr(activity, name) for name in names if getattr(activity, name)}
    return client.post(page, said | sent)


def parts_of(activity: Activity) -> list[tuple[Organization, str]]:
    return [(one.organization, one.part) for one in activity.parts.order_by("pk")]


def test_a_new_activity_has_those_that_were_written(client):
    host = OrganizationFactory(name="Cégep de la rivière")
    new(client, **rows((host, "host"), ("", "partner")))
    assert parts_of(Activity.objects.get()) == [(host, "host")]


def test_one_is_added_one_taken_out_and_the_third_stays_the_record_that_it_was(client):
    activity = an_activity()
    stays = ActivityPartFactory(activity=activity, part="organizer")
    goes = ActivityPartFactory(activity=activity, part="partner")
    comes = OrganizationFactory()
    sent = rows((stays.organization, "organizer"), ("", "partner"), (comes, "speaker"), held=2)
    answer = changed(client, activity, sent)
    assert (answer.status_code, parts_of(activity)) == (
        302,
        [(stays.organization, "organizer"), (comes, "speaker")],
    )
    kept = ActivityPart.objects.filter(pk__in=[stays.pk, goes.pk])
    assert list(kept) == [stays]


def test_an_organisation_has_several_parts_and_each_of_them_once(client):
    activity, one = an_activity(), OrganizationFactory()
    answer = changed(client, activity, rows((one, "host"), (one, "host")))
    assert answer.context["parts"].non_form_errors() == [
        "Un organisme est écrit deux fois avec le même rôle."
    ]
    assert changed(client, activity, rows((one, "host"), (one, "speaker"))).status_code == 302
    assert parts_of(activity) == [(one, "host"), (one, "speaker")]


def test_what_is_wrong_elsewhere_loses_no_row(client):
    activity, one = an_activity(), OrganizationFactory()
    answer = changed(client, activity, {"title": ""} | rows((one, "host")))
    assert (answer.context["parts"].wanted, parts_of(activity)) == ([(one, "host")], [])


def test_its_form_shows_them_with_room_for_more(client):
    part = ActivityPartFactory(activity=an_activity(), part="host")
    signed_in(client, part.activity)
    shown = client.get(reverse("activity_change", args=[part.activity_id])).context["parts"]
    assert [(row["organization"].value(), row["part"].value()) for row in shown] == [
        (part.organization_id, "host"),
        (None, "partner"),
        (None, "partner"),
    ]
