"""Forms of the reports."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programs.forms import MoveForm
from programs.lib.periods import today
from programs.lib.text import sort_key
from reporting import kinds, making, untranslated
from reporting.documents.chapters import Narrative
from reporting.kinds import Kind
from reporting.models import Report
from reporting.subjects import period_of, subject_of, title_of
from reporting.uploads import LARGEST, MEGABYTE


class StartReportForm(forms.ModelForm):
    """Opens a report of a fiscal year: what it is about, of any published kind, and the year."""

    subject = forms.ChoiceField(
        label=_("Rapport sur"),
        help_text=_("Un programme, ou un organisme avec tous les programmes qu’il mène."),
    )
    year = forms.CharField(
        label=_("Exercice"),
        max_length=40,
        help_text=_("Par exemple 2007-2008; 2008 pour un programme en année civile."),
    )
    # The user whose choices are offered; the admin gives a subclass its own.
    user = None

    class Meta:
        model = Report
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._offered = {
            startable_key(kind, subject): (kind, subject)
            for kind in kinds.published()
            for subject in subject_of(kind).startable(self.user, kind)
        }
        choices: dict[str, list] = {}
        for key, (kind, subject) in self._offered.items():
            choices.setdefault(str(kind.label), []).append((key, title_of(subject)))
        self.fields["subject"].choices = [("", "---------"), *choices.items()]

    def clean(self):
        cleaned = super().clean()
        key, year = cleaned.get("subject"), cleaned.get("year")
        if key and year:
            self._open(*self._offered[key], year)
        return cleaned

    def _open(self, kind: Kind, subject, year: str) -> None:
        try:
            period = period_of(kind, subject, year, today())
        except ValueError as error:
            raise ValidationError({"year": str(error)}) from None
        report = making.report_of(kind, subject, period)
        if report.pk:
            raise ValidationError({"year": _begun(report, year)})
        self.instance = report


def _begun(report: Report, typed: str) -> str:
    """Why ``report`` is not begun again; and how to name the other year that may have been meant."""
    said = _("Ce rapport est déjà commencé : ouvrez-le dans la liste des rapports.")
    try:
        other = report.subject.calendar.year(typed)
    except ValueError:
        return said
    if other == report.period:
        return said
    language = get_language() or "fr"
    return _(
        "« %(years)s » est déjà le rapport du %(period)s. Pour l’exercice du %(other)s, écrivez %(code)s."
    ) % {
        "years": typed.strip(),
        "period": report.period.display(language),
        "other": other.display(language),
        "code": other.code,
    }


def startable_key(kind: Kind, subject) -> str:
    """What the form sends for a kind and a subject."""
    return f"{kind.code}:{subject.pk}"


def start_query(report: Report) -> str:
    """What fills in the form that starts ``report``, in its address."""
    return urlencode(
        {"subject": startable_key(report.what, report.subject), "year": report.own_label}
    )


class ReportForm(forms.ModelForm):
    """The texts of a report: each narrative that its chapters declare, in French and in English."""

    narratives: tuple[Narrative, ...] = ()

    class Meta:
        model = Report
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for narrative in self.narratives:
            text = self.instance.written.get(narrative.name)
            self.initial[narrative.name] = text.french if text else ""
            self.initial[english(narrative.name)] = text.english if text else ""

    @property
    def texts(self) -> dict[str, tuple[str, str]]:
        """What was typed: French and English, by the name of the narrative."""
        typed = self.cleaned_data
        return {one.name: (typed[one.name], typed[english(one.name)]) for one in self.narratives}


def report_form(narratives: tuple[Narrative, ...]) -> type[ReportForm]:
    """The form of a report whose chapters declare ``narratives``."""
    fields: dict[str, object] = {"narratives": narratives}
    for narrative in narratives:
        fields[narrative.name] = _text_field(narrative.label, narrative.help)
        fields[english(narrative.name)] = _text_field(in_english(narrative.label))
    return type("ReportForm", (ReportForm,), fields)


def _text_field(label, help_text="") -> forms.CharField:
    return forms.CharField(
        label=capfirst(label),
        help_text=help_text,
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 4}),
    )


def english(name: str) -> str:
    """The name of the field, or of the column, of the English of a narrative."""
    return f"{name}_en"


def in_english(label) -> str:
    return _("%(text)s en anglais") % {"text": label}


class ReportStepForm(MoveForm):
    """A step of a report happens the day it is taken: no day is asked."""

    on = None


class PublishForm(ReportStepForm):
    """Asks for a choice where the English document would print French: ``untranslated`` are these texts.

    ``english`` is that document: it takes seconds, and is made once for all that looks at it.
    """

    anyway = forms.BooleanField(
        label=_("Publier quand même : ces textes paraîtront en français dans le document anglais"),
        error_messages={
            "required": _(
                "Écrivez d’abord ces textes en anglais, ou cochez cette case pour publier sans eux."
            )
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.untranslated, self.english = untranslated.find(self.record)
        if not self.untranslated:
            del self.fields["anyway"]

    def answers(self) -> dict:
        return {}


class CorrectionForm(ReportStepForm):
    """Readers of the next version read the reason, so there is no correction without one."""

    reason_label = _("Ce qui est corrigé, et pourquoi")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"need_reason": True})
        self.fields["reason"].help_text = _("Les lecteurs de la nouvelle version le liront.")


class ShelfForm(forms.Form):
    """Which of the published reports to show. It offers what there is among ``reports``."""

    programme = forms.ChoiceField(label=_("Programme ou organisme"), required=False)
    exercice = forms.ChoiceField(label=_("Exercice"), required=False)

    def __init__(self, data, reports: Iterable[Report]):
        super().__init__(data)
        self.reports = list(reports)
        subjects = {_shelf_key(report): title_of(report.subject) for report in self.reports}
        named = sorted((sort_key(title), key, title) for key, title in subjects.items())
        years = {report.label: report for report in self.reports}
        newest_first = sorted(years, key=lambda label: years[label].ends_on, reverse=True)
        self.fields["programme"].choices = [
            ("", _("Tous")),
            *((key, title) for _order, key, title in named),
        ]
        self.fields["exercice"].choices = [
            ("", _("Tous les exercices")),
            *((label, years[label].years_said) for label in newest_first),
        ]

    @property
    def is_useful(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.reports) > 1 or any(self.data.get(name) for name in self.fields)

    def chosen(self) -> list[int]:
        """The ids of the reports asked for; of all of them where the question is not understood."""
        asked = self.cleaned_data if self.is_valid() else {}
        key, label = asked.get("programme"), asked.get("exercice")
        return [
            report.pk
            for report in self.reports
            if (not key or _shelf_key(report) == key) and (not label or report.label == label)
        ]


def _shelf_key(report: Report) -> str:
    """A program by its slug; an organisation by its code, which no slug looks like."""
    key = subject_of(report.what).key_of(report.subject)
    return key if report.program else f"@{key}"


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
