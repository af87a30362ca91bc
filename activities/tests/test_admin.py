"""Activities in the admin: what is read and mended there, and by whom."""

from datetime import date, time

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities import models
from activities.admin import filters
from activities.admin.filters import ActivityFilter
from activities.tests.factories import (
    CostFactory,
    RegistrationFactory,
    SessionFactory,
    SurveyAnswerFactory,
    SurveyQuestionFactory,
    SurveyResponseFactory,
    TransportStopFactory,
)
from activities.tests.samples import whole_activity
from programs.accounts.tests.factories import coordinator_of
from programs.lib.calendars import hour_said
from programs.tests.factories import ProgramFactory
from reporting.tests.factories import finance_officer_of

pytestmark = pytest.mark.django_db

MODELS = [model for model in admin.site._registry if model._meta.app_label == "activities"]


@pytest.fixture
def program():
    return ProgramFactory()


def address(model, page: str, *arguments) -> str:
    return reverse(f"admin:activities_{model._meta.model_name}_{page}", args=arguments)


def one_of(program, model):
    return next(one for one in whole_activity(program) if type(one) is model)


def names_in(page) -> set[str]:
    """The fields that a record of the admin shows, written or read."""
    form = page.context["adminform"]
    return {name for _title, options in form.fieldsets for name in flat(options["fields"])}


def flat(fields) -> list[str]:
    return [name for one in fields for name in (one if isinstance(one, list | tuple) else [one])]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_every_page_opens_for_who_may_read_it(client, program, model):
    record = one_of(program, model)
    for user, may in (
        (coordinator_of(program), True),
        (finance_officer_of(program), model is models.Cost),
    ):
        client.force_login(user)
        code = 200 if may else 403
        assert client.get(address(model, "changelist")).status_code == code
        assert client.get(address(model, "change", record.pk)).status_code == code


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_a_list_costs_the_same_whatever_its_number(client, program, model):
    one_of(program, model)
    client.force_login(coordinator_of(program))
    counted = []
    for more in (0, 2):
        for _turn in range(more):
            one_of(program, model)
        client.get(address(model, "changelist"))
        with CaptureQueriesContext(connection) as captured:
            client.get(address(model, "changelist"))
        counted.append(len(captured))
    assert counted[0] == counted[1]


def test_what_one_registers_for_is_read_and_what_describes_it_is_mended(client, program):
    activity = one_of(program, models.Activity)
    client.force_login(coordinator_of(program))
    page = client.get(address(models.Activity, "change", activity.pk))
    assert set(page.context["adminform"].form.fields) == {
        "title_en", "summary", "summary_en", "contact_name", "contact_email", "contact_phone",
        "certificate", "certificate_en", "review", "review_en",
    }  # fmt: skip


def test_the_note_of_a_registration_is_mended_and_the_rest_of_it_is_read(client, program):
    registration = one_of(program, models.Registration)
    client.force_login(coordinator_of(program))
    page = client.get(address(models.Registration, "change", registration.pk))
    assert set(page.context["adminform"].form.fields) == {"note"}


@pytest.mark.parametrize(
    "model",
    [model for model in MODELS if model not in (models.Activity, models.Registration)],
    ids=lambda model: model._meta.model_name,
)
def test_what_is_written_elsewhere_is_read(client, program, model):
    record = one_of(program, model)
    client.force_login(coordinator_of(program))
    assert client.get(address(model, "add")).status_code == 403
    page = client.get(address(model, "change", record.pk))
    assert page.context["adminform"].form.fields == {}


def test_who_keeps_the_accounts_sees_what_a_cost_is_and_not_which_school_it_is_for(client, program):
    registration = RegistrationFactory(
        offering__activity__program=program, school__name="École des Ormes"
    )
    cost = CostFactory(activity=registration.offering.activity, registration=registration)
    page = address(models.Cost, "change", cost.pk)
    client.force_login(coordinator_of(program))
    seen = client.get(page)
    assert ("registration" in names_in(seen), b"des Ormes" in seen.content) == (True, True)
    client.force_login(finance_officer_of(program))
    seen = client.get(page)
    assert ("registration" in names_in(seen), b"des Ormes" in seen.content) == (False, False)


def rows_of_a_transport(program) -> tuple:
    stop = TransportStopFactory(transport__session__offering__activity__program=program)
    offering = stop.transport.session.offering

    def more():
        TransportStopFactory(
            transport=stop.transport,
            registration=RegistrationFactory(offering=offering, pupils=1),
        )

    more()
    return models.Transport, stop.transport, more


def rows_of_a_response(program) -> tuple:
    response = SurveyResponseFactory(survey__activity__program=program)

    def more():
        SurveyAnswerFactory(question__survey=response.survey, response=response)

    more()
    return models.SurveyResponse, response, more


def rows_of_a_booking(program) -> tuple:
    registration = RegistrationFactory(offering__activity__program=program)

    def more():
        RegistrationFactory(offering=registration.offering, booking=registration.booking, pupils=1)

    return models.Booking, registration.booking, more


@pytest.mark.parametrize("made", [rows_of_a_transport, rows_of_a_response, rows_of_a_booking])
def test_a_record_costs_the_same_whatever_its_rows(client, program, made):
    model, record, more = made(program)
    client.force_login(coordinator_of(program))
    page = address(model, "change", record.pk)
    client.get(page)
    counted = []
    for _turn in range(2):
        with CaptureQueriesContext(connection) as captured:
            client.get(page)
        counted.append(len(captured))
        more(), more()
    assert counted[0] == counted[1]


def test_what_one_person_answered_is_on_no_page_of_the_administration(client):
    """Under its threshold a survey tells nothing; the administration is no way around it."""
    question = SurveyQuestionFactory(kind="text", measures_satisfaction=False)
    answer = SurveyAnswerFactory(question=question, value=None, text="Trop long")
    response = answer.response
    client.force_login(coordinator_of(response.survey.activity.program))
    for record in (response, response.survey):
        address = f"admin:activities_{record._meta.model_name}_change"
        page = client.get(reverse(address, args=[record.pk]))
        assert (page.status_code, page.content.decode().count(answer.text)) == (200, 0)


# --- the filter by activity


def activities_offered(client, **asked) -> list[str]:
    answer = client.get(address(models.Registration, "changelist"), asked)
    (by_activity,) = [
        one for one in answer.context["cl"].filter_specs if isinstance(one, ActivityFilter)
    ]
    return [one["display"] for one in by_activity.choices(answer.context["cl"])][1:]


def registered_on(day: date, **details) -> models.Registration:
    registration = RegistrationFactory(offering__activity__title="Une demi-journée", **details)
    SessionFactory(offering=registration.offering, day=day)
    return registration


def test_activities_of_one_name_are_told_apart_by_their_day_the_latest_first(client, program):
    for year in (2007, 2009, 2008):
        registered_on(date(year, 10, 18), offering__activity__program=program)
    client.force_login(coordinator_of(program))
    assert activities_offered(client) == [
        "Une demi-journée (18 octobre 2009)",
        "Une demi-journée (18 octobre 2008)",
        "Une demi-journée (18 octobre 2007)",
    ]


def test_few_activities_are_offered_and_the_one_that_is_asked_for_is_among_them(
    client, program, monkeypatch
):
    monkeypatch.setattr(filters, "MOST_OFFERED", 2)
    old, *_others = [
        registered_on(date(year, 10, 18), offering__activity__program=program)
        for year in (2007, 2008, 2009)
    ]
    client.force_login(coordinator_of(program))
    latest = ["Une demi-journée (18 octobre 2009)", "Une demi-journée (18 octobre 2008)"]
    assert activities_offered(client) == latest
    asked = {"offering__activity__id__exact": old.offering.activity_id}
    assert activities_offered(client, **asked) == [*latest, "Une demi-journée (18 octobre 2007)"]


def test_of_a_program_only_its_own_activities_are_offered(client, program):
    other = ProgramFactory(lead=program.lead)
    registered_on(date(2007, 10, 18), offering__activity__program=program)
    registered_on(date(2006, 10, 18), offering__activity__program=program)
    registered_on(date(2008, 10, 18), offering__activity__program=other)
    client.force_login(coordinator_of(program))
    asked = {"offering__activity__program__id__exact": program.pk}
    assert activities_offered(client, **asked) == [
        "Une demi-journée (18 octobre 2007)",
        "Une demi-journée (18 octobre 2006)",
    ]


@pytest.mark.parametrize("model", [models.Session, models.Transport])
def test_an_hour_reads_as_everywhere_else(client, program, model):
    client.force_login(coordinator_of(program))
    record = one_of(program, model)
    hour = record.starts if model is models.Session else record.leaves_at
    said = hour_said(hour, "fr")
    for page in address(model, "changelist"), address(model, "change", record.pk):
        shown = client.get(page).text
        assert (said in shown, f"{hour:%-H\u00a0h\u00a0%M}" in shown) == (True, bool(hour.minute))


def test_the_history_tells_of_an_hour_that_changed(client, program):
    client.force_login(coordinator_of(program))
    session = SessionFactory(offering__activity__program=program)
    session.ends = time(12)
    session.save()
    page = client.get(address(models.Session, "history", session.pk)).text
    assert "12\u00a0h" in page
