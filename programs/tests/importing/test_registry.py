"""The names of the resources, in the order in which files are loaded."""

import pytest

from programs.importing import registry
from programs.importing.resources import RecordResource


def test_every_resource_of_every_app_is_registered_in_the_order_to_load_them():
    assert registry.names() == [
        "organizations",
        "programs",
        "roles",
        "objectives",
        "targets",
        "funding",
        "schools",
        "organization_names",
        "organization_successions",
        "people",
        "referrals",
        "plans",
        "plan_headings",
        "plan_actions",
        "plan_involvements",
        "plan_obstacles",
        "plan_updates",
        "indicators",
        "indicator_targets",
        "measurements",
        "expense_categories",
        "budgets",
        "budget_lines",
        "budget_signatories",
        "variance_notes",
        "bank_accounts",
        "bank_transactions",
        "sharing_keys",
        "budget_overruns",
        "budget_changes",
        "commitments",
        "instalments",
        "receipts",
        "expenses",
        "payments",
        "closings",
        "obligation_rules",
        "obligation_terms",
        "bursary_rounds",
        "award_tiers",
        "required_documents",
        "round_questions",
        "criteria",
        "bursary_reviewers",
        "letter_templates",
        "bursary_applications",
        "application_choices",
        "application_answers",
        "application_references",
        "bursary_reviews",
        "obligations",
        "awards",
        "award_instalments",
        "service_periods",
        "service_attestations",
        "deferrals",
        "waivers",
        "repayments",
        "follow_ups",
        "activities",
        "activity_parts",
        "offerings",
        "sessions",
        "outreach",
        "highlights",
        "activity_bookings",
        "registrations",
        "participants",
        "attendances",
        "named_attendances",
        "activity_costs",
        "transports",
        "transport_stops",
        "kiosks",
        "surveys",
        "survey_questions",
        "survey_responses",
        "survey_answers",
        "mentors",
        "mentees",
        "pairings",
        "meetings",
        "outcomes",
        "stated_figures",
        "reports",
    ]


def test_a_name_is_taken_once():
    class Again(RecordResource):
        name = "people"

    with pytest.raises(ValueError, match="two resources are named people"):
        registry.register(Again)


def test_an_unknown_name_is_no_resource():
    with pytest.raises(KeyError):
        registry.get("widgets")
