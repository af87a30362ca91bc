"""A service that a program runs no more: nothing tells of it, and nothing of it is lost."""

from datetime import date

import pytest
from django.urls import reverse

from config.agenda import home
from programs import menu
from programs.accounts.tests.factories import coordinator_of
from programs.enums import Service
from programs.importing import registry
from programs.importing.directories import Scope
from reporting import making
from reporting.tests.factories import ReportFactory, a_year_of_service

pytestmark = pytest.mark.django_db

AFTER = date(2008, 9, 1)
LISTS = ("mentor", "mentee", "pairing", "pairingmeeting", "outcome")
FILES = ("mentors", "mentees", "pairings", "meetings", "outcomes")


@pytest.fixture
def program():
    return a_year_of_service()


def run(program, *services: str) -> None:
    program.services = list(services)
    program.save()


def figures(program) -> dict:
    report = ReportFactory.build(program=program)
    return making.make_report(report, "fr", as_of=AFTER).figures["figures"]


def exported(program) -> list[list]:
    scope = Scope(program=program)
    resources = [registry.get(name)(scope) for name in FILES]
    return [list(one.export(one._meta.model.objects.order_by("pk"))) for one in resources]


def test_the_bilan_tells_nothing_of_it_and_all_of_it_once_it_is_run_again(program):
    before = figures(program)
    run(program, Service.REFERRALS)
    told = {code.partition(".")[0] for code in figures(program)}
    run(program, *Service.values)
    assert (told, figures(program)) == ({"referrals", "people", "funding"}, before)


def test_the_menu_leaves_it_out_and_its_lists_and_files_hold_what_they_held(program, client):
    client.force_login(coordinator_of(program))

    def listed() -> list[int]:
        pages = [client.get(reverse(f"admin:mentoring_{name}_changelist")) for name in LISTS]
        return [page.context["cl"].result_count for page in pages]

    before = listed(), exported(program)
    run(program, Service.REFERRALS)
    sections = menu.sections_of(coordinator_of(program))
    assert (Service.MENTORING in sections, Service.REFERRALS in sections) == (False, True)
    assert (listed(), exported(program)) == before
    assert 0 not in before[0]


def test_what_was_begun_still_awaits_its_end(program):
    def actions() -> list[str]:
        agenda = home(coordinator_of(program), {"service": "mentoring"}, AFTER)["agenda"]
        return [item["action"] for group in agenda["groups"] for item in group["items"]]

    before = actions()
    run(program, Service.REFERRALS)
    assert (actions(), before != []) == (before, True)
