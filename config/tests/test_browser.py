"""The site in a real browser: every role gets in, nothing is said on the console, nothing leaves the site."""

from collections.abc import Callable

import pytest
from django.contrib import admin
from django.db import transaction
from django.urls import reverse

from config.tests.walks import world
from mentoring.models import Mentee, Pairing
from programs.accounts.models import User
from programs.accounts.tests.factories import AdministratorFactory, coordinator_of
from programs.enums import MembershipRole
from programs.models import Program
from programs.referrals.models import Referral
from programs.referrals.tests.portal import address, link_to, refer
from programs.tests.browsing import PHONE, Visit
from reporting.models import Report, ReportVersion
from reporting.tests.factories import (
    LABEL,
    a_year_of_service,
    finance_officer_of,
    funder_of,
    member_of,
    published_files,
    submitted_report,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "mot-de-passe-d-essai"  # of UserFactory

# What each role finds after signing in, and the pages that it opens from there.
PAGES: dict[str, tuple[Callable[[Program], str], ...]] = {
    "coordinator": (
        lambda program: reverse("admin:index"),
        lambda program: reverse("admin:mentoring_pairing_changelist"),
        lambda program: reverse("admin:mentoring_pairing_change", args=[first(Pairing, program)]),
        lambda program: reverse("match_mentee", args=[waiting(program)]),
        lambda program: reverse("admin:reporting_report_changelist"),
        lambda program: reverse("admin:reporting_report_change", args=[first(Report, program)]),
        lambda program: reverse(
            "admin:reporting_report_step", args=[first(Report, program), "publier"]
        ),
        lambda program: reverse("preview", args=[program.slug, LABEL]),
        lambda program: reverse(
            "preview_records", args=[program.slug, LABEL, "mentoring.pairings"]
        ),
        lambda program: reverse("program_sheet", args=[program.slug]),
        lambda program: reverse("published"),
    ),
    "finance": (lambda program: reverse("admin:programs_funding_changelist"),),
    "partner": (
        lambda program: reverse("home"),
        lambda program: reverse("sent_referrals"),
        lambda program: reverse("refer"),
        lambda program: reverse("referral_follow", args=[sent(program).pk]),
        lambda program: reverse("referral_receipt", args=[sent(program).pk]),
        lambda program: reverse("referral_complete", args=[sent(program).pk]),
        lambda program: reverse("referral_withdraw", args=[sent(program).pk]),
        lambda program: reverse("my_account"),
    ),
    "funder": (
        lambda program: reverse("home"),
        lambda program: reverse("published"),
        lambda program: reverse("published_version", args=[version_of(program).pk]),
        lambda program: reverse("mfa_index"),
    ),
    "visitor": (
        lambda program: reverse("account_login"),
        lambda program: reverse("account_reset_password"),
        lambda program: reverse("become_mentor"),
        lambda program: reverse("mentor_thanks"),
        lambda program: reverse("contact"),
        lambda program: reverse("privacy"),
        lambda program: reverse("accessibility"),
        lambda program: f"{reverse('verify_report')}?numero={version_of(program).printed_number}",
        lambda program: address(link_to(program)),
        lambda program: address(link_to(program, referral=sent(program))),
    ),
    "administrator": (lambda program: reverse("admin:accounts_user_changelist"),),
}

# Forms sent as they came, with nothing in them: by role, where, and what each then says.
EMPTY_FORMS = {
    "refer": ("partner", lambda program: reverse("refer")),
    "complete": ("partner", lambda program: reverse("referral_complete", args=[sent(program).pk])),
    "withdraw": ("partner", lambda program: reverse("referral_withdraw", args=[sent(program).pk])),
    "link": ("visitor", lambda program: address(link_to(program))),
    "mentor": ("visitor", lambda program: reverse("become_mentor")),
    "login": ("visitor", lambda program: reverse("account_login")),
    "reset": ("visitor", lambda program: reverse("account_reset_password")),
    "verify": ("visitor", lambda program: reverse("verify_report")),
    "password": ("funder", lambda program: reverse("account_change_password")),
    "invite": (
        "coordinator",
        lambda program: reverse("invite_person", args=[sent(program).referrer_id]),
    ),
}


def sent(program: Program) -> Referral:
    """A referral that a partner's form sent."""
    made = program.referrals.exclude(as_sent={}).first()
    return made or refer(
        member_of(program.referrals.exclude(referrer=None).first().referrer, "partner"), program
    )


def version_of(program: Program) -> ReportVersion:
    return ReportVersion.objects.get(report__program=program)


def first(model, program: Program) -> int:
    return model.objects.filter(program=program).order_by("pk").values_list("pk", flat=True)[0]


def waiting(program: Program) -> int:
    """A mentee who has no pairing yet."""
    return Mentee.objects.get(program=program, pairings=None).pk


@pytest.fixture
def program() -> Program:
    """A year of service with a published bilan, the correction of which is under review."""
    program = a_year_of_service(doors=["referrals", "mentors"])
    submitted_report(program)
    published_files(program)
    return program


def user_as(role: str, program: Program) -> User:
    makers = {
        "coordinator": coordinator_of,
        "finance": finance_officer_of,
        "partner": lambda program: member_of(sent(program).referrer, MembershipRole.PARTNER),
        "funder": funder_of,
        "administrator": lambda program: AdministratorFactory(),
    }
    return makers[role](program)


@pytest.fixture
def visit(page, live_server) -> Visit:
    return Visit(page, live_server.url)


def test_one_signs_in_through_the_form(visit, program):
    user = coordinator_of(program)
    visit.resize(PHONE).open(reverse("admin:index"))
    assert visit.faults() == []
    visit.page.fill("input[name=login]", user.email)
    visit.page.fill("input[name=password]", PASSWORD)
    visit.page.press("input[name=password]", "Enter")
    visit.page.wait_for_url(f"**{reverse('admin:index')}")
    assert visit.faults() == []


@pytest.mark.parametrize("role", PAGES)
def test_the_pages_of_a_role_work_and_can_be_read_by_all_on_a_desk_and_on_a_phone(
    visit, program, role
):
    if role != "visitor":
        visit.sign_in(user_as(role, program))
    assert visit.faults_of([page(program) for page in PAGES[role]]) == []


@pytest.mark.parametrize("form", EMPTY_FORMS)
def test_the_errors_of_a_form_can_be_read_by_all(visit, program, form):
    role, page = EMPTY_FORMS[form]
    if role != "visitor":
        visit.sign_in(user_as(role, program))
    visit.resize(PHONE).open(page(program))
    # The browser would stop an empty field before the site could say what is missing.
    visit.page.evaluate("document.querySelectorAll('main form').forEach(f => f.noValidate = true)")
    with visit.page.expect_navigation():
        visit.page.locator("main form button[type=submit]").first.click()
    assert visit.page.title().startswith("Erreur\u00a0:")
    assert visit.faults(PHONE) == []


def test_the_interface_changes_its_language(visit, program):
    visit.sign_in(coordinator_of(program))
    visit.open(reverse("admin:index"))
    assert visit.page.locator("html").get_attribute("lang") == "fr-ca"
    visit.page.get_by_role("button", name="English").click()
    visit.page.wait_for_load_state()
    assert visit.page.locator("html").get_attribute("lang") == "en"


@pytest.mark.slow
def test_every_list_of_the_administration_can_be_read_on_a_phone(visit):
    with transaction.atomic():
        world()
    visit.sign_in(AdministratorFactory())
    lists = [
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for model in admin.site._registry
    ]
    assert visit.faults_of(lists, PHONE) == []


def test_the_check_sees_what_is_wrong(visit):
    visit.page.route(
        "**/*", lambda route: route.fulfill(status=200, body="", content_type="text/css")
    )
    visit.page.set_content(
        "<img src='https://elsewhere.test/a.png'><div style='width:3000px'>x</div>"
    )
    kinds = [fault.split()[1].rstrip(":") for fault in visit.faults()]
    assert [kinds.count(kind) for kind in ("outside", "image-alt", "scrolls")] == [1, 2, 2]
