"""The forms of accountability packs: what a funder asks, and what a piece is given by."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from programs.forms import AskingModelForm, DayInput, PastDayField, UndatedForm
from programs.lib.periods import Period, format_date, today
from programs.models import Program
from programs.referrals.forms.portal import CheckedFileField
from reporting.packs import access
from reporting.packs.due import DueRule
from reporting.packs.enums import Channel
from reporting.packs.minutes import OfferedMinutes
from reporting.packs.models import PackItem, RequiredPiece, Requirement

_NOTHING_TO_PROPOSE = {"autocomplete": "off"}
# How many fiscal years before and after that of today a requirement may begin or end with.
_YEARS_BACK, _YEARS_ON = 8, 5


class DueFormField(forms.CharField):
    """A rule as people write it: « 90 jours », « 3 mois », « 30 septembre »."""

    def prepare_value(self, value):
        """Show a rule that is kept as it is written; what was just typed stays as typed."""
        try:
            return DueRule.read(value).display(get_language() or "fr") if value else value
        except (ValueError, KeyError):
            return value

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return ""
        try:
            return DueRule.parse(text).code
        except ValueError as error:
            raise ValidationError(str(error)) from None


def _years_of(program: Program) -> list[Period]:
    """The fiscal years that a requirement may begin or end with, the newest first."""
    calendar = program.calendar
    current = calendar.year_containing(today())
    first = current.start.replace(year=current.start.year - _YEARS_BACK)
    last = current.end.replace(year=current.end.year + _YEARS_ON, day=28)
    years = calendar.years_between(max(first, program.starts_on), last)
    return [year for year in reversed(years) if program.runs_in(year)]


class _YearsForm(AskingModelForm):
    """Offers the fiscal years of the program by their names; the days follow."""

    valid_from = forms.ChoiceField(label=gettext_lazy("Du premier exercice"))
    valid_until = forms.ChoiceField(
        label=gettext_lazy("Au dernier exercice"),
        required=False,
        help_text=gettext_lazy("Vide : elle vaut jusqu’à nouvel ordre."),
    )

    def offer_years(self, program: Program) -> None:
        calendar, years = program.calendar, _years_of(program)
        kept = self.instance
        begins = {year.start.isoformat(): calendar.label(year) for year in years}
        ends = {year.end.isoformat(): calendar.label(year) for year in years}
        for day, known in ((kept.valid_from, begins), (kept.valid_until, ends)):
            if day and day.isoformat() not in known:
                known[day.isoformat()] = calendar.label(calendar.year_containing(day))
        self.fields["valid_from"].choices = list(begins.items())
        self.fields["valid_until"].choices = [("", _("Jusqu’à nouvel ordre")), *ends.items()]
        # Whoever has a letter in hand gives account of the year that has just ended.
        last = calendar.previous(calendar.year_containing(today())).start.isoformat()
        default = last if last in begins else next(iter(begins), "")
        for name in ("valid_from", "valid_until"):
            day = getattr(kept, name)
            self.initial[name] = day.isoformat() if day else ""
        self.initial["valid_from"] = self.initial["valid_from"] or default

    def clean_valid_from(self):
        return self._meta.model._meta.get_field("valid_from").to_python(
            self.cleaned_data["valid_from"]
        )

    def clean_valid_until(self):
        return self._meta.model._meta.get_field("valid_until").to_python(
            self.cleaned_data["valid_until"] or None
        )


class RequirementForm(_YearsForm):
    """What a funder asks of one program."""

    due = DueFormField(label=gettext_lazy("Échéance"), widget=forms.TextInput(_NOTHING_TO_PROPOSE))
    usual = forms.BooleanField(
        label=gettext_lazy("Commencer par les pièces usuelles"),
        required=False,
        initial=True,
        help_text=gettext_lazy(
            "Rapport annuel, rapport financier, extrait du procès-verbal : à changer ou à retirer ensuite."
        ),
    )

    class Meta:
        model = Requirement
        fields = [
            "funder",
            "title",
            "code",
            "reference",
            "valid_from",
            "valid_until",
            "due",
            "due_moves",
            "language",
            "note",
            "title_en",
        ]
        widgets = {
            "note": forms.Textarea(attrs={"rows": 3}),
            **{
                name: forms.TextInput(_NOTHING_TO_PROPOSE) for name in ("title", "code", "title_en")
            },
        }

    def __init__(self, *args, program: Program, is_used: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.program = program
        self.fields["due"].help_text = Requirement._meta.get_field("due").help_text
        self.offer_years(program)
        self._offer_funders(program)
        if self.instance.pk:
            del self.fields["usual"]
        else:
            number = program.pack_requirements.count() + 1
            self.initial |= {
                "title": _("Reddition de comptes annuelle"),
                "code": f"{program.code}-{number}",
            }
        if is_used:
            for name in set(self.fields) - {"valid_until", "note"}:
                del self.fields[name]

    def _offer_funders(self, program: Program) -> None:
        """The program's own come before the rest of the directory."""
        field = self.fields["funder"]
        field.queryset = access.funders_of(program)
        funders = set(program.fundings.values_list("funder", flat=True))
        found = list(field.queryset)
        field.choices = [
            ("", "—"),
            (
                _("Bailleurs du programme"),
                [(one.pk, str(one)) for one in found if one.pk in funders],
            ),
            (_("Répertoire"), [(one.pk, str(one)) for one in found if one.pk not in funders]),
        ]


class CopyForm(_YearsForm):
    """Whose the copy is and from which year it holds; what is asked is taken over."""

    class Meta:
        model = Requirement
        fields = ["program", "funder", "code", "reference", "valid_from", "valid_until"]
        widgets = {"code": forms.TextInput(_NOTHING_TO_PROPOSE)}

    def __init__(self, *args, copied: Requirement, programs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["program"].queryset = programs
        self.fields["program"].empty_label = None
        self.fields["funder"].queryset = access.funders_of(copied.program)
        self.initial |= {"program": copied.program_id, "funder": copied.funder_id}
        self.initial |= {"reference": copied.reference}
        self.offer_years(self._chosen(programs, copied.program))

    def _chosen(self, programs, default: Program) -> Program:
        """The program that was sent, whose years are offered."""
        sent = self.data.get("program", "") if self.is_bound else ""
        return next((one for one in programs if str(one.pk) == sent), default)


class PieceForm(AskingModelForm):
    """One piece that a funder asks for."""

    due = DueFormField(
        label=gettext_lazy("Échéance"),
        required=False,
        widget=forms.TextInput(_NOTHING_TO_PROPOSE),
    )

    class Meta:
        model = RequiredPiece
        fields = [
            "number",
            "title",
            "kind",
            "report_kind",
            "prepared_by",
            "signatories",
            "condition",
            "condition_amount",
            "variance_percent",
            "variance_amount",
            "due",
            "note",
            "title_en",
            "signatories_en",
        ]
        localized_fields = ["variance_percent"]
        widgets = {
            "signatories": forms.Textarea(attrs={"rows": 2}),
            "signatories_en": forms.Textarea(attrs={"rows": 2}),
            "note": forms.Textarea(attrs={"rows": 2}),
            **{
                name: forms.TextInput(_NOTHING_TO_PROPOSE)
                for name in ("number", "title", "title_en")
            },
        }

    def __init__(self, *args, requirement: Requirement, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.requirement = requirement
        self.fields["number"].required = True
        self.fields["due"].help_text = RequiredPiece._meta.get_field("due").help_text
        self.fields["report_kind"].choices = [
            ("", _("Aucun")),
            *(one for one in self.fields["report_kind"].choices if one[0]),
        ]


# --- what a piece is given by


class ReportForm(forms.Form):
    """One of the published reports of the year."""

    version = forms.ModelChoiceField(
        queryset=None, label=gettext_lazy("Rapport publié"), empty_label=None
    )

    def __init__(self, *args, versions, chosen=None, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["version"]
        field.queryset = versions
        field.initial = chosen
        field.label_from_instance = _version_said


def _version_said(version) -> str:
    day = format_date(timezone.localdate(version.published_at), get_language() or "fr")
    return _("%(version)s, publiée le %(day)s") % {"version": version, "day": day}


class MinutesForm(forms.Form):
    minutes = forms.ChoiceField(label=gettext_lazy("Procès-verbal approuvé"))

    def __init__(self, *args, offered: list[OfferedMinutes], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["minutes"].choices = [(one.key, one.label) for one in offered]


class FileForm(forms.Form):
    file = CheckedFileField(
        label=gettext_lazy("Fichier"),
        help_text=gettext_lazy("PDF, Word, JPEG ou PNG, 10 Mo au plus."),
    )


class StatementForm(forms.Form):
    """A text, and for each line that is to be explained a reason."""

    text = forms.CharField(
        label=gettext_lazy("Texte"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Une ligne vide entre deux paragraphes; **gras**, *italique*."),
    )

    def __init__(self, *args, item: PackItem, lines, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].initial = item.text
        kept = {one["key"]: one["explanation"] for one in item.explanations}
        self.lines = lines
        for line in lines:
            self.fields[f"line_{line.key}"] = forms.CharField(
                label=line.line,
                max_length=2_000,
                required=False,
                initial=kept.get(line.key) or line.explanation,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text=_("Budget %(revised)s, dépensé %(spent)s, écart %(variance)s.")
                % {"revised": line.revised, "spent": line.spent, "variance": line.variance},
            )
        self.order_fields([f"line_{line.key}" for line in lines])

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.values()):
            raise ValidationError(_("Écrivez le texte."))
        return cleaned

    def answers(self) -> dict:
        """As the action takes them."""
        said = {line.key: self.cleaned_data.get(f"line_{line.key}", "") for line in self.lines}
        return {"text": self.cleaned_data["text"], "explanations": said}


class SignatureForm(forms.Form):
    role = forms.ChoiceField(label=gettext_lazy("Fonction"))
    name = forms.CharField(
        label=gettext_lazy("Nom"), max_length=120, widget=forms.TextInput(_NOTHING_TO_PROPOSE)
    )
    signed_on = PastDayField(label=gettext_lazy("Signée le"), widget=DayInput, initial=today)

    def __init__(self, *args, item: PackItem, **kwargs):
        super().__init__(*args, **kwargs)
        piece = item.piece
        said = piece.roles_in(get_language() or "fr")
        self.fields["role"].choices = dict(zip(piece.roles, said, strict=False)).items()


# --- what happens to a pack


class DeliverForm(UndatedForm):
    """How and when a pack left; of one that left before, why it does again."""

    on = PastDayField(label=gettext_lazy("Transmis le"), widget=DayInput, initial=today)
    channel = forms.ChoiceField(label=gettext_lazy("Moyen"), choices=Channel)
    receipt = forms.CharField(
        label=gettext_lazy("Accusé de réception"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Numéro de confirmation, nom de qui l’a reçu."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Pourquoi il est transmis de nouveau"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Le bailleur de fonds le lit."),
    )

    def __init__(self, *args, is_correction: bool, why: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        if is_correction:
            self.fields["reason"].initial = why
        else:
            del self.fields["reason"]
