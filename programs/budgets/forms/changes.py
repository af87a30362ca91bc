"""The forms of changes of a budget: what each line gives and gets, what is carried, what is granted."""

import uuid
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from programs.amounts import AmountField
from programs.budgets.balances import current
from programs.budgets.enums import CHANGES_TO_ZERO, ChangeKind
from programs.budgets.models import Budget, BudgetChange, BudgetLine
from programs.budgets.pictures import language
from programs.budgets.reckoning import ZERO
from programs.forms import PastDayField
from programs.lib.money import format_amount
from programs.lib.periods import today
from programs.lib.text import same


class LineAmountField(AmountField):
    """What one line gives, gets or keeps: nothing, or more than zero."""

    def __init__(self, **options):
        super().__init__(required=False, **options)

    def validate(self, value):
        super().validate(value)
        if value is not None and value < 0:
            raise ValidationError(
                _("Écrivez un montant sans signe : la colonne dit s’il est ajouté ou retiré.")
            )


class _RequestForm(forms.Form):
    """What every request says. Sent twice, it is one."""

    effective_on = PastDayField(
        label=gettext_lazy("En vigueur le"),
        initial=today,
        help_text=gettext_lazy("Un rapport d’un jour antérieur ne la connaît pas."),
    )
    why = forms.CharField(
        label=gettext_lazy("Justification"), widget=forms.Textarea(attrs={"rows": 3})
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    kind: str

    def amounts(self) -> dict[BudgetLine, Decimal]:
        raise NotImplementedError

    def answers(self) -> dict:
        """What is asked for, as the action takes it."""
        said = {name: self.cleaned_data[name] for name in ("effective_on", "why", "submission")}
        return said | {"kind": self.kind, "amounts": self.amounts()}


class ChangeForm(_RequestForm):
    """What each line of a budget gives or gets."""

    def __init__(self, *args, budget: Budget, kind: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.budget = budget
        lines = budget.lines.select_related("budget", "category")
        self.lines = [line for line in lines if line.adopted is not None]
        for line in self.lines:
            self.fields[f"take_{line.pk}"] = LineAmountField(
                label=_("Retirer à %(line)s") % {"line": line}
            )
            self.fields[f"give_{line.pk}"] = LineAmountField(
                label=_("Ajouter à %(line)s") % {"line": line}
            )

    @property
    def is_to_zero(self) -> bool:
        return self.kind in CHANGES_TO_ZERO

    def rows(self) -> list[dict]:
        return [
            {
                "line": line,
                "balance": current(line),
                "take": self[f"take_{line.pk}"],
                "give": self[f"give_{line.pk}"],
            }
            for line in self.lines
        ]

    def amounts(self) -> dict[BudgetLine, Decimal]:
        found = {line: self._amount(line) for line in self.lines}
        return {line: amount for line, amount in found.items() if amount}

    def _amount(self, line: BudgetLine) -> Decimal:
        said = self.cleaned_data
        return (said.get(f"give_{line.pk}") or ZERO) - (said.get(f"take_{line.pk}") or ZERO)

    def clean(self):
        cleaned = super().clean()
        for line in self.lines:
            if cleaned.get(f"take_{line.pk}") and cleaned.get(f"give_{line.pk}"):
                self.add_error(
                    f"give_{line.pk}",
                    _("Un poste gagne ou donne : laissez une des deux cases vide."),
                )
        if self.errors:
            return cleaned
        if not (amounts := self.amounts()):
            raise ValidationError(_("Écrivez au moins un montant."))
        if self.is_to_zero and (total := sum(amounts.values())):
            raise ValidationError(
                _(
                    "Ce qui est ajouté et ce qui est retiré diffèrent de %(amount)s : ils doivent être égaux."
                )
                % {"amount": format_amount(abs(total), language())}
            )
        return cleaned


class CarryForm(_RequestForm):
    """What is left on each line of a year, and the line of the next that gets it.

    It proposes by itself what remains of each line, and the line that is the same one. A number alone may have been
    given to another line meanwhile: whoever asks then chooses.
    """

    kind = ChangeKind.CARRY_FORWARD

    def __init__(self, *args, budget: Budget, following: Budget, **kwargs):
        super().__init__(*args, **kwargs)
        self.budget, self.following = budget, following
        lines = budget.lines.select_related("budget", "category")
        self.lines = [line for line in lines if (current(line).remaining or ZERO) > 0]
        targets = following.lines.select_related("budget", "category")
        self.targets = {str(line.pk): line for line in targets if line.adopted is not None}
        choices = [("", "—"), *((key, str(line)) for key, line in self.targets.items())]
        for line in self.lines:
            self.fields[f"take_{line.pk}"] = LineAmountField(
                label=_("Reporter de %(line)s") % {"line": line}, initial=current(line).remaining
            )
            self.fields[f"to_{line.pk}"] = forms.ChoiceField(
                label=_("Vers, pour %(line)s") % {"line": line},
                choices=choices,
                required=False,
                initial=self._same_as(line),
            )

    def _same_as(self, line: BudgetLine) -> str:
        """The key of the line of the next year that has its name, or its number in its category."""
        named = [key for key, one in self.targets.items() if same(one.label, line.label)]
        numbered = [key for key, one in self.targets.items() if one.number == line.number]
        if both := set(named) & set(numbered):
            return both.pop()
        if len(named) == 1:
            return named[0]
        alike = (key for key in numbered if self.targets[key].category_id == line.category_id)
        return next(alike, "")

    def rows(self) -> list[dict]:
        return [
            {
                "line": line,
                "balance": current(line),
                "take": self[f"take_{line.pk}"],
                "to": self[f"to_{line.pk}"],
            }
            for line in self.lines
        ]

    def amounts(self) -> dict[BudgetLine, Decimal]:
        found: dict[BudgetLine, Decimal] = {}
        for line in self.lines:
            amount = self.cleaned_data.get(f"take_{line.pk}")
            target = self.targets.get(self.cleaned_data.get(f"to_{line.pk}", ""))
            if amount and target:
                found[line] = found.get(line, ZERO) - amount
                found[target] = found.get(target, ZERO) + amount
        return found

    def clean(self):
        cleaned = super().clean()
        for line in self.lines:
            amount = cleaned.get(f"take_{line.pk}")
            if amount and not cleaned.get(f"to_{line.pk}"):
                self.add_error(f"to_{line.pk}", _("Choisissez le poste qui reçoit ce solde."))
            if amount and amount > current(line).remaining:
                self.add_error(
                    f"take_{line.pk}",
                    _("Il ne reste que %(left)s à reporter.")
                    % {"left": format_amount(current(line).remaining, language())},
                )
        if not self.errors and not self.amounts():
            raise ValidationError(_("Écrivez au moins un montant à reporter."))
        return cleaned


class GrantForm(forms.Form):
    """What is granted to each line: what was asked, or less. The sign of each stays."""

    def __init__(self, *args, change: BudgetChange, entries, **kwargs):
        super().__init__(*args, **kwargs)
        self.change = change
        self.entries = list(entries)
        for entry in self.entries:
            self.fields[f"granted_{entry.pk}"] = LineAmountField(
                label=_("Accordé à %(line)s") % {"line": entry.line}
                if entry.amount > 0
                else _("Retiré à %(line)s") % {"line": entry.line},
                initial=abs(entry.amount),
            )

    def clean(self):
        cleaned = super().clean()
        for entry in self.entries:
            name, asked = f"granted_{entry.pk}", abs(entry.asked or entry.amount)
            granted = cleaned.get(name)
            if name in self.errors:
                continue
            if not granted:
                self.add_error(
                    name,
                    _(
                        "Écrivez ce qui est accordé. Pour ne rien accorder à un poste, refusez la demande."
                    ),
                )
            elif granted > asked:
                self.add_error(
                    name,
                    _("Il a été demandé %(asked)s : on n’accorde pas plus.")
                    % {"asked": format_amount(asked, language())},
                )
        if not self.errors and self.change.kind in CHANGES_TO_ZERO:
            self._require_zero()
        return cleaned

    def _require_zero(self) -> None:
        if total := sum(self.granted().values()):
            raise ValidationError(
                _(
                    "Ce qui est ajouté et ce qui est retiré diffèrent de %(amount)s : ils doivent être égaux."
                )
                % {"amount": format_amount(abs(total), language())}
            )

    def granted(self) -> dict[int, Decimal]:
        """By key of the entry, with its sign."""
        return {
            entry.pk: self.cleaned_data[f"granted_{entry.pk}"].copy_sign(entry.amount)
            for entry in self.entries
        }


class CommitForm(forms.Form):
    """An order, a contract: what it holds of a line. Sent twice, it is one."""

    line = forms.ChoiceField(label=gettext_lazy("Poste"))
    supplier = forms.CharField(label=gettext_lazy("Fournisseur"), max_length=200)
    description = forms.CharField(label=gettext_lazy("Description"), max_length=250, required=False)
    amount = AmountField(label=gettext_lazy("Montant"))
    made_on = PastDayField(label=gettext_lazy("Pris le"), initial=today)
    override = forms.CharField(
        label=gettext_lazy("Motif, si le poste peut être dépassé"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "Vide, un engagement qui dépasse le disponible est refusé. Le motif est gardé."
        ),
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, lines: list[BudgetLine], **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = {str(line.pk): line for line in lines}
        self.fields["line"].choices = [("", "—"), *_by_budget(lines)]

    def clean_line(self) -> BudgetLine:
        return self.lines[self.cleaned_data["line"]]

    def clean_amount(self) -> Decimal:
        amount = self.cleaned_data["amount"]
        if amount <= 0:
            raise ValidationError(_("Un engagement est plus grand que zéro."))
        return amount


def _by_budget(lines: list[BudgetLine]) -> list[tuple]:
    """The lines of each budget, each with what it has left."""
    found: dict[str, list[tuple]] = {}
    for line in lines:
        left = format_amount(current(line).remaining, language())
        label = _("%(line)s (disponible : %(left)s)") % {"line": line, "left": left}
        found.setdefault(f"{line.budget} ({line.budget.code})", []).append((str(line.pk), label))
    return list(found.items())


class CloseForm(forms.Form):
    """Nothing more will be spent of a commitment."""

    on = PastDayField(label=gettext_lazy("Fermé le"), initial=today)
    reason = forms.CharField(
        label=gettext_lazy("Motif"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class ReopenForm(forms.Form):
    """A commitment that was closed by mistake holds its line again."""

    override = forms.CharField(
        label=pgettext_lazy("budget", "Motif, si le poste peut être dépassé"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
