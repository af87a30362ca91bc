"""What whoever carries an action out writes of it; and what a coordinator answers."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.forms import PastDayField, QuantityField
from programs.lib.periods import today
from programs.lib.quantities import Quantity
from programs.models import Organization
from programs.models.fields import localized
from programs.models.organizations import tell_apart
from programs.plans.enums import ACTION_REASON_REQUIRED, ACTION_TRANSITIONS, ActionState, Counting
from programs.plans.models import Action, ProgressUpdate
from programs.referrals.forms.portal import LONGEST_TEXT, CheckedFileField, Submitted


class FilesInput(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class CheckedFilesField(CheckedFileField):
    """Several files, each known by its content: gives a tuple of ``CheckedFile``."""

    widget = FilesInput(attrs=dict(CheckedFileField.widget.attrs) | {"multiple": True})

    def clean(self, data, initial=None):
        sent = data if isinstance(data, (list, tuple)) else [data]
        return tuple(super(CheckedFilesField, self).clean(one) for one in sent if one)


class CountField(QuantityField):
    """How many, of what the label says: « 12 », « près de 40 », « 3 à 5 »."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "maxlength": 60})

    def to_python(self, value) -> Quantity:
        quantity = super().to_python(value)
        if quantity.unit:
            raise ValidationError(_("Écrivez le nombre seul : 12, près de 40, 3 à 5."))
        return quantity


def _lines(label, help_text) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(
        label=label, max_length=LONGEST_TEXT, widget=area, required=False, help_text=help_text
    )


class ProgressForm(Submitted):
    """The news of one action. ``organizations`` are those in whose name they may be given.

    With ``update``, it goes on with news that were begun or returned.
    """

    achievements = _lines(
        gettext_lazy("Ce qui a été fait"), gettext_lazy("Une ligne ou deux suffisent.")
    )
    ongoing = _lines(gettext_lazy("Ce qui est en cours"), "")
    quantity = CountField(required=False)
    says_state = forms.ChoiceField(label=gettext_lazy("Où en est l’action"), required=False)
    reported_on = PastDayField(label=gettext_lazy("En date du"))
    files = CheckedFilesField(
        label=gettext_lazy("Photos ou documents"),
        required=False,
        help_text=gettext_lazy(
            "Facultatif : PDF, image JPEG ou PNG, document Word (DOCX), 10 Mo chacun au plus."
        ),
    )

    def __init__(
        self,
        *args,
        action: Action,
        organizations: list[Organization],
        update: ProgressUpdate | None = None,
        **kwargs,
    ):
        initial = {"reported_on": today()} | (_typed_in(update) if update else {})
        super().__init__(*args, initial=initial, **kwargs)
        self.organizations, self.update = organizations, update
        if len(organizations) > 1 and update is None:
            self._choose_organization()
        counted = self.fields["quantity"]
        counted.label = _counted(action)
        counted.help_text = _how_to_count(action)
        self.fields["says_state"].choices = _states(action)

    def _choose_organization(self) -> None:
        tell_apart(self.organizations)
        known = {str(one.pk): one for one in self.organizations}
        choices = [("", _("Choisissez")), *((pk, str(one)) for pk, one in known.items())]
        self.fields["organization"] = forms.TypedChoiceField(
            label=_("Au nom de"), choices=choices, coerce=known.__getitem__
        )
        self.order_fields(["organization"])

    def clean(self):
        cleaned = super().clean()
        said = [cleaned.get(name) for name in ("achievements", "ongoing", "says_state")]
        quantity = cleaned.get("quantity")
        if not self.errors and not any(said) and not (quantity and quantity.is_known):
            self.add_error(
                "achievements",
                _(
                    "Écrivez ce qui a été fait, ce qui est en cours, un nombre, ou où en est l’action."
                ),
            )
        if cleaned.get("says_state") in ACTION_REASON_REQUIRED and not any(said[:2]):
            self.add_error("achievements", _("Écrivez pourquoi l’action est abandonnée."))
        return cleaned

    @property
    def chosen_organization(self) -> Organization:
        """In whose name the news are given, once the form is valid."""
        if self.update is not None and self.update.organization:
            return self.update.organization
        return self.cleaned_data.get("organization") or self.organizations[0]

    def details(self) -> dict:
        """What ``report_progress`` takes of the form."""
        cleaned = self.cleaned_data
        texts = ("achievements", "ongoing", "says_state", "reported_on")
        answers = {name: cleaned[name] for name in texts}
        return {
            "answers": answers | ProgressUpdate.spread(cleaned["quantity"]),
            "submission": cleaned["submission"],
            "files": cleaned["files"],
        }


def _typed_in(update: ProgressUpdate) -> dict:
    number = {"quantity": update.quantity} if update.quantity.is_known else {}
    names = ("achievements", "ongoing", "says_state", "reported_on")
    return {name: getattr(update, name) for name in names} | number


def _counted(action: Action) -> str:
    return capfirst(localized(action, "counted")) or _("Nombre")


def _how_to_count(action: Action) -> str:
    if action.counting == Counting.TOTAL:
        return _("Le total à ce jour, depuis le début du plan. « Près de 40 » ou « 3 à 5 » se lit.")
    return _(
        "Ce qui s’ajoute depuis la dernière nouvelle, pas le total. « Près de 40 » ou « 3 à 5 » se lit."
    )


def _states(action: Action) -> list[tuple[str, str]]:
    now = ActionState(action.state)
    same = _("Sans changement (%(state)s)") % {"state": now.label.lower()}
    following = ACTION_TRANSITIONS[now]
    return [("", same), *((state, str(ActionState(state).label)) for state in following)]


class ReturnForm(forms.Form):
    """Why news go back to whoever wrote them."""

    reason = forms.CharField(
        label=gettext_lazy("Ce qui manque"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("La personne qui l’a écrite le lira."),
    )
