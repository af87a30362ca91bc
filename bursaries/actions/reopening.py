"""Giving an application back to its author, who corrects it and sends it again."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from bursaries.actions.applying import refuse_late
from bursaries.actions.drafts import Typed, address_of
from bursaries.actions.machines import application_machine
from bursaries.closing import closing_said, last_moment
from bursaries.eligibility import ELSEWHERE, Commitment
from bursaries.enums import ApplicationState
from bursaries.models import Application
from programs import mailing

mailing.declare(application_given_back=gettext_lazy("Candidature à corriger"))

# What its form asked for and its columns hold.
_COLUMNS = (
    *("first_name", "last_name", "birth_date", "phone", "street", "city", "province"),
    *("postal_code", "lives_there_since", "citizenship", "first_language", "languages", "level"),
    *("field", "study_status", "institution_name", "study_program", "study_year"),
    *("studies_end_on", "instruction", "average", "pathway"),
)


def can_reopen(application: Application) -> bool:
    """Whether it waits to be studied, and could be sent again in time."""
    try:
        refuse_late(application, timezone.now())
    except ValidationError:
        return False
    return application.state == ApplicationState.SUBMITTED


@transaction.atomic
def reopen_application(*, application: Application, by) -> Application:
    """Make a draft again of what was sent, with all that it says: its link opens the form, its number stays.

    Its author gets that link anew, and reads until when it is to be sent again. Raises ValidationError where it is
    studied already, or could not be sent again in time.
    """
    found = Application.objects.select_for_update(of=("self",)).select_related(
        "round__program__lead", "region", "origin"
    )
    sent = found.get(pk=application.pk)
    refuse_late(sent, timezone.now())
    draft = application_machine.move(
        sent,
        ApplicationState.DRAFT,
        by=by,
        sources=(ApplicationState.SUBMITTED,),
        typed=typed_again(sent),
        submitted_at=None,
        submitted_on=None,
        consented_on=None,
    )
    round = sent.round
    mailing.send(
        "application_given_back",
        to=draft.email,
        language=draft.language,
        about=draft,
        round=round,
        organization=round.program.lead,
        moment=closing_said(last_moment(round.closes_at, round.grace_minutes), draft.language),
        address=address_of(draft),
    )
    return draft


def typed_again(sent: Application) -> Typed:
    """What somebody would type who wrote the same; the consent is asked for anew."""
    typed = {name: _typed(getattr(sent, name)) for name in _COLUMNS}
    for name in ("region", "origin"):
        place = getattr(sent, name)
        typed[name] = [place.code if place else ELSEWHERE]
    if sent.commits is not None:
        typed["commits"] = [str(Commitment.YES if sent.commits else Commitment.NO)]
    for choice in sent.choices.all():
        typed[f"tier_{choice.tier_id}"] = [str(choice.position)]
    for answer in sent.answers.all():
        typed[f"question_{answer.question_id}"] = [answer.text]
    return {name: values for name, values in typed.items() if values}


def _typed(value) -> list[str]:
    if value is None or value == "":
        return []
    if isinstance(value, list):
        return value
    return [value.isoformat() if isinstance(value, date) else str(value)]
