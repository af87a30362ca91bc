"""Every resource's import is undone to the last row, with whatever it wrote beside its records."""

from datetime import date
from decimal import Decimal

import pytest

from activities.importing.surveys import AnswerValue
from bursaries.importing.cells import Scores
from config.tests.rows import differences, emptied, everything
from programs.accounts.tests.factories import AdministratorFactory
from programs.importing import kinds, registry
from programs.importing.directories import Scope
from programs.importing.kept import KeptFile
from programs.importing.measures import Number
from programs.importing.questions import OTHER as OTHER_PERSONS
from programs.importing.questions import Answers
from programs.importing.taking import take_in
from programs.importing.undoing import undo
from programs.importing.writing import Xlsx
from programs.models import Import
from programs.tests.factories import ProgramFactory
from programs.tests.worlds import of_each_app

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read_here")]

# A log that only grows, what binds somebody, and what says nothing but who does what.
NEVER_CHANGED = {"activity_parts", "budget_overruns", "obligation_terms"}


def exported(name: str, change=lambda dataset: None) -> KeptFile:
    dataset = registry.get(name)().export()
    change(dataset)
    answers = Answers(for_all=OTHER_PERSONS)
    return KeptFile(Xlsx().export_data(dataset), f"{name}.xlsx", name, answers=answers)


def taken(file: KeptFile) -> Import:
    made, result = take_in(file, scope=Scope())
    assert made, [str(error) for error in result.all_errors]
    return made


@pytest.fixture
def by():
    return AdministratorFactory()


@pytest.fixture(scope="module")
def _filled_for_the_module(taken_back_by_the_module) -> None:
    of_each_app("awkward", ProgramFactory(slug="ici"))
    of_each_app("one_more", ProgramFactory(slug="la"))


@pytest.fixture
def filled(_filled_for_the_module, db) -> None:
    """Records of every resource; what a test does to them is taken back."""


def test_what_every_resource_adds_goes(filled, by):
    files = [exported(name) for name in registry.names()]
    emptied()
    before, made = [], []
    for file in files:
        before.append(everything())
        made.append(taken(file))
    assert [one.resource for one in made if not one.new] == []
    found = {}
    for one, was in zip(reversed(made), reversed(before), strict=True):
        undo(one, by=by)
        found[one.resource] = differences(was, everything())
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize("name", [one for one in registry.names() if one not in NEVER_CHANGED])
def test_what_every_resource_changes_comes_back(name, filled, by):
    resource = registry.get(name)()
    before = everything()
    made = taken(exported(name, lambda dataset: altered(resource, dataset)))
    assert made.updated > 0
    assert differences(before, everything()) != {}
    undo(made, by=by)
    assert differences(before, everything()) == {}


def altered(resource, dataset) -> None:
    """Say something else in a column of ``dataset`` that tells no record from another."""
    name = ALTERED[resource.name]
    at = [column.name for column in resource.columns].index(name)
    rows = [list(row) for row in dataset]
    for row in rows:
        row[at] = OTHER[type(resource.by_name[name].kind)](row[at])
    del dataset[0 : len(rows)]
    dataset.extend(rows)


# A column of each resource that may be said otherwise.
ALTERED = {
    "organizations": "note",
    "programs": "aim",
    "roles": "ends_on",
    "objectives": "text_en",
    "targets": "label_en",
    "funding": "amount",
    "schools": "town",
    "organization_names": "note",
    "organization_successions": "note",
    "people": "note",
    "referrals": "need",
    "plans": "orientation_en",
    "plan_headings": "aim",
    "plan_actions": "note",
    "plan_involvements": "label",
    "plan_obstacles": "lifted_on",
    "plan_updates": "reason",
    "indicators": "source",
    "indicator_targets": "quantity",
    "measurements": "note",
    "expense_categories": "label_en",
    "budgets": "title_en",
    "budget_lines": "label_en",
    "budget_signatories": "title_en",
    "variance_notes": "text_en",
    "bank_accounts": "name",
    "bank_transactions": "reference",
    "sharing_keys": "label",
    "budget_changes": "why",
    "commitments": "description",
    "instalments": "condition",
    "receipts": "reference",
    "expenses": "description",
    "payments": "reference",
    "closings": "note",
    "agreements": "note",
    "agreement_parties": "signatory_title",
    "agreement_amendments": "subject_en",
    "agreement_signatures": "title",
    "clause_templates": "title_en",
    "agreement_clauses": "position",
    "agreement_obligations": "note",
    "agreement_contributions": "label_en",
    "insured_hours": "note",
    "agreement_reviews": "strengths",
    "committees": "mandate",
    "committee_members": "title",
    "committee_meetings": "place",
    "committee_attendances": "replaced_by",
    "committee_decisions": "moved_by",
    "committee_follow_ups": "note",
    "agenda_items": "text",
    "network_entries": "mission",
    "network_services": "audience",
    "network_contacts": "title",
    "obligation_rules": "text_en",
    "bursary_rounds": "call_en",
    "award_tiers": "label_en",
    "required_documents": "label_en",
    "round_questions": "label_en",
    "criteria": "guidance",
    "bursary_reviewers": "is_active",
    "letter_templates": "body_en",
    "bursary_applications": "note",
    "application_choices": "position",
    "application_answers": "text",
    "application_references": "relation",
    "bursary_reviews": "scores",
    "obligations": "note",
    "awards": "note",
    "award_instalments": "condition_en",
    "service_periods": "reason",
    "service_attestations": "comment",
    "deferrals": "ends_on",
    "waivers": "months",
    "repayments": "reference",
    "follow_ups": "note",
    "activities": "review",
    "offerings": "label_en",
    "sessions": "note",
    "outreach": "note",
    "highlights": "text_en",
    "pack_requirements": "reference",
    "pack_pieces": "title_en",
    "activity_bookings": "note",
    "registrations": "note",
    "participants": "first_name",
    "attendances": "note",
    "named_attendances": "is_present",
    "activity_costs": "unit",
    "transports": "instructions",
    "transport_stops": "boards",
    "kiosks": "theme",
    "surveys": "intro_en",
    "survey_questions": "text_en",
    "survey_responses": "is_aside",
    "survey_answers": "value",
    "mentors": "background",
    "mentees": "need",
    "pairings": "note",
    "meetings": "minutes",
    "outcomes": "note",
    "stated_figures": "label",
    "reports": "outlook",
}
OTHER = {
    kinds.Kind: lambda text: f"{text} bis".strip(),
    kinds.Text: lambda text: f"{text} bis".strip(),
    kinds.Amount: lambda amount: Decimal(amount or 0) + 1,
    # A range is a text.
    kinds.StatedAmount: lambda amount: (
        amount if isinstance(amount, str) and amount else Decimal(amount or 0) + 1
    ),
    kinds.Whole: lambda number: int(number or 0) + 1,
    kinds.Day: lambda day: date(2020, 1, 1),
    kinds.Choice: lambda label: "Oui" if label == "Non" else "Non",
    Number: lambda number: Decimal(number or 0) + 1,
    AnswerValue: lambda value: value and int(value) - 1,
    Scores: lambda text: text and text.replace("= 4", "= 3"),
    kinds.StatedQuantity: lambda number: 1 if isinstance(number, str) else int(number or 0) + 1,
}
