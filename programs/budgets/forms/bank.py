"""The forms of bank accounts: a statement and its columns, and what somebody says of a line."""

import uuid
from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from programs.budgets.banking.proposing import Candidate
from programs.budgets.models import BankAccount, BankTransaction, BudgetLine, Expense, Payment
from programs.budgets.statements.days import ORDERS, order_label
from programs.budgets.statements.layouts import Layout
from programs.budgets.statements.mapping import Mapping
from programs.forms import PastDayField
from programs.models import Program

MOST_BYTES = 10 * 1024 * 1024
ACCEPTED = ".ofx,.qfx,.qbo,.csv,.txt,.xlsx,.ods"
_ONE_EACH = ("on", "amount", "debit", "credit", "reference", "balance", "account")


class AccountForm(forms.ModelForm):
    opened_on = PastDayField(
        label=gettext_lazy("Solde d’ouverture au"),
        help_text=gettext_lazy(
            "Le premier jour que vous suivez ici. Ce qui a bougé avant n’est pas importé : c’est dans le solde."
        ),
    )

    class Meta:
        model = BankAccount
        fields = ["code", "name", "opened_on", "opening_balance"]


class StatementForm(forms.Form):
    """A statement of the bank, or the export of the accounting software of the banker organisation."""

    file = forms.FileField(
        label=gettext_lazy("Relevé"),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=gettext_lazy(
            "OFX (QFX, QBO), CSV, XLSX ou ODS, 10 Mo au plus. Le format OFX est le plus sûr : ses opérations ont "
            "un numéro."
        ),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(
                _("Ce relevé dépasse 10 Mo : exportez-en des périodes plus courtes.")
            )
        return file


class ColumnsForm(forms.Form):
    """What each column of a table says; once valid, ``mapping``."""

    is_turned = forms.BooleanField(
        label=gettext_lazy("Inverser les signes"),
        required=False,
        help_text=gettext_lazy(
            "Pour une carte de crédit, ou un grand livre où le débit de la banque est de l’argent qui entre."
        ),
    )
    has_signed_debits = forms.BooleanField(
        label=gettext_lazy("Les débits portent déjà le signe moins"), required=False
    )
    order = forms.ChoiceField(label=gettext_lazy("Ordre des dates"), required=False)

    mapping: Mapping

    def __init__(self, *args, layout: Layout, mapping: Mapping | None, **kwargs):
        self.layout, self.before = layout, mapping
        super().__init__(*args, initial=self._initial(), **kwargs)
        self.fields["order"].choices = [
            ("", _("Celui que le fichier montre")),
            *((order, order_label(order)) for order in ORDERS),
        ]
        for index, name in layout.columns:
            self.fields[f"column-{index}"] = forms.ChoiceField(
                label=_("Contenu de la colonne %(name)s") % {"name": name},
                choices=_roles(),
                required=False,
            )

    def _initial(self) -> dict:
        said = self.before
        if said is None:
            return {}
        roles = {f"column-{index}": "description" for index in said.description}
        roles |= {
            f"column-{getattr(said, name)}": name
            for name in _ONE_EACH
            if getattr(said, name) is not None
        }
        flags = ("is_turned", "has_signed_debits", "order")
        return roles | {name: getattr(said, name) for name in flags}

    def columns(self) -> list[tuple[str, list[str], forms.BoundField]]:
        """Each column: its name, what stands in its first rows, what it is said to hold."""
        return [
            (
                name,
                [row[index] for row in self.layout.sample if index < len(row) and row[index]][:4],
                self[f"column-{index}"],
            )
            for index, name in self.layout.columns
        ]

    def clean(self):
        cleaned = super().clean()
        held: dict[str, list[int]] = {}
        for index, _name in self.layout.columns:
            if role := cleaned.get(f"column-{index}"):
                held.setdefault(role, []).append(index)
        for role in _ONE_EACH:
            if len(held.get(role, ())) > 1:
                label = dict(_roles())[role]
                raise ValidationError(
                    _("Deux colonnes ont le contenu « %(label)s » : gardez-en une.")
                    % {"label": label}
                )
        if "on" not in held:
            raise ValidationError(_("Choisissez la colonne de la date."))
        layout = self.layout
        try:
            self.mapping = Mapping(
                description=tuple(held.pop("description", ())),
                head_row=layout.head_row,
                first_row=layout.first_row,
                signature=layout.signature,
                is_turned=cleaned["is_turned"],
                has_signed_debits=cleaned["has_signed_debits"],
                order=cleaned.get("order", ""),
                **{role: places[0] for role, places in held.items()},
            )
        except ValueError as error:
            raise ValidationError(str(error)) from error
        return cleaned

    @property
    def is_changed(self) -> bool:
        """Whether it says another thing than what was shown."""
        rows = {"head_row": self.mapping.head_row, "first_row": self.mapping.first_row}
        return self.before is None or replace(self.before, **rows) != self.mapping


def _roles() -> list[tuple[str, str]]:
    return [
        ("", _("À laisser de côté")),
        ("on", _("Date")),
        ("description", _("Description")),
        ("amount", _("Montant, avec son signe")),
        ("debit", _("Débit : ce qui sort")),
        ("credit", _("Crédit : ce qui entre")),
        ("reference", pgettext("paiement", "Référence")),
        ("balance", _("Solde")),
        ("account", _("Compte")),
    ]


class AlikeForm(forms.Form):
    """Whether entries that look like some that are there are the same."""

    alike = forms.ChoiceField(
        label=gettext_lazy("Ces opérations sont-elles les mêmes ?"),
        choices=[
            ("leave", gettext_lazy("Ce sont les mêmes : ne pas les importer")),
            ("take", gettext_lazy("Ce sont d’autres opérations : les importer")),
        ],
        initial="leave",
        widget=forms.RadioSelect,
    )


class UndoForm(forms.Form):
    """Undoing the import of a statement: where something says what its lines are, that this goes as well."""

    unmatches = forms.BooleanField(
        label=gettext_lazy("Défaire aussi ce qui est dit de ces opérations"),
        help_text=gettext_lazy(
            "Les paiements et les encaissements restent notés : le prochain relevé les propose de nouveau. Le motif "
            "d’une opération écartée est à écrire de nouveau."
        ),
        error_messages={
            "required": gettext_lazy(
                "Des opérations de ce relevé sont rapprochées ou écartées : cochez ceci, ou défaites-les une à une."
            )
        },
    )

    def __init__(self, *args, holds: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not holds:
            del self.fields["unmatches"]


class FromForm(forms.Form):
    """From which account of a program payments were made that no statement shows yet."""

    payment = forms.ModelMultipleChoiceField(
        Payment.objects.none(),
        error_messages={"required": gettext_lazy("Cochez d’abord les paiements.")},
    )
    account = forms.ModelChoiceField(
        BankAccount.objects.none(),
        label=gettext_lazy("Ils sortent de"),
        required=False,
        empty_label=gettext_lazy("aucun compte en particulier"),
    )

    def __init__(self, *args, program: Program, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["payment"].queryset = Payment.objects.filter(
            expense__program=program, annulled_on=None
        )
        self.fields["account"].queryset = program.bank_accounts.all()


class MatchForm(forms.Form):
    """What a line of a statement is, among all that it may be."""

    to = forms.MultipleChoiceField(
        label=gettext_lazy("Rapprocher de"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy(
                "Choisissez au moins un paiement, une dépense ou un encaissement."
            )
        },
    )

    def __init__(self, *args, candidates: list[Candidate], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(one.key, str(one.record)) for one in candidates]


class AsideForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Pourquoi"),
        max_length=BankTransaction._meta.get_field("set_aside").max_length,
        help_text=gettext_lazy(
            "Frais bancaires, virement entre comptes : ni une dépense d’ici, ni un versement."
        ),
    )


class FundingForm(forms.Form):
    """Money of a funder that no instalment announced."""

    funding = forms.ModelChoiceField(None, label=gettext_lazy("Financement"), empty_label=None)

    def __init__(self, *args, fundings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["funding"].queryset = fundings


class LineField(forms.ModelChoiceField):
    """A line, with the budget that it stands in: two budgets may have the same lines."""

    def label_from_instance(self, obj: BudgetLine) -> str:
        return f"{obj} ({obj.budget.code})"


class LineForm(forms.Form):
    """An expense that a line of a statement shows and nobody entered: its amount and its day are those of the line."""

    line = LineField(None, label=gettext_lazy("Poste budgétaire"), empty_label="")
    supplier = forms.CharField(
        label=gettext_lazy("Fournisseur"), max_length=Expense._meta.get_field("supplier").max_length
    )
    description = forms.CharField(
        label=gettext_lazy("Description"),
        required=False,
        max_length=Expense._meta.get_field("description").max_length,
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, program: Program, posted: BankTransaction, **kwargs):
        longest = Expense._meta.get_field("supplier").max_length
        super().__init__(*args, initial={"supplier": posted.description[:longest]}, **kwargs)
        self.fields["line"].queryset = (
            BudgetLine.objects.of_program(program)
            .open_on(posted.posted_on)
            .select_related("budget", "category")
        )
