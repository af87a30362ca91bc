"""The entry of an expense: what it is, its taxes, and the lines that it charges, checked together."""

import uuid
from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from programs.amounts import AmountField, amount_said
from programs.budgets.actions import ENTERED_FIELDS, FILE_TYPES, Share
from programs.budgets.models import Commitment, Expense, PeriodClose, SharingKey
from programs.budgets.offered import Offered, find_line, lines_on
from programs.budgets.taxes import TAXES, Place, rebate_of, taxes_within
from programs.forms import AskingModelForm, DayInput, PastDayField
from programs.lib.periods import format_date, today
from programs.lib.text import normalise
from programs.lookups import counted_key_of
from programs.models import Program
from programs.plans.models import Action
from programs.referrals.forms.portal import CheckedFileField

MOST_PARTS = 20
ZERO = Decimal(0)
# What a telephone may photograph, and what a supplier mails.
ACCEPTED = "image/*,application/pdf"


class DocumentField(CheckedFileField):
    """A supporting document: a PDF or a picture, known by its content."""

    widget = forms.FileInput(attrs={"accept": ACCEPTED})
    taken = FILE_TYPES


class ExpenseForm(AskingModelForm):
    """What an expense is. Its place and its rate only compute taxes, and are not kept."""

    spent_on = PastDayField(label=gettext_lazy("Date"), widget=DayInput)
    place = forms.ChoiceField(
        label=gettext_lazy("Taxes comprises"),
        choices=[("", gettext_lazy("Aucune taxe calculée")), *Place.choices],
        required=False,
    )
    percent = forms.DecimalField(
        label=gettext_lazy("Part remboursée, en %"),
        min_value=0,
        max_value=100,
        max_digits=5,
        decimal_places=2,
        required=False,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        help_text=gettext_lazy("Le taux de votre remboursement, pour calculer le montant."),
    )
    document = DocumentField(label=gettext_lazy("Pièce justificative"), required=False)
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    class Meta:
        model = Expense
        fields = ENTERED_FIELDS
        widgets = {
            name: forms.TextInput(attrs={"autocomplete": "off"})
            for name in ("description", "reference")
        } | {"supplier": forms.TextInput(attrs={"autocomplete": "off", "list": "suppliers"})}

    def __init__(self, *args, program: Program, **kwargs):
        super().__init__(*args, **kwargs)
        self.program = program
        self.instance.program = program
        self.fields["rebated"].required = False
        keys = SharingKey.objects.filter(program=program)
        now = Q(retired_on=None) | Q(retired_on__gt=today()) | Q(pk=self.instance.sharing_key_id)
        self.fields["sharing_key"].queryset = keys.filter(now)
        self.fields["action"].queryset = (
            Action.objects.filter(plan__program=program)
            .select_related("plan")
            .order_by("-plan__starts_on", "plan", "number_key", "pk")
        )

    def clean_spent_on(self):
        day = self.cleaned_data["spent_on"]
        closed = PeriodClose.objects.filter(program=self.program).holding(day).first()
        if closed:
            raise ValidationError(
                _(
                    "Du %(start)s au %(end)s, les livres sont fermés. Datez la dépense d’une période ouverte; pour "
                    "corriger une dépense de cette période, contre-passez-la."
                )
                % {
                    "start": format_date(closed.starts_on, get_language() or "fr"),
                    "end": format_date(closed.ends_on, get_language() or "fr"),
                }
            )
        return day

    def clean_amount(self):
        amount = self.cleaned_data["amount"]
        if amount is not None and amount < 0:
            raise ValidationError(
                _(
                    "Un montant négatif, note de crédit ou erreur, se saisit sur la dépense qu’il annule : ouvrez-la, "
                    "puis « Contre-passer »."
                ),
                code="negative",
            )
        if amount == 0:
            raise ValidationError(
                _("Écrivez un montant plus grand que zéro, ou rien s’il n’est pas encore connu.")
            )
        return amount

    def clean_rebated(self):
        return self.cleaned_data["rebated"] or ZERO

    def clean(self):
        cleaned = super().clean()
        amount, rebated = cleaned.get("amount"), cleaned.get("rebated") or ZERO
        taxes = sum((cleaned.get(name) or ZERO for name in TAXES), ZERO)
        if amount is not None and taxes > amount:
            self.add_error("amount", _("Les taxes dépassent le montant, qui les comprend."))
        if rebated < 0 or (amount is not None and rebated > max(taxes, ZERO)):
            self.add_error(
                "rebated",
                _("Le remboursement va de 0 $ aux taxes de la dépense : écrivez-les d’abord."),
            )
        return cleaned

    @property
    def is_negative(self) -> bool:
        """Whether what was typed is a correction, which is made on the expense that it corrects."""
        return self.has_error("amount", "negative")

    @property
    def day(self) -> date:
        """The day that was typed, as far as it can be read."""
        if not self.is_bound:
            return self.initial.get("spent_on") or today()
        try:
            return self.fields["spent_on"].clean(self.data.get(self.add_prefix("spent_on")))
        except ValidationError:
            return today()

    def amount_typed(self, name: str) -> Decimal | None:
        """An amount as far as it can be read, before all is."""
        try:
            return self.fields[name].to_python(self.data.get(self.add_prefix(name), ""))
        except ValidationError:
            return None

    def with_taxes(self) -> "ExpenseForm":
        """The form as it was sent, with the taxes of its place computed out of its amount, and what is rebated."""
        data, amount = self.data.copy(), self.amount_typed("amount")
        place = data.get(self.add_prefix("place"), "")
        if amount is None or amount <= 0 or place not in Place:
            return self
        taxes = taxes_within(amount, place)
        for name in TAXES:
            data[self.add_prefix(name)] = amount_said(taxes[name]) if name in taxes else ""
        try:
            percent = self.fields["percent"].clean(data.get(self.add_prefix("percent"), ""))
        except ValidationError:
            percent = None
        if percent is not None:
            data[self.add_prefix("rebated")] = amount_said(rebate_of(taxes, percent))
        return type(self)(data, self.files, instance=self.instance, program=self.program)


class PartForm(forms.Form):
    """A line that is charged, by how much, off which commitment. Alone, or last, its amount is all that is left."""

    line = forms.CharField(
        label=gettext_lazy("Poste"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "lines"}),
    )
    amount = AmountField(label=gettext_lazy("Part"), required=False)
    commitment = forms.ModelChoiceField(
        label=gettext_lazy("Engagement"), queryset=Commitment.objects.none(), required=False
    )

    def __init__(self, *args, commitments: list[Commitment], **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["commitment"]
        field.queryset = Commitment.objects.filter(pk__in=[one.pk for one in commitments])
        field.choices = [("", "—"), *((one.pk, _held(one)) for one in commitments)]


def _held(commitment: Commitment) -> str:
    return _("%(commitment)s : il en reste %(left)s") % {
        "commitment": f"{commitment.code} {commitment.supplier}",
        "left": amount_said(commitment.left),
    }


_Parts = forms.formset_factory(PartForm, extra=1, max_num=MOST_PARTS, absolute_max=MOST_PARTS)


class Entry:
    """The forms of one expense. ``expense`` is the one that is changed; ``initial`` is what a new one begins with."""

    def __init__(self, data=None, files=None, *, program: Program, expense=None, initial=None):
        self.program, self.expense = program, expense
        self.form = ExpenseForm(
            data, files, program=program, instance=expense, initial=initial or {}
        )
        self.offered = lines_on(program, self.form.day, but=expense)
        self.parts = _Parts(
            data,
            prefix="part",
            initial=self._parts_before(),
            form_kwargs={"commitments": self._commitments()},
        )
        if self.parts.initial:
            self.parts.extra = 0
        self.shares: list[Share] = []

    def _commitments(self) -> list[Commitment]:
        used = Q(allocations__expense=self.expense) if self.expense else Q()
        open_ones = Q(closed_on=None, line__budget__adopted_on__isnull=False)
        found = Commitment.objects.filter(
            open_ones | used if used else open_ones, line__budget__program=self.program
        )
        return list(found.distinct().order_by(counted_key_of("code"), "pk"))

    def _parts_before(self) -> list[dict]:
        if self.expense is None:
            return []
        written = {one.line.pk: one.written for one in self.offered}
        parts = list(self.expense.allocations.select_related("line__budget").order_by("pk"))
        return [
            {
                "line": written.get(part.line_id) or part.line.display_code,
                # Alone it follows the amount of the expense, whatever that becomes.
                "amount": part.amount if len(parts) > 1 else None,
                "commitment": part.commitment_id,
            }
            for part in parts
        ]

    def is_valid(self) -> bool:
        # Each says what is wrong with it, also where the other does.
        is_read = all([self.form.is_valid(), self.parts.is_valid()])
        if not self.parts.is_valid() and not any(self.parts.errors):
            self.form.add_error(
                None, self.parts.non_form_errors() or _("Les postes n’ont pas été lus.")
            )
        if is_read:
            self.shares = self._shares()
        elif self.parts.is_valid() and "spent_on" in self.form.cleaned_data:
            # What is wrong with the lines is said together with the rest, rather than once that is mended.
            for one in self._typed():
                self._line_of(one)
        return is_read and not self.has_errors

    @property
    def has_errors(self) -> bool:
        return bool(self.form.errors) or any(self.parts.errors)

    def _typed(self) -> list[PartForm]:
        return [one for one in self.parts if any(one.cleaned_data.values())]

    def answers(self) -> dict:
        kept = set(ExpenseForm._meta.fields)
        return {name: value for name, value in self.form.cleaned_data.items() if name in kept}

    @property
    def files(self) -> list:
        document = self.form.cleaned_data.get("document")
        return [document] if document else []

    # --- the lines

    def _shares(self) -> list[Share]:
        """What is charged to each line. What is wrong stands beside it."""
        typed = self._typed()
        if self._follows_its_key(typed):
            return []
        found = [(one, self._line_of(one)) for one in typed]
        if any(line is None for _one, line in found):
            return []
        amounts = self._amounts(typed)
        if amounts is None:
            return []
        return [
            Share(line.line, amount, one.cleaned_data["commitment"])
            for (one, line), amount in zip(found, amounts, strict=True)
        ]

    def _follows_its_key(self, typed: list[PartForm]) -> bool:
        """Whether a key shares it out: one is chosen, and nobody wrote other lines."""
        return bool(self.form.cleaned_data["sharing_key"]) and not any(
            one.has_changed() for one in typed
        )

    def _line_of(self, part: PartForm) -> Offered | None:
        text, held = part.cleaned_data["line"].strip(), part.cleaned_data["commitment"]
        day = self.form.cleaned_data["spent_on"]
        try:
            if held and not text:
                (line,) = [one for one in self.offered if one.line.pk == held.line_id] or [None]
                if line is None:
                    raise ValidationError(_("Cet engagement est d’un autre exercice."))
            elif not text:
                raise ValidationError(_("Choisissez le poste."))
            else:
                line = find_line(self.offered, text, day)
        except ValidationError as error:
            part.add_error("line", error)
            return None
        if held and held.line_id != line.line.pk:
            part.add_error(
                "commitment",
                _("Cet engagement porte sur un autre poste : %(line)s.") % {"line": held.line},
            )
            return None
        if held and day < held.made_on:
            part.add_error(
                "commitment",
                _("La dépense précède son engagement, pris le %(day)s : corrigez la date.")
                % {"day": format_date(held.made_on, get_language() or "fr")},
            )
            return None
        return line

    def _amounts(self, typed: list[PartForm]) -> list[Decimal] | None:
        """The amount of each part; of one that was left blank, what the others leave. None where they do not fit."""
        amounts = [one.cleaned_data["amount"] for one in typed]
        blank = [one for one in typed if one.cleaned_data["amount"] is None]
        total = self.form.cleaned_data["amount"]
        known = sum((amount for amount in amounts if amount is not None), ZERO)
        if any(amount is not None and amount <= 0 for amount in amounts):
            self.form.add_error(None, _("Chaque poste reçoit plus de 0 $."))
            return None
        if len(blank) > 1:
            blank[-1].add_error("amount", _("Écrivez la part de chaque poste, sauf d’un seul."))
            return None
        if not typed:
            return []
        if total is None:
            if blank:
                blank[0].add_error("amount", _("Écrivez le montant de la dépense, ou cette part."))
                return None
            return amounts
        left = total - self.form.cleaned_data["rebated"] - known
        if (blank and left <= 0) or (not blank and left != 0):
            self.form.add_error(None, self._difference(left))
            return None
        return [left if amount is None else amount for amount in amounts]

    def _difference(self, left: Decimal) -> str:
        charged = self.form.cleaned_data["amount"] - self.form.cleaned_data["rebated"]
        return _(
            "La dépense impute %(charged)s, taxes remboursées déduites, et ses postes en reçoivent %(shared)s : "
            "corrigez une part, ou laissez-en une vide."
        ) % {
            "charged": amount_said(charged),
            "shared": amount_said(charged - left),
        }

    # --- while one types

    def expected(self) -> list[tuple[Offered, Decimal]]:
        """The lines that can be read by now, each with what the expense would charge to it."""
        charged = (self.form.amount_typed("amount") or ZERO) - (
            self.form.amount_typed("rebated") or ZERO
        )
        found: list[list] = []
        for one in self.parts.forms if self.parts.management_form.is_valid() else []:
            text = one.data.get(one.add_prefix("line"), "").strip()
            try:
                line = find_line(self.offered, text, self.form.day) if normalise(text) else None
                amount = one.fields["amount"].to_python(one.data.get(one.add_prefix("amount"), ""))
            except ValidationError:
                continue
            if line:
                found.append([line, amount])
        left = charged - sum((amount for _line, amount in found if amount is not None), ZERO)
        return [(line, max(left, ZERO) if amount is None else amount) for line, amount in found]
