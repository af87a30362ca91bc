"""Long exports: made in the background, and the same as short ones."""

import pytest
from django.urls import reverse

from programs import jobs
from programs.accounts.tests.factories import coordinator_of
from programs.importing import exports
from programs.models.jobs import Job, JobFile
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db

EXPORT = reverse("admin:people_person_export")
NAMES = ("Beta", "Gamma", "Alpha", "Delta", "Epsilon")


@pytest.fixture
def lead():
    return ProgramFactory().lead


@pytest.fixture
def coordinator(client, lead):
    client.force_login(coordinator_of(lead.led_programs.get()))
    for name in NAMES:
        PersonFactory(holder=lead, last_name=name)
    PersonFactory(last_name="Étrangère")
    return client


@pytest.fixture
def in_the_background(monkeypatch, django_capture_on_commit_callbacks):
    """Have every export be a long one; what comes of it once the transaction is over."""

    def export(client, query: str = "") -> bytes:
        monkeypatch.setattr(exports, "AT_ONCE", 1)
        monkeypatch.setattr(exports, "TOGETHER", 2)
        with django_capture_on_commit_callbacks(execute=True):
            answer = posted(client, query)
        assert answer.url == reverse("job", args=[Job.objects.latest("pk").pk])
        return bytes(JobFile.objects.latest("pk").content)

    return export


def posted(client, query: str = ""):
    page = client.get(EXPORT + query)
    fields = page.context["form"].fields
    columns = [name for name in fields if "_" in name and name != "export_items"]
    return client.post(EXPORT + query, {"format": 1, "resource": 0} | dict.fromkeys(columns, "on"))


@pytest.mark.parametrize("query", ["", "?q=ta", "?o=-1"])
def test_a_long_export_is_the_same_file_in_the_same_order(coordinator, in_the_background, query):
    short = posted(coordinator, query).content
    assert in_the_background(coordinator, query) == short


def test_it_holds_what_whoever_asked_may_see(coordinator, in_the_background):
    assert "Étrangère" not in in_the_background(coordinator).decode()


def test_its_steps_are_the_records(coordinator, in_the_background):
    in_the_background(coordinator)
    job = Job.objects.get()
    assert (job.done, job.total) == (len(NAMES), len(NAMES))


def test_what_was_deleted_meanwhile_is_left_out(coordinator, lead, monkeypatch):
    monkeypatch.setattr(exports, "AT_ONCE", 1)
    posted(coordinator)
    Person.objects.filter(last_name="Gamma").delete()
    jobs.run_job.call(Job.objects.get().pk)
    assert len(bytes(JobFile.objects.get().content).decode().splitlines()) == len(NAMES)


def test_the_one_that_asked_for_is_handed_its_file(coordinator, in_the_background):
    content = in_the_background(coordinator)
    answer = coordinator.get(reverse("job_file", args=[Job.objects.get().pk]))
    assert (answer.getvalue(), answer["Content-Type"]) == (content, "text/csv; charset=utf-8")
