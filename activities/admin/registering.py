"""Steps that many registrations of a list take at once; each of them alone takes its steps on its own page."""

from django.utils.translation import gettext_lazy as _

from activities.actions.desk_registering import receive_fee, restore_or_wait
from activities.actions.registering import cancel_registration, confirm_registration
from activities.enums import REGISTRATION_LIVE, RegistrationState
from activities.forms.desk_registering import CancelForm, ConfirmForm
from programs.admin.moves import DANGER, Step
from programs.forms import MoveForm, UndatedForm

_R = RegistrationState
TOLD = _("Un courriel le dit à qui a inscrit, sauf si l’activité est passée.")

CONFIRM = Step(
    "confirmer",
    _("Confirmer"),
    confirm_registration,
    sources=(_R.WAITING,),
    form=ConfirmForm,
    ask_reason=False,
    consequences=(
        _("Chacune, dans l’ordre de la liste d’attente, prend ses places s’il en reste assez."),
        TOLD,
    ),
)
RECEIVE = Step(
    "recu",
    _("Noter le coût comme reçu"),
    receive_fee,
    sources=REGISTRATION_LIVE,
    form=MoveForm,
    ask_reason=False,
    consequences=(_("Le coût demandé de chacune est noté reçu en entier, ce jour-là."),),
)
CANCEL = Step(
    "annuler",
    _("Annuler l’inscription"),
    cancel_registration,
    sources=REGISTRATION_LIVE,
    form=CancelForm,
    ask_reason=False,
    style=DANGER,
    consequences=(
        _("Leurs places vont à qui attend, dans l’ordre."),
        TOLD,
    ),
)
RESTORE = Step(
    "retablir",
    _("Rétablir l’inscription"),
    restore_or_wait,
    sources=(_R.CANCELLED,),
    form=UndatedForm,
    ask_reason=False,
    consequences=(
        _("Confirmée s’il reste assez de places, sinon à la fin de la liste d’attente."),
    ),
)
OF_MANY = (CONFIRM, RECEIVE, CANCEL, RESTORE)
