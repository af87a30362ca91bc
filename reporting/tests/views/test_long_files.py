"""Documents that take long to make as files: asked for on a page, made in the background."""

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.models.jobs import Job, JobFile, JobState
from programs.tests.factories import ProgramFactory
from reporting import making
from reporting.rendering.pdf import RenderingUnavailable
from reporting.tests.factories import year_of_a_lead

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return year_of_a_lead().led_programs.first()


@pytest.fixture
def coordinator(client, program):
    client.force_login(coordinator_of(program))
    return client


@pytest.fixture
def long(monkeypatch):
    """Every document is a long one."""
    monkeypatch.setattr(making, "ROWS_AT_ONCE", 0)


def address(program, format: str) -> str:
    return reverse("preview_file", args=[program.slug, "2007-2008", format])


def asked(client, program, format: str, capture):
    with capture(execute=True):
        return client.post(address(program, format))


@pytest.mark.parametrize(
    ("format", "is_asked"),
    [("pdf", True), ("xlsx", True), ("html", False), ("csv", False), ("json", False)],
)
def test_a_page_asks_before_what_takes_long(
    program, coordinator, long, quick_pdf, format, is_asked
):
    page = coordinator.get(address(program, format))
    assert ("Préparer ce fichier" in page.content.decode(errors="replace")) == is_asked


def test_asking_changes_nothing_until_the_button_is_pressed(program, coordinator, long):
    coordinator.get(address(program, "pdf"))
    assert Job.objects.count() == 0


def test_the_file_made_in_the_background_is_the_same(
    program, coordinator, quick_pdf, monkeypatch, django_capture_on_commit_callbacks
):
    at_once = coordinator.get(address(program, "xlsx"))
    monkeypatch.setattr(making, "ROWS_AT_ONCE", 0)
    asked(coordinator, program, "xlsx", django_capture_on_commit_callbacks)
    file = JobFile.objects.get()
    assert bytes(file.content) == at_once.content
    assert at_once["Content-Disposition"] == f'attachment; filename="{file.name}"'


def test_the_language_asked_for_is_that_of_the_file(
    program, coordinator, long, quick_pdf, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        coordinator.post(address(program, "pdf") + "?langue=en")
    assert JobFile.objects.get().name.endswith("-en.pdf")


def test_asked_twice_it_is_made_once(program, coordinator, long):
    pages = [coordinator.post(address(program, "pdf")).url for _click in range(2)]
    assert (len(set(pages)), Job.objects.count()) == (1, 1)


def test_what_cannot_be_printed_says_what_to_do(
    program, coordinator, long, monkeypatch, django_capture_on_commit_callbacks
):
    def fail(document):
        raise RenderingUnavailable("apt-get install pango")

    monkeypatch.setattr(making, "render_pdf", fail)
    asked(coordinator, program, "pdf", django_capture_on_commit_callbacks)
    job = Job.objects.get()
    assert (job.state, job.error.endswith("apt-get install pango")) == (JobState.FAILED, True)


def test_a_right_lost_meanwhile_is_lost_to_the_file_too(
    program, coordinator, long, quick_pdf, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        coordinator.post(address(program, "pdf"))
        Job.objects.get().asked_by.memberships.update(is_active=False)
    assert (Job.objects.get().state, JobFile.objects.count()) == (JobState.FAILED, 0)


def test_somebody_from_elsewhere_asks_in_vain(client, program, long):
    client.force_login(coordinator_of(ProgramFactory()))
    assert (client.post(address(program, "pdf")).status_code, Job.objects.count()) == (404, 0)
