"""Giving an application back to its author, who corrects it and sends it again."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from bursaries.actions.applying import refuse_late
from bursaries.actions.drafts import Typed
from bursaries.actions.machines import application_machine
from bursaries.eligibility import ELSEWHERE, Commitment
from bursaries.enums import ApplicationState
from bursaries.models import Application

# What its form asked for and its columns hold.
_COLUMNS = (
    *("first_name", "last_name", "birth_date", "phone", "street", "city", "province"),
    *("postal_code", "lives_there_since", "citizenship", "first_language", "languages", "level"),
    *("field", "study_status", "institution_name", "study_program", "study_year"),
    *("studies_end_on", "instruction", "average", "pathway"),
)


@transaction.atomic
def reopen_application(*, application: Application, by, reason: str = "") -> Application:
    """Make a draft again of what was sent, with all that it says: its link opens the form, its number stays.

    Raises ValidationError where it is studied already, or could not be sent again in time.
    """
    found = Application.objects.select_for_update(of=("self",)).select_related(
        "round", "region", "origin"
    )
    sent = found.get(pk=application.pk)
    refuse_late(sent, timezone.now())
    return application_machine.move(
        sent,
        ApplicationState.DRAFT,
        by=by,
        reason=reason,
        sources=(ApplicationState.SUBMITTED,),
        typed=typed_again(sent),
        submitted_at=None,
        submitted_on=None,
        consented_on=None,
    )


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
