"""Whether applications are admitted, whose they are, and who reads them."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from bursaries.actions.machines import application_machine
from bursaries.admitting import check_eligibility, regions_known, verdicts_of
from bursaries.eligibility import Outcome, Regions, Standing, Verdict
from bursaries.enums import ApplicationState
from bursaries.models import Application, BursaryRound
from programs import mailing
from programs.links import token_of
from programs.people.actions import fill_blanks, record_consent
from programs.people.consents import Agreement
from programs.people.enums import ConsentGiver
from programs.people.likeness import Known
from programs.people.models import Person

mailing.declare(application_to_complete=gettext_lazy("Candidature à préciser"))

# What an application and a person say in the same words.
_SHARED = ("birth_date", "email", "phone", "city", "region", "languages")


# --- Whether they are admitted --------------------------------------------------------------------


@transaction.atomic
def mark_eligible(
    *, application: Application, by, on: date | None = None, reason: str = ""
) -> Application:
    """Admit an application; against what its answers say, only for a ``reason``, which the history keeps."""
    if check_eligibility(application).outcome != Standing.ELIGIBLE and not reason.strip():
        raise ValidationError(
            {"reason": _("Les réponses ne le disent pas : écrivez ce que vous avez vérifié.")}
        )
    return application_machine.move(
        application, ApplicationState.ELIGIBLE, by=by, on=on, reason=reason
    )


@transaction.atomic
def mark_ineligible(
    *, application: Application, by, reason: str, on: date | None = None
) -> Application:
    """Say that an application is not admitted, and why: its letter tells it."""
    if application.reviews.complete().exists():
        raise ValidationError(
            _("Des évaluations de cette candidature sont terminées : refusez-la plutôt.")
        )
    return application_machine.move(
        application, ApplicationState.INELIGIBLE, by=by, on=on, reason=reason
    )


@transaction.atomic
def mark_certain(
    *, round: BursaryRound, by, outcomes: Iterable[str], on: date | None = None
) -> dict[str, int]:
    """Take the step that the answers decide, for all the applications of ``round`` that wait for it.

    ``outcomes`` are the verdicts to act on; how many applications each concerned is returned. What the answers leave
    open stays as it is.
    """
    waiting = Application.objects.filter(
        round=round, state=ApplicationState.SUBMITTED
    ).select_related("region", "origin", "round")
    applications = list(waiting)
    verdicts, regions = verdicts_of(round, applications), regions_known()
    done = dict.fromkeys(outcomes, 0)
    for one in applications:
        verdict = verdicts[one.pk]
        if verdict.outcome not in done or verdict.outcome == Standing.UNKNOWN:
            continue
        if verdict.outcome == Standing.ELIGIBLE:
            application_machine.move(one, ApplicationState.ELIGIBLE, by=by, on=on)
        else:
            why = failures_told(verdict, regions, one.language)
            application_machine.move(one, ApplicationState.INELIGIBLE, by=by, on=on, reason=why)
        done[verdict.outcome] += 1
    return done


def failures_told(verdict: Verdict, regions: Regions, language: str) -> str:
    """Why an application is not admitted, as its letter says it to the applicant."""
    with override(language):
        return "\n".join(one.to_refused(regions) for one in verdict.which(Outcome.FAILED))


@transaction.atomic
def take_back_eligibility(
    *, application: Application, by, reason: str = "", on: date | None = None
) -> Application:
    """Decided too fast: whether the application is admitted is asked again."""
    if application.reviews.complete().exists():
        raise ValidationError(_("Des évaluations de cette candidature sont déjà terminées."))
    return application_machine.move(
        application,
        ApplicationState.SUBMITTED,
        by=by,
        on=on,
        reason=reason,
        sources=(ApplicationState.ELIGIBLE, ApplicationState.INELIGIBLE),
    )


@transaction.atomic
def ask_applicant(*, application: Application, by) -> Application:
    """Write to the applicant that something lacks: their page says what, the mail does not."""
    if application.state != ApplicationState.SUBMITTED:
        raise ValidationError(_("L’admissibilité de cette candidature est déjà décidée."))
    if not check_eligibility(application).which(Outcome.UNKNOWN):
        raise ValidationError(_("Aucune réponse ne manque à cette candidature."))
    mailing.send(
        "application_to_complete",
        to=application.email,
        language=application.language,
        about=application,
        replaces=True,
        organization=application.round.program.lead,
        url=mailing.absolute(reverse("letter_box", args=[token_of(application)])),
    )
    return application


# --- Whose they are -------------------------------------------------------------------------------


@transaction.atomic
def identify(*, application: Application, by, person: Person | None = None) -> Application:
    """Say who applied: ``person`` where they are known already, else a new one, made of what they wrote.

    A known person keeps what is recorded; the application fills the blanks of a file that the program's lead holds.
    """
    locked = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if locked.person_id:
        raise ValidationError(_("Cette personne est déjà identifiée."))
    if locked.state == ApplicationState.DRAFT:
        raise ValidationError(_("Cette candidature n’est pas encore envoyée."))
    lead = locked.round.program.lead
    values = {name: getattr(locked, name) for name in _SHARED}
    if person is None:
        person = Person(
            holder=lead, first_name=locked.first_name, last_name=locked.last_name, **values
        )
        person.full_clean()
        person.save()
    else:
        person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        if person.holder_id == lead.pk:
            fill_blanks(person, values)
    agreed = Agreement(ConsentGiver.PERSON, locked.consented_on or locked.submitted_on)
    record_consent(person=person, given_to=lead, consent=agreed)
    locked.person = person
    locked.validate_constraints()
    locked.save(update_fields=["person"])
    return locked


@transaction.atomic
def take_back_identity(*, application: Application, by) -> Application:
    """It is somebody else: who applied is asked again, as long as no award depends on it."""
    locked = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if locked.state == ApplicationState.AWARDED:
        raise ValidationError(_("Une bourse est accordée à cette personne."))
    locked.person = None
    locked.save(update_fields=["person"])
    return locked


def known_of(application: Application) -> Known:
    """What an application says of who sent it."""
    return Known(
        first_name=application.first_name,
        last_name=application.last_name,
        birth_date=application.birth_date,
        email=application.email,
        phone=application.phone,
    )


def resembling(applications: Iterable[Application]) -> dict[int, list[Application]]:
    """Of the ``applications`` of a round, those that may come from one person, each with the others of them."""
    known = {one: known_of(one) for one in applications}
    by_trait: dict[tuple, list[Application]] = {}
    for one, described in known.items():
        for trait in described.traits:
            by_trait.setdefault(trait, []).append(one)
    found: dict[int, dict[int, Application]] = {}
    for alike in by_trait.values():
        for one in alike:
            for other in alike:
                if one is not other and known[one].may_be(known[other]):
                    found.setdefault(one.pk, {})[other.pk] = other
    return {pk: [others[key] for key in sorted(others)] for pk, others in found.items()}
