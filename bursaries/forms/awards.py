"""What the steps of an award and of its instalments ask."""

from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bursaries.actions.instalments import Part, equal_parts
from bursaries.enums import AwardFileKind, InstalmentState
from bursaries.models import Award, AwardInstalment
from programs.amounts import AmountField
from programs.budgets.forms.charging import LineOfDay, line_field
from programs.budgets.forms.entry import DocumentField
from programs.budgets.models import BudgetLine
from programs.budgets.offered import Offered
from programs.files import CheckedFile
from programs.forms import (
    DayField,
    DayInput,
    MayBeMistaken,
    PastDayField,
    ReasonForm,
    UndatedForm,
)
from programs.lib.periods import today
from programs.models import Program

MOST_PARTS = 12


class SignForm(UndatedForm):
    """The signed copy of a contract, and its day."""

    on = PastDayField(label=gettext_lazy("Signé le"), widget=DayInput, initial=today)
    file = DocumentField(
        label=gettext_lazy("Copie signée"),
        required=False,
        help_text=gettext_lazy("PDF, JPEG ou PNG, 10 Mo au plus."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kept = self.record.files.filter(kind=AwardFileKind.CONTRACT)
        self.fields["file"].required = not kept.exists()


class EndForm(ReasonForm):
    """Why an award ends before its time, and on which day."""

    on = PastDayField(label=gettext_lazy("En date du"), widget=DayInput, initial=today)
    field_order = ["on", "reason"]


class CancelForm(MayBeMistaken, EndForm):
    field_order = ["mistaken", "on", "reason"]


class OptionalReasonForm(UndatedForm):
    reason = forms.CharField(
        label=gettext_lazy("Motif"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AttestForm(UndatedForm):
    """What proves the condition of an instalment, and when it came."""

    on = PastDayField(label=gettext_lazy("Reçu le"), widget=DayInput, initial=today)
    file = DocumentField(
        label=gettext_lazy("Document"),
        help_text=gettext_lazy(
            "PDF, JPEG ou PNG, 10 Mo au plus. Il devient la pièce justificative de la dépense."
        ),
    )


def next_line(line: BudgetLine, offered: list[Offered]) -> str:
    """How the line is written that goes on as ``line`` in another year, under its number and its label; or nothing."""
    for one in offered:
        if one.line.number == line.number and one.line.label == line.label:
            return one.written
    return ""


class AuthorizeForm(LineOfDay, UndatedForm):
    """The day of the expense, and the line that it is charged to."""

    on = PastDayField(
        label=gettext_lazy("Date de la dépense"),
        widget=DayInput,
        initial=today,
        help_text=gettext_lazy("Son exercice est celui du poste qui la supporte."),
    )
    line = line_field(gettext_lazy("Poste budgétaire"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.usual: BudgetLine | None = self.record.award.line
        self.program = self.record.award.program
        self.offer_lines()
        if self.usual is None:
            self.fields["line"].help_text = _(
                "Vide : le versement est autorisé sans dépense, et suivi hors des budgets."
            )
        else:
            self.fields["line"].help_text = _("Vide : %(line)s, exercice %(year)s.") % {
                "line": self.usual,
                "year": self.usual.budget.years,
            }
            if self.day_typed() not in self.usual.budget.period:
                self.fields["line"].initial = next_line(self.usual, self.offered)

    def clean(self):
        cleaned = super().clean()
        cleaned["line"] = self.line_asked(self.usual)
        return cleaned


class TogetherForm(LineOfDay, forms.Form):
    """The day, and the line where it is not the usual one, of all instalments that are ticked."""

    on = PastDayField(label=gettext_lazy("Date de la dépense"), widget=DayInput, initial=today)
    line = line_field(gettext_lazy("Poste budgétaire"))

    def __init__(self, *args, program: Program, **kwargs):
        super().__init__(*args, **kwargs)
        self.program = program
        self.offer_lines()
        self.fields["line"].help_text = _("Vide : celui de chaque bourse.")

    def clean(self):
        cleaned = super().clean()
        cleaned["line"] = self.line_asked(None)
        return cleaned


_COPY = "copy-"


class ContractsForm(forms.Form):
    """The equal parts of bursaries that nobody planned yet, and the day on which the contracts were signed."""

    parts = forms.TypedChoiceField(
        label=gettext_lazy("Versements égaux"),
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", gettext_lazy("Choisissez un nombre")), *((one, one) for one in range(1, 5))],
        help_text=gettext_lazy("Pour les bourses dont rien n’est encore planifié."),
    )
    on = PastDayField(label=gettext_lazy("Signé le"), widget=DayInput, initial=today)

    def offer_parts_for(self, awards: Iterable[Award]) -> None:
        """Ask how to plan the ``awards`` whose contract is to make; where all are planned, nothing is asked."""
        planned = {award.planned > 0 for award in awards}
        if False not in planned:
            del self.fields["parts"]
        elif True in planned:
            parts = self.fields["parts"]
            parts.choices = [("", _("Comme planifiés")), *parts.choices[1:]]

    @staticmethod
    def copy_name(award: Award) -> str:
        """What the field is called that the signed copy of ``award`` comes in."""
        return f"{_COPY}{award.pk}"

    @property
    def joined(self) -> list[str]:
        """The numbers of the awards that a copy came for."""
        return [name.removeprefix(_COPY) for name in self.files if name.startswith(_COPY)]

    def copy_of(self, award: Award) -> CheckedFile | None:
        """The signed copy that came for ``award``. Raises ValidationError for what is none."""
        return DocumentField(required=False).clean(self.files.get(self.copy_name(award)))


# --- planning


class PartForm(forms.Form):
    amount = AmountField(label=gettext_lazy("Montant"))
    expected_on = DayField(label=gettext_lazy("Prévu le"), required=False, widget=DayInput)
    condition = forms.CharField(
        label=gettext_lazy("Condition"),
        max_length=250,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    condition_en = forms.CharField(
        label=gettext_lazy("Condition en anglais"),
        max_length=250,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_amount(self):
        amount = self.cleaned_data["amount"]
        if amount is None or amount <= 0:
            raise ValidationError(_("Écrivez un montant plus grand que zéro."))
        return amount

    def part(self) -> Part:
        return Part(**{name: self.cleaned_data[name] for name in self.fields})


class _Parts(forms.BaseFormSet):
    def clean(self):
        super().clean()
        if not self.written:
            raise ValidationError(_("Écrivez au moins un versement."))

    @property
    def written(self) -> list[PartForm]:
        return [form for form in self.forms if form.has_changed() or form.initial]


PartsFormSet = forms.formset_factory(
    PartForm, formset=_Parts, extra=0, max_num=MOST_PARTS, absolute_max=MOST_PARTS
)


def parts_form(data, award: Award, number: int | None = None):
    """The rows in which what is not attested is planned: as it stands, or in ``number`` equal parts."""
    expected = list(award.instalments.filter(state=InstalmentState.EXPECTED))
    initial = [_initial_of(one) for one in expected]
    if number is not None or not initial:
        left = left_to_plan(award)
        planned = equal_parts(left, number or 2) if left > 0 else []
        initial = [vars(part) for part in planned]
    return PartsFormSet(data, prefix="part", initial=initial)


def _initial_of(instalment: AwardInstalment) -> dict:
    return {name: getattr(instalment, name) for name in PartForm.base_fields}


def left_to_plan(award: Award):
    """What of the award is in no instalment that is attested or authorised already."""
    kept = award.instalments.held().exclude(state=InstalmentState.EXPECTED)
    return award.amount - sum(kept.values_list("amount", flat=True))
