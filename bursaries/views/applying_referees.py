"""Referees on the pages of an applicant: who was asked, and whether they answered; never what they say."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bursaries.actions import drafts, referees
from bursaries.enums import ApplicationState, ReferenceState
from bursaries.forms.applying import REFEREE, ApplicationForm
from bursaries.models import Application
from programs.forms import attempt

TONES = {
    ReferenceState.TO_ASK: "neutral",
    ReferenceState.ASKED: "active",
    ReferenceState.RECEIVED: "done",
    ReferenceState.DECLINED: "stopped",
}


def told(application: Application) -> list[dict]:
    """What an applicant learns of those who were asked."""
    found = []
    for reference in application.references.all():
        state = referees.state_of(reference)
        found.append(
            {
                "reference": reference,
                "label": state.label,
                "tone": TONES[state],
                "can_go": state != ReferenceState.RECEIVED,
            }
        )
    return found


def ask(form: ApplicationForm, application: Application) -> None:
    """Ask whom the form names; what stops it is said on the form, which is emptied of them once they are asked."""
    if missing := _missing_name(application):
        form.add_error(
            missing,
            _("Écrivez d’abord votre nom : la personne doit savoir qui lui demande une référence."),
        )
    if form.errors or REFEREE[0] not in form.fields:
        return
    said = {name.removeprefix("referee_"): form.cleaned_data[name] for name in REFEREE}
    said["language"] = said["language"] or application.language
    try:
        referees.ask_reference(application=application, **said)
    except ValidationError as error:
        _refuse(form, error)
    else:
        drafts.save_draft(application=application, typed={name: [] for name in REFEREE}, seen={})


def _missing_name(application: Application) -> str | None:
    """The field of the name that is not typed yet; what was sent has one."""
    if application.state != ApplicationState.DRAFT:
        return None
    names = ("first_name", "last_name")
    return next((name for name in names if not application.typed.get(name)), None)


def _refuse(form: ApplicationForm, error: ValidationError) -> None:
    said = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for name, sentences in said.items():
        field = f"referee_{name}"
        form.add_error(field if field in form.fields else None, sentences)


def drop(form: ApplicationForm, application: Application, pk: int) -> None:
    attempt(form, referees.drop_reference, application=application, pk=pk)
