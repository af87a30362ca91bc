"""What a partner fills in to be paid: an expense, its receipt; later on, what was missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import files
from programs.amounts import AmountField
from programs.budgets.access import lines_of_claimant
from programs.budgets.actions.claiming import chooses_line
from programs.budgets.actions.entering import FILE_TYPES
from programs.budgets.models import BudgetLine, Expense
from programs.files import CheckedFile
from programs.forms.fields import NOT_OURS, PastDayField
from programs.lib.text import excerpt
from programs.models import Organization, Program
from programs.plans.access import carried_actions
from programs.plans.forms.portal import FilesInput
from programs.plans.models import Action
from programs.referrals.forms.portal import LONGEST_TEXT, Submitted

TAXES = ("gst", "qst", "hst")
_ACCEPT = ",".join(FILE_TYPES)


@dataclass(frozen=True)
class Joined:
    """What somebody joined: the files that are good, and why each of the others is not."""

    files: tuple[CheckedFile, ...] = ()
    refusals: tuple[str, ...] = ()


class ReceiptsField(forms.Field):
    """Several documents, each known by its content. One that is refused does not take the others with it."""

    widget = FilesInput

    def __init__(self, *, by_camera: bool = False, **options):
        attrs = {
            "accept": _ACCEPT,
            "multiple": True,
            "data-limit": files.LARGEST,
            # Sent again after an error, the form still has them where the browser can keep them.
            "hx-preserve": "true",
        }
        if by_camera:
            attrs |= {"accept": "image/jpeg,image/png", "capture": "environment"}
        super().__init__(required=False, widget=FilesInput(attrs=attrs), **options)

    def clean(self, value) -> Joined:
        sent = value if isinstance(value, (list, tuple)) else [value]
        good: dict[str, CheckedFile] = {}
        refusals = []
        for upload in filter(None, sent):
            try:
                file = _receipt(upload)
            except ValidationError as refusal:
                said = {"name": excerpt(upload.name), "why": " ".join(refusal.messages)}
                refusals.append(_("« %(name)s » : %(why)s") % said)
            else:
                good.setdefault(file.sha256, file)
        return Joined(tuple(good.values()), tuple(refusals))


def _receipt(upload) -> CheckedFile:
    """A document that proves an expense. Raises ValidationError, which says what to do."""
    if _is_heic(upload):
        raise ValidationError(
            _(
                "cette photo est au format HEIC d’un iPhone. Choisissez « Le plus compatible » dans Réglages, "
                "Appareil photo, Formats, puis photographiez de nouveau; ou envoyez une capture d’écran de la photo."
            )
        )
    if upload.size > files.LARGEST:
        raise ValidationError(
            _(
                "ce fichier pèse %(size)s, et 10 Mo est le plus que l’on peut envoyer. Photographiez le reçu de "
                "nouveau en choisissant une qualité moindre, ou numérisez-le en noir et blanc."
            )
            % {"size": filesizeformat(upload.size)}
        )
    return files.check(upload, FILE_TYPES)


def _is_heic(upload) -> bool:
    beginning = upload.read(12)
    upload.seek(0)
    return files.is_heic(beginning)


class ReceiptsForm(Submitted):
    """The documents of a claim: photographed now, or chosen among the files of the phone or of the computer."""

    photos = ReceiptsField(
        by_camera=True,
        label=gettext_lazy("Photographier le reçu"),
        help_text=gettext_lazy(
            "Bien à plat, tout le reçu dans l’image, la date et le total lisibles."
        ),
    )
    documents = ReceiptsField(
        label=gettext_lazy("Ou choisir des fichiers"),
        help_text=gettext_lazy("PDF, image JPEG ou PNG, 10 Mo chacun au plus."),
    )

    @property
    def joined(self) -> Joined:
        """All that was joined, each document once. Once the form was cleaned."""
        both = [
            given
            for name in ("photos", "documents")
            if (given := self.cleaned_data.get(name)) is not None
        ]
        once = {file.sha256: file for given in both for file in given.files}
        return Joined(tuple(once.values()), tuple(why for given in both for why in given.refusals))


class DocumentsForm(ReceiptsForm):
    """Documents that are added to a claim."""

    def clean(self):
        cleaned = super().clean()
        joined = self.joined
        if joined.refusals:
            self.add_error("documents", list(joined.refusals))
        elif not joined.files:
            self.add_error("documents", _("Photographiez le reçu, ou choisissez un fichier."))
        return cleaned


def _tax(label) -> AmountField:
    return AmountField(label=label, required=False)


class ClaimForm(ReceiptsForm):
    """An expense that ``claimant`` claims from ``program``; with ``claim``, what was written of it before.

    ``user`` writes it: of the lines and of the actions of the plan, only those of their organisation are offered.
    """

    # As on the page, so that the summary of errors follows it.
    field_order = ("photos", "documents", "amount", "spent_on", *TAXES, "supplier", "description")
    spent_on = PastDayField(label=gettext_lazy("Date du reçu"))
    supplier = forms.CharField(
        label=gettext_lazy("Fournisseur"),
        max_length=200,
        widget=forms.TextInput(attrs=NOT_OURS),
        help_text=gettext_lazy("Qui vous avez payé, comme l’écrit le reçu."),
    )
    description = forms.CharField(
        label=gettext_lazy("À quoi la dépense a servi"),
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    amount = AmountField(
        label=gettext_lazy("Total payé"),
        help_text=gettext_lazy("Taxes et pourboire compris : 82,45 $"),
    )
    gst = _tax(gettext_lazy("TPS"))
    qst = _tax(gettext_lazy("TVQ"))
    hst = _tax(gettext_lazy("TVH"))
    line = forms.ModelChoiceField(
        BudgetLine.objects.none(),
        label=gettext_lazy("Poste budgétaire"),
        required=False,
        empty_label=gettext_lazy("Je ne sais pas"),
    )
    action = forms.ModelChoiceField(
        Action.objects.none(),
        label=gettext_lazy("Action du plan"),
        required=False,
        empty_label=gettext_lazy("Aucune en particulier"),
    )

    def __init__(
        self,
        *args,
        user,
        program: Program,
        claimant: Organization,
        claim: Expense | None = None,
        **kwargs,
    ):
        super().__init__(*args, initial=_written(claim) if claim else {}, **kwargs)
        self.claim = claim
        lines = lines_of_claimant(program, claimant)
        if claim is None or chooses_line(claim):
            self._offer("line", lines, _line_label)
        else:
            del self.fields["line"]
        carried = carried_actions(user).filter(plan__program=program).carried_by([claimant.pk])
        self._offer("action", carried.order_by("plan", "position", "pk"), str)

    def _offer(self, name: str, records, label) -> None:
        """Let one of ``records`` be chosen; nothing is asked where there is none, or where another was chosen."""
        chosen = self.initial.get(name)
        if not records.exists() or (chosen and not records.filter(pk=chosen).exists()):
            del self.fields[name]
            return
        self.fields[name].queryset = records
        self.fields[name].label_from_instance = label

    @property
    def taxes(self) -> Iterable[forms.BoundField]:
        return [self[name] for name in TAXES]

    @property
    def says_taxes(self) -> bool:
        """Whether what is folded away has something that should be seen."""
        return any(field.errors or field.value() for field in self.taxes)

    def clean_amount(self) -> Decimal:
        amount = self.cleaned_data["amount"]
        if amount <= 0:
            raise ValidationError(_("Écrivez un montant plus grand que zéro."))
        return amount

    def clean(self):
        cleaned = super().clean()
        amount, line, day = (cleaned.get(name) for name in ("amount", "line", "spent_on"))
        for name in TAXES:
            if cleaned.get(name) is not None and cleaned[name] < 0:
                self.add_error(name, _("Une taxe n’est pas négative."))
        taxes = [cleaned[name] for name in TAXES if cleaned.get(name) is not None]
        if amount is not None and sum(taxes) >= amount:
            self.add_error("amount", _("Les taxes dépassent le total : relisez les deux."))
        if line and day and not line.budget.period.start <= day <= line.budget.period.end:
            self.add_error(
                "line",
                _("Ce poste est de l’exercice %(years)s, et le reçu n’en est pas.")
                % {"years": line.budget.years},
            )
        return cleaned

    def say_again(self) -> None:
        """Where it comes back with an error, say why the documents are not kept that are not."""
        for name in ("photos", "documents"):
            given = self.cleaned_data.get(name)
            if given is not None and given.refusals:
                self.add_error(name, list(given.refusals))
                del self.fields[name].widget.attrs["hx-preserve"]

    def answers(self) -> dict:
        """What the actions take of it, but the line and the documents."""
        names = ("spent_on", "supplier", "description", "amount", *TAXES)
        answers = {name: self.cleaned_data[name] for name in names}
        if "action" in self.fields:
            answers["action"] = self.cleaned_data["action"]
        return answers


def _line_label(line: BudgetLine) -> str:
    return f"{line} ({line.budget.years})"


def _written(claim: Expense) -> dict:
    names = ("spent_on", "supplier", "description", *TAXES)
    part = claim.allocations.first()
    return {name: getattr(claim, name) for name in names} | {
        "amount": claim.claimed,
        "action": claim.action_id,
        "line": part.line_id if part else None,
    }


class WithdrawalForm(forms.Form):
    """Why a claim is taken back, for whoever wants to say it."""

    reason = forms.CharField(
        label=gettext_lazy("Pourquoi"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Facultatif : un doublon, un autre organisme qui paie…"),
    )
