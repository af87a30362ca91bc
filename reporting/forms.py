"""Forms of the reports."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from programs.forms import MoveForm
from programs.lib.text import fold
from programs.models import Program
from programs.models.fields import localized
from reporting import making
from reporting.models import Report
from reporting.uploads import LARGEST, MEGABYTE


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


class ShelfForm(forms.Form):
    """Which of the published reports to show. It offers what there is among ``reports``."""

    programme = forms.ChoiceField(label=_("Programme"), required=False)
    exercice = forms.ChoiceField(label=_("Exercice"), required=False)

    def __init__(self, data, reports: Iterable[Report]):
        super().__init__(data)
        self.reports = list(reports)
        programs = {report.program.slug: report.program for report in self.reports}
        named = sorted(
            (fold(localized(program, "title")), slug, str(program))
            for slug, program in programs.items()
        )
        years = {report.period.label: report.ends_on for report in self.reports}
        newest_first = sorted(years, key=lambda label: years[label], reverse=True)
        self.fields["programme"].choices = [
            ("", _("Tous les programmes")),
            *((slug, title) for _key, slug, title in named),
        ]
        self.fields["exercice"].choices = [
            ("", _("Tous les exercices")),
            *((label, label) for label in newest_first),
        ]

    @property
    def is_useful(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.reports) > 1 or any(self.data.get(name) for name in self.fields)

    def chosen(self) -> list[int]:
        """The ids of the reports asked for; of all of them where the question is not understood."""
        asked = self.cleaned_data if self.is_valid() else {}
        slug, label = asked.get("programme"), asked.get("exercice")
        return [
            report.pk
            for report in self.reports
            if (not slug or report.program.slug == slug)
            and (not label or report.period.label == label)
        ]


class PrintedNumberForm(forms.Form):
    """The number that every page of a published report prints."""

    numero = forms.CharField(
        label=_("Numéro imprimé sur le document"),
        max_length=200,
        help_text=_(
            "Il est sur la couverture et au bas de chaque page, par exemple QP-2007-2008-v1-3F9A-71C2. "
            "Les espaces, les tirets et les majuscules ne comptent pas."
        ),
    )


class PublishedFileForm(forms.Form):
    """A file that somebody was handed."""

    fichier = forms.FileField(
        label=_("Fichier à vérifier"),
        help_text=_(
            "Le PDF, la page web, le classeur ou les données, tels que vous les avez reçus. Le fichier est "
            "comparé à ceux qui ont été publiés, puis oublié : il n’est ni lu ni conservé."
        ),
        widget=forms.FileInput(attrs={"accept": ".pdf,.html,.xlsx,.csv,.json"}),
    )

    def clean_fichier(self):
        file = self.cleaned_data["fichier"]
        if file.size > LARGEST:
            raise ValidationError(
                _(
                    "Ce fichier dépasse %(limit)s Mo : aucun rapport publié n’est aussi lourd. Vérifiez que "
                    "c’est le bon."
                )
                % {"limit": LARGEST // MEGABYTE}
            )
        return file
