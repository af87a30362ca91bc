"""Forms of the reports."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs.forms import MoveForm
from programs.models import Program
from reporting import making
from reporting.models import Report


class StartReportForm(forms.ModelForm):
    """Opens the bilan of a fiscal year: the program and the year, nothing else."""

    year = forms.CharField(
        label=_("Exercice"),
        max_length=20,
        help_text=_("Par exemple 2007-2008; 2008 pour un programme en année civile."),
    )

    class Meta:
        model = Report
        fields = ("program", "year")

    def clean(self):
        cleaned = super().clean()
        program: Program | None = cleaned.get("program")
        if program and cleaned.get("year"):
            try:
                period = making.period_of(program, cleaned["year"])
            except ValueError as error:
                raise ValidationError({"year": str(error)}) from None
            if making.bilan_for(program, period).pk:
                raise ValidationError(
                    {
                        "year": _(
                            "Ce bilan est déjà commencé : ouvrez-le dans la liste des rapports."
                        )
                    }
                )
            self.instance.starts_on, self.instance.ends_on = period.start, period.end
        return cleaned


class ReportStepForm(MoveForm):
    """A step of a report happens the day it is taken: no day is asked."""

    on = None


class CorrectionForm(ReportStepForm):
    """Readers of the next version read the reason, so there is no correction without one."""

    reason_label = _("Ce qui est corrigé, et pourquoi")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"need_reason": True})
        self.fields["reason"].help_text = _("Les lecteurs de la nouvelle version le liront.")
