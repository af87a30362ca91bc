"""What the steps of a service obligation ask: a day, a reason, a job, a deferral, a repayment."""

from datetime import date

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from bursaries.actions.duties_service import JOB_FIELDS
from bursaries.enums import FollowUpMilestone, Retention
from bursaries.models import Deferral, Obligation, ServicePeriod, Waiver
from programs.amounts import AmountField
from programs.budgets.offered import find_line, lines_on
from programs.forms import AskingModelForm, DayField, DayInput, PastDayField
from programs.lib.periods import format_date, today
from programs.models import Organization
from programs.models.organizations import tell_apart
from programs.plans.forms.portal import CheckedFilesField
from programs.referrals.forms.portal import Submitted

_LONGEST = 2_000


def _text(label, help_text="", **options) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label, help_text=help_text, max_length=_LONGEST, widget=area, **options
    )


def _number() -> forms.TextInput:
    """Takes « 2,5 » as well as « 2.5 », whichever the browser speaks."""
    return forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})


class ReasonForm(forms.Form):
    """Why something is taken back, refused or taken away."""

    reason = _text(gettext_lazy("Motif"))


class DayForm(forms.Form):
    """A step of a day."""

    on = PastDayField(label=gettext_lazy("En date du"), initial=today)


class DefaultForm(DayForm):
    reason = _text(
        gettext_lazy("Motif"),
        gettext_lazy("La personne le lira dans l’avis de défaut."),
    )


class StudiesForm(forms.Form):
    studies_ended_on = DayField(
        label=gettext_lazy("Fin des études"),
        widget=DayInput,
        help_text=gettext_lazy("Le service compte, et les délais courent, à partir du lendemain."),
    )


class JobForm(AskingModelForm):
    """A job of a holder; the employer of the directory, or as it was written."""

    starts_on = DayField(label=gettext_lazy("Du"), widget=DayInput)
    ends_on = DayField(
        label=gettext_lazy("Au"),
        widget=DayInput,
        required=False,
        help_text=gettext_lazy("Vide : l’emploi continue."),
    )

    class Meta:
        model = ServicePeriod
        fields = JOB_FIELDS
        localized_fields = ("share",)
        widgets = {"share": _number()}
        # « Poste » alone is a line of a budget everywhere else.
        labels = {"position": gettext_lazy("Poste occupé")}

    def __init__(self, *args, organizations, **kwargs):
        super().__init__(*args, **kwargs)
        known = {str(one.pk): one for one in organizations}
        tell_apart(known.values())
        employer = self.fields["employer"]
        employer.queryset = Organization.objects.filter(pk__in=known)
        employer.label_from_instance = lambda one: str(known[str(one.pk)])
        employer.required = False
        self.fields["reason"].widget = forms.Textarea(attrs={"rows": 2})
        self.fields["reason"].help_text = _("Nécessaire quand la règle ne s’applique pas.")

    def answers(self) -> dict:
        return {name: self.cleaned_data[name] for name in JOB_FIELDS}


class AttestForm(Submitted):
    """From when to when a job was held."""

    starts_on = PastDayField(label=gettext_lazy("Du"))
    ends_on = PastDayField(label=gettext_lazy("Au"))
    received_on = PastDayField(label=gettext_lazy("Reçue le"), initial=today)
    comment = _text(gettext_lazy("Précisions"), required=False)
    files = CheckedFilesField(
        label=gettext_lazy("Preuves"),
        required=False,
        help_text=gettext_lazy("Lettre de l’employeur, relevé de paie. PDF, JPEG, PNG ou DOCX."),
    )


class DeferralForm(AskingModelForm):
    starts_on = DayField(label=gettext_lazy("Du"), widget=DayInput)
    ends_on = DayField(
        label=gettext_lazy("Au"),
        widget=DayInput,
        required=False,
        help_text=gettext_lazy("Vide : jusqu’à nouvel ordre."),
    )
    granted_on = PastDayField(label=gettext_lazy("Accordé le"), initial=today)

    class Meta:
        model = Deferral
        fields = ("starts_on", "ends_on", "reason", "granted_on")
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}


class EndDeferralForm(ReasonForm):
    ends_on = DayField(label=gettext_lazy("Dernier jour du sursis"), widget=DayInput)
    field_order = ["ends_on", "reason"]


class WaiverForm(AskingModelForm):
    """So many months, or all that is left: one of the two in words, for all of them end the obligation."""

    granted_on = PastDayField(label=gettext_lazy("Accordée le"), initial=today)
    all_left = forms.BooleanField(
        label=gettext_lazy("Tous les mois qui restent dus : l’engagement se termine"),
        required=False,
    )

    class Meta:
        model = Waiver
        fields = ("months", "reason", "granted_on")
        labels = {"months": gettext_lazy("Nombre de mois")}
        help_texts = {"months": ""}
        localized_fields = ("months",)
        widgets = {
            "months": _number(),
            "reason": forms.Textarea(attrs={"rows": 3}),
        }

    field_order = ("months", "all_left", "reason", "granted_on")

    def clean(self):
        cleaned = super().clean()
        if "months" not in self.errors and bool(cleaned.get("all_left")) == (
            cleaned.get("months") is not None
        ):
            self.add_error(
                "months", _("Écrivez un nombre de mois, ou cochez tous ceux qui restent dus.")
            )
        return cleaned

    def answers(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class RepaymentForm(Submitted):
    """Money that came back; and the line that it charges where the year that paid the award is over."""

    amount = AmountField(label=gettext_lazy("Montant reçu"))
    received_on = PastDayField(label=gettext_lazy("Reçu le"), initial=today)
    reference = forms.CharField(
        label=gettext_lazy("Référence"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("Numéro du chèque ou du virement."),
    )
    posted_on = PastDayField(
        label=gettext_lazy("Inscrit aux livres le"),
        required=False,
        help_text=gettext_lazy(
            "Vide : le jour de la réception. À changer si la période de ce jour est fermée."
        ),
    )

    def __init__(self, *args, obligation: Obligation, lines_over, due=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.obligation = obligation
        self.fields["amount"].initial = due
        self.day = self._day()
        over = lines_over(obligation, self.day)
        self.offered = lines_on(obligation.program, self.day) if over else []
        self.lacks_line = bool(over) and not self.offered
        if over:
            self.fields["line"] = forms.CharField(
                label=_("Poste de l’exercice en cours"),
                max_length=300,
                required=not self.lacks_line,
                widget=forms.TextInput(attrs={"autocomplete": "off", "list": "lines"}),
                help_text=_("La bourse a été payée par « %(line)s », de l’exercice %(years)s.")
                % {"line": over[0], "years": over[0].budget.years},
            )

    def _day(self) -> date:
        for name in ("posted_on", "received_on"):
            try:
                day = self.fields[name].clean(self.data.get(self.add_prefix(name), ""))
            except ValidationError:
                day = None
            if day:
                return day
        return today()

    def clean_amount(self):
        amount = self.cleaned_data["amount"]
        if amount is None or amount <= 0:
            raise ValidationError(_("Écrivez le montant reçu."))
        return amount

    def clean_line(self):
        if self.lacks_line:
            raise ValidationError(no_line_on(self.day))
        return find_line(self.offered, self.cleaned_data["line"], self.day).line


def no_line_on(day: date) -> str:
    """Why the money that came back is of no line yet, and whose turn it is."""
    return _(
        "Aucun budget adopté de ce programme ne couvre le %(day)s : les finances en adoptent d’abord un, où cet argent "
        "revient."
    ) % {"day": format_date(day, get_language() or "fr")}


class AnnulForm(ReasonForm):
    on = PastDayField(label=gettext_lazy("Annulé le"), initial=today)
    field_order = ["on", "reason"]


class FollowUpForm(forms.Form):
    milestone = forms.TypedChoiceField(
        label=gettext_lazy("Moment"), choices=FollowUpMilestone, coerce=int
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("Situation"),
        choices=Retention,
        help_text=gettext_lazy("« Sans nouvelles » ne compte ni pour ni contre la rétention."),
    )
    observed_on = PastDayField(label=gettext_lazy("Constatée le"), initial=today)
    note = _text(gettext_lazy("Précisions"), required=False)


class HolderLinkForm(forms.Form):
    """Where the link of a holder goes, and in which language."""

    email = forms.EmailField(
        label=gettext_lazy("Courriel"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Langue"), choices=settings.LANGUAGES)
