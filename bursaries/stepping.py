"""The steps of rounds, applications, awards and service obligations that are taken back."""

from django.urls import reverse

from bursaries.access import (
    visible_applications,
    visible_attestations,
    visible_award_instalments,
    visible_awards,
    visible_obligations,
    visible_rounds,
)
from bursaries.actions.machines import (
    application_machine,
    attestation_machine,
    award_machine,
    instalment_machine,
    obligation_machine,
    round_machine,
)
from bursaries.models import (
    Application,
    Award,
    AwardInstalment,
    BursaryRound,
    Obligation,
    ServiceAttestation,
)
from programs.taking_back import Steps, declare


def _round_page(user, found: BursaryRound) -> str:
    return reverse("bursary_round", args=[found.pk])


def _application_page(user, application: Application) -> str:
    return reverse("bursary_application", args=[application.pk])


def _award_page(user, award: Award) -> str:
    return reverse("award", args=[award.pk])


def _instalment_page(user, instalment: AwardInstalment) -> str:
    return reverse("award", args=[instalment.award_id])


def _obligation_page(user, obligation: Obligation) -> str:
    return reverse("duty", args=[obligation.pk])


def _attestation_page(user, attestation: ServiceAttestation) -> str:
    return reverse("duty", args=[attestation.service.obligation_id])


declare(
    Steps(round_machine, visible_rounds, _round_page),
    Steps(application_machine, visible_applications, _application_page),
    Steps(award_machine, visible_awards, _award_page),
    Steps(instalment_machine, visible_award_instalments, _instalment_page),
    Steps(obligation_machine, visible_obligations, _obligation_page),
    Steps(attestation_machine, visible_attestations, _attestation_page),
)
