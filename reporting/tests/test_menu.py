"""Where the menu says that one is, on the pages of every kind of report."""

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import MembershipFactory
from reporting.tests.factories import LABEL, year_of_a_lead

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "page, more",
    [
        ("preview", [LABEL]),
        ("preview_records", [LABEL, "mentoring.mentees"]),
        ("organization_preview", [LABEL]),
        ("organization_preview_records", [LABEL, "mentoring.mentees"]),
        ("program_sheet", []),
        ("region_catalogue", []),
    ],
)
def test_what_is_being_written_belongs_to_the_reports_and_not_to_what_was_published(
    page, more, client
):
    lead = year_of_a_lead(acronym="CAR")
    program = lead.led_programs.earliest("pk")
    client.force_login(MembershipFactory(organization=lead).user)
    subjects = {"organization": lead.code, "region": program.region.code}
    subject = subjects.get(page.partition("_")[0], program.slug)
    sections = client.get(reverse(page, args=[subject, *more])).context["navigation"]
    links = [link for section in sections for link in section.get("links", ())]
    marked = [str(link["label"]) for link in links if link["current"]]
    assert marked == ["Rapports"]
