"""Bursaries in the admin: what is written there, what is read, and by whom."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bursaries import models
from bursaries.enums import AwardState, RoundState
from bursaries.tests.factories import (
    AwardFactory,
    AwardInstalmentFactory,
    AwardTierFactory,
    BursaryRoundFactory,
    EligibilityRuleFactory,
    ObligationFactory,
    ObligationRuleFactory,
    ObligationTermFactory,
    ReviewerFactory,
)
from bursaries.tests.samples import whole_course
from programs.accounts.tests.factories import (
    AdministratorFactory,
    MembershipFactory,
    coordinator_of,
)
from programs.enums import MembershipRole
from programs.tests.factories import ProgramFactory
from reporting.tests.factories import finance_officer_of

pytestmark = pytest.mark.django_db

MODELS = [model for model in admin.site._registry if model._meta.app_label == "bursaries"]
OF_FINANCE = {models.Award, models.AwardInstalment}


@pytest.fixture
def program():
    return ProgramFactory()


def address(model, page: str, *arguments) -> str:
    return reverse(f"admin:bursaries_{model._meta.model_name}_{page}", args=arguments)


def inline(prefix: str, *rows: dict, initial: int = 0) -> dict[str, object]:
    """What the rows of a table send."""
    sent: dict[str, object] = {
        f"{prefix}-TOTAL_FORMS": len(rows),
        f"{prefix}-INITIAL_FORMS": initial,
    }
    for place, row in enumerate(rows):
        sent |= {f"{prefix}-{place}-{name}": value for name, value in row.items()}
    return sent


PARTS = (
    "tiers", "eligibility_rules", "documents", "questions", "criteria", "reviewers",
)  # fmt: skip
ROUND = {
    "code": "2008-2009",
    "title": "Bourses de la relève",
    "title_en": "",
    "starts_on": "2008-07-01",
    "ends_on": "2009-06-30",
    "call": "",
    "call_en": "",
    "opens_at_0": "2008-09-02",
    "opens_at_1": "08:00",
    "closes_at_0": "2008-10-01",
    "closes_at_1": "23:59",
    "grace_minutes": "0",
    "awards": "5",
    "envelope": "14300",
    "references_needed": "1",
    "reviews_needed": "2",
}


def typed(program, **tables) -> dict[str, object]:
    """A round as its form sends it, with the rows of its ``tables``."""
    sent = ROUND | {"program": program.pk}
    for name in PARTS:
        sent |= inline(name, *tables.get(name, ()))
    return sent


def condition(**fields) -> dict[str, object]:
    return {"position": "1", "number": "", "message": "", "message_en": "", "answers": []} | fields


def test_a_round_is_written_with_what_it_is_made_of(client, program):
    client.force_login(coordinator_of(program))
    sent = typed(
        program,
        tiers=[{"position": "1", "code": "collegial", "label": "Collégial", "amount": "2500", "level": "college"}],
        eligibility_rules=[
            condition(subject="level", operator="one_of", answers=["level:college"]),
            condition(subject="age", operator="at_least", number="18"),
        ],
    )  # fmt: skip
    response = client.post(address(models.BursaryRound, "add"), sent)
    assert response.status_code == 302, response.context["errors"]
    round = models.BursaryRound.objects.get()
    assert response.url == reverse("bursary_round", args=[round.pk])
    assert (round.state, [move.to_state for move in round.moves.all()]) == (
        RoundState.DRAFT,
        [RoundState.DRAFT],
    )
    assert [tier.code for tier in round.tiers.all()] == ["collegial"]
    assert [(one.subject, one.values, one.number) for one in round.eligibility_rules.all()] == [
        ("level", ["college"], None),
        ("age", [], Decimal(18)),
    ]


@pytest.mark.parametrize("account", [coordinator_of, lambda program: AdministratorFactory()])
def test_a_round_that_was_changed_leads_back_to_its_page(client, program, account):
    client.force_login(account(program))
    client.post(address(models.BursaryRound, "add"), typed(program))
    round = models.BursaryRound.objects.get()
    sent = typed(program) | {"title": "Bourses de la relève en santé"}
    response = client.post(address(models.BursaryRound, "change", round.pk), sent, follow=True)
    assert (response.status_code, response.redirect_chain) == (
        200,
        [(reverse("bursary_round", args=[round.pk]), 302)],
    )


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            condition(subject="level", operator="one_of", answers=["field:nursing"]),
            "Choisissez les réponses de ce qui est demandé.",
        ),
        (
            condition(subject="level", operator="at_least", number="2"),
            "«\u00a0au moins\u00a0» ne se dit pas de «\u00a0Niveau d’études\u00a0».",
        ),
        (
            condition(subject="age", operator="at_least"),
            "«\u00a0Âge à la clôture\u00a0» attend un nombre.",
        ),
        (
            condition(subject="level", operator="one_of"),
            "«\u00a0Niveau d’études\u00a0» attend au moins un choix.",
        ),
    ],
)
def test_a_condition_that_says_nothing_is_refused(client, program, row, sentence):
    client.force_login(coordinator_of(program))
    sent = typed(program, eligibility_rules=[row])
    response = client.post(address(models.BursaryRound, "add"), sent)
    said = [str(error) for errors in response.context["errors"] for error in errors]
    assert said == [sentence]
    assert models.BursaryRound.objects.count() == 0


def test_a_condition_is_shown_with_the_answers_that_it_has(client, program):
    rule = EligibilityRuleFactory(round__program=program, values=["college", "doctoral"])
    client.force_login(coordinator_of(program))
    page = client.get(address(models.BursaryRound, "change", rule.round_id))
    tables = {
        table.formset.prefix: table.formset for table in page.context["inline_admin_formsets"]
    }
    (form,) = tables["eligibility_rules"].initial_forms
    assert form["answers"].value() == ["level:college", "level:doctoral"]


def test_the_parts_of_a_round_that_is_over_are_read(client, program):
    round = BursaryRoundFactory(program=program, state=RoundState.ENDED)
    AwardTierFactory(round=round)
    client.force_login(coordinator_of(program))
    page = client.get(address(models.BursaryRound, "change", round.pk))
    changed = {
        table.formset.prefix: table.has_change_permission
        for table in page.context["inline_admin_formsets"]
    }
    assert changed == dict.fromkeys(PARTS, False) | {"reviewers": True}


def test_only_who_may_review_for_one_s_programs_is_offered(client, program):
    own = MembershipFactory(organization=program.lead, role=MembershipRole.REVIEWER).user
    MembershipFactory(role=MembershipRole.REVIEWER)
    gone = ReviewerFactory(round__program=program).user
    user = coordinator_of(program)
    client.force_login(user)
    page = client.get(address(models.BursaryRound, "add"))
    tables = {
        table.formset.prefix: table.formset for table in page.context["inline_admin_formsets"]
    }
    offered = tables["reviewers"].empty_form.fields["user"].queryset
    assert set(offered) == {own, gone, user}


def test_a_rule_that_binds_somebody_keeps_all_but_its_texts(client, program):
    rule = ObligationRuleFactory(program=program)
    ObligationTermFactory(rule=rule)
    client.force_login(coordinator_of(program))
    page = address(models.ObligationRule, "change", rule.pk)
    free = client.get(page).context["adminform"]
    assert free.readonly_fields == ["program"]
    ObligationFactory(program=program, rule=rule)
    bound = client.get(page).context
    assert set(bound["adminform"].form.fields) == {"title", "title_en", "text", "text_en"}
    assert [table.has_change_permission for table in bound["inline_admin_formsets"]] == [False]


def test_the_place_of_an_application_and_what_it_declared_stay(client, program):
    application = models.Application.objects.get(
        pk=next(one for one in whole_course(program) if isinstance(one, models.Application)).pk
    )
    client.force_login(coordinator_of(program))
    page = client.get(address(models.Application, "change", application.pk))
    fields = set(page.context["adminform"].form.fields)
    assert fields & {"person", "last_name", "level", "submitted_on", "waiting_rank"} == set()
    assert {"email", "phone", "institution", "note"} <= fields


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_every_page_opens_for_who_may_read_it(client, program, model):
    record = next(one for one in whole_course(program) if isinstance(one, model))
    for user, may in (
        (coordinator_of(program), True),
        (finance_officer_of(program), model in OF_FINANCE),
    ):
        client.force_login(user)
        code = 200 if may else 403
        assert client.get(address(model, "changelist")).status_code == code
        assert client.get(address(model, "change", record.pk)).status_code == code


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.model_name)
def test_a_list_and_a_record_cost_the_same_whatever_their_number(client, program, model):
    records = [next(one for one in whole_course(program) if isinstance(one, model))]
    client.force_login(coordinator_of(program))
    counted = []
    for more in (0, 2):
        for _turn in range(more):
            records += [next(one for one in whole_course(program) if isinstance(one, model))]
        client.get(address(model, "changelist"))
        with CaptureQueriesContext(connection) as captured:
            client.get(address(model, "changelist"))
        counted.append(len(captured))
    assert counted[0] == counted[1]


def test_an_award_costs_the_same_whatever_its_instalments(client, program):
    award = AwardFactory(
        round__program=program, state=AwardState.SIGNED, signed_on=date(2007, 10, 25), amount=9000
    )
    client.force_login(finance_officer_of(program))
    counted = []
    for more in (1, 2):
        for _turn in range(more):
            AwardInstalmentFactory(award=award)
        with CaptureQueriesContext(connection) as captured:
            client.get(address(models.Award, "change", award.pk))
        counted.append(len(captured))
    assert counted[0] == counted[1]
