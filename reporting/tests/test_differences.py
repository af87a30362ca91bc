"""What a correction changes, as it is told on the draft and on the page that publishes."""

import pgtrigger
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.referrals.models import Referral
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory, RegionFactory
from reporting import actions
from reporting.tests.factories import LABEL, YEAR, submitted_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return ProgramFactory()


@pytest.fixture
def referrers():
    """Two organisations of one name, in two regions."""
    regions = RegionFactory(), RegionFactory(code="15", name="Laurentides")
    return [OrganizationFactory(name="Carrefour", region=region) for region in regions]


@pytest.fixture
def published(program, referrers, quick_pdf):
    """A bilan of one referral from each of the two, published."""
    for referrer in referrers:
        ReferralFactory(program=program, referrer=referrer, received_on=YEAR.start)
    report = submitted_report(program)
    actions.publish_report(report=report, by=None)
    return report


def corrected(report):
    """Its correction, under review."""
    draft = actions.reopen_report(report=report, by=None, reason="Une référence de trop.")
    return actions.submit_report(report=draft, by=None)


def pages_of(report) -> list[str]:
    """The pages on which the draft is looked at before it is published."""
    return [
        reverse("preview", args=[report.program.slug, LABEL]),
        reverse("admin:reporting_report_change", args=[report.pk]),
        reverse("admin:reporting_report_step", args=[report.pk, "publier"]),
    ]


def told(client, report) -> list[list[tuple[str, ...]]]:
    """The changes that each page tells."""
    client.force_login(coordinator_of(report.program))
    return [
        [tuple(cell["value"] for cell in row) for row in page.context["differences"]["changes"]]
        for page in map(client.get, pages_of(report))
    ]


def test_what_changes_is_told_before_it_is_published_the_homonyms_apart(
    published, referrers, client
):
    Referral.objects.filter(referrer=referrers[1]).delete()
    region = referrers[1].region.name
    changes = [
        ("Références reçues", "2", "1"),
        (f"Références reçues · Carrefour ({region})", "1", "—"),
    ]
    assert told(client, corrected(published)) == [changes] * 3


def test_a_referrer_that_took_another_name_is_no_change(published, referrers, client):
    referrers[0].name = "Place aux jeunes"
    referrers[0].save()
    assert told(client, corrected(published)) == [[]] * 3


def test_a_bilan_that_was_never_published_has_nothing_to_compare(program, client):
    report = submitted_report(program)
    client.force_login(coordinator_of(program))
    found = [client.get(url).context.get("differences") for url in pages_of(report)]
    assert found == [None] * 3


def test_a_published_bilan_is_not_compared_with_the_records_of_today(published, client):
    client.force_login(coordinator_of(published.program))
    found = [client.get(url).context.get("differences") for url in pages_of(published)[:2]]
    assert found == [None] * 2


def test_a_version_that_kept_no_keys_is_compared_by_names_and_says_so(published, client):
    version = published.versions.get()
    for figure in version.figures["fr"]["figures"].values():
        for part in figure["breakdown"]:
            del part["key"]
    with pgtrigger.ignore("reporting.ReportVersion:frozen"):
        version.save()
    client.force_login(coordinator_of(published.program))
    page = client.get(pages_of(corrected(published))[0])
    assert page.context["differences"]["is_by_name"] is True
    assert page.content.decode().count("elles sont comparées par ce nom") == 1


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_queries_do_not_grow_with_what_changed(place, published, referrers, client):
    draft = corrected(published)
    url = pages_of(draft)[place]
    client.force_login(coordinator_of(draft.program))
    client.get(url)
    counts = []
    for count in (1, 3):
        for _one in range(count):
            ReferralFactory(
                program=draft.program,
                referrer=OrganizationFactory(name="Carrefour"),
                received_on=YEAR.start,
            )
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        counts.append(len(captured))
    assert counts[0] == counts[1]
