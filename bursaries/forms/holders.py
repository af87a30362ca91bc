"""What a holder sends from a phone: months of service, a file of their bursary, their address to get their link."""

from datetime import timedelta

from django import forms
from django.db.models import Max
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from bursaries.enums import AttestationState, AwardFileKind, InstalmentState
from bursaries.models import (
    Award,
    AwardInstalment,
    Obligation,
    ServiceAttestation,
    ServicePeriod,
)
from programs.amounts import amount_said
from programs.budgets.forms.entry import DocumentField
from programs.forms import PastDayField, PublicForm
from programs.lib.periods import format_date, today
from programs.plans.forms.portal import CheckedFilesField
from programs.referrals.forms.portal import Submitted

NEW = "nouveau"
_IN_REGION, _ELSEWHERE = "oui", "non"
ABOUT_A_JOB = ("employer_name", "position", "in_region", "share")


class WorkForm(Submitted):
    """« J’ai travaillé du … au … chez … » : in a job that is known, or a new one."""

    # Who sends the form of a first job twice has a job by then, and said nothing of which.
    job = forms.ChoiceField(label=gettext_lazy("Où"), required=False)
    employer_name = forms.CharField(
        label=gettext_lazy("Nom de l’employeur"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    position = forms.CharField(
        label=gettext_lazy("Votre poste"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    in_region = forms.ChoiceField(widget=forms.RadioSelect, required=False)
    share = forms.DecimalField(
        label=gettext_lazy("Part d’un temps plein, en %"),
        min_value=1,
        max_value=100,
        initial=100,
        required=False,
        decimal_places=2,
        max_digits=5,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text=gettext_lazy("100 pour un temps plein, 60 pour trois jours par semaine."),
    )
    starts_on = PastDayField(label=gettext_lazy("J’ai travaillé du"))
    # Proposed to nobody: one press would attest days that the person never looked at.
    ends_on = PastDayField(
        label=gettext_lazy("au"),
        help_text=gettext_lazy("Le dernier jour : aujourd’hui, si vous y travaillez encore."),
        error_messages={"required": gettext_lazy("Écrivez le dernier jour que vous attestez.")},
    )
    comment = forms.CharField(
        label=gettext_lazy("Précisions"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    files = CheckedFilesField(
        label=gettext_lazy("Preuve"),
        required=False,
        help_text=gettext_lazy(
            "Facultative : lettre de l’employeur ou relevé de paie, en photo ou en PDF, 10 Mo au plus."
        ),
    )

    def __init__(
        self,
        *args,
        obligation: Obligation,
        returned: ServiceAttestation | None = None,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        jobs = obligation.service.select_related("employer").exclude(recognized=False)
        self.jobs = {str(job.pk): job for job in jobs}
        region = obligation.rule.region
        if self.jobs:
            self.fields["job"].choices = [
                *((key, _job_said(job)) for key, job in self.jobs.items()),
                (NEW, _("Un autre employeur")),
            ]
            self._go_on(list(self.jobs.values())[-1])
            self._begin_with(returned)
        else:
            del self.fields["job"]
        self.fields["in_region"].label = _("Cet emploi est dans la région %(region)s") % {
            "region": region
        }
        self.fields["in_region"].choices = [(_IN_REGION, _("Oui")), (_ELSEWHERE, _("Non"))]
        self.region = region

    def _go_on(self, job: ServicePeriod) -> None:
        """Propose the last job, from the day after the last that is attested."""
        self.fields["job"].initial = str(job.pk)
        sent = job.attestations.exclude(state=AttestationState.REFUSED)
        if (last := sent.aggregate(last=Max("ends_on"))["last"]) and last < today():
            self.fields["starts_on"].initial = last + timedelta(days=1)

    def _begin_with(self, returned: ServiceAttestation | None) -> None:
        """Propose again what its author wrote, and was sent back to be mended."""
        if returned is None or str(returned.service_id) not in self.jobs:
            return
        self.fields["job"].initial = str(returned.service_id)
        for name in ("starts_on", "ends_on", "comment"):
            self.fields[name].initial = getattr(returned, name)

    @property
    def asks_of_another(self) -> bool:
        """Whether the part about another employer is open: there is no job yet, or something in it is wrong."""
        return not self.jobs or bool(self.errors.keys() & set(ABOUT_A_JOB))

    @property
    def is_new(self) -> bool:
        return (self.cleaned_data.get("job") or NEW) == NEW

    def clean(self):
        cleaned = super().clean()
        if "job" not in self.errors and self.is_new:
            if not cleaned.get("employer_name", "").strip():
                self.add_error("employer_name", _("Écrivez le nom de l’employeur."))
            if not cleaned.get("in_region"):
                self.add_error("in_region", _("Dites si cet emploi est dans la région."))
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("La fin de la période précède son début."))
        return cleaned

    def details(self) -> dict:
        """What ``attest_by_link`` takes of the form."""
        cleaned = self.cleaned_data
        names = ("starts_on", "ends_on", "comment", "files", "submission")
        said = {name: cleaned[name] for name in names}
        if not self.is_new:
            return said | {"job": self.jobs[cleaned["job"]]}
        in_region = cleaned["in_region"] == _IN_REGION
        return said | {
            "new_job": {
                "employer_name": cleaned["employer_name"],
                "position": cleaned["position"],
                "region": self.region if in_region else None,
                "share": cleaned["share"] or 100,
            }
        }


def _job_said(job: ServicePeriod) -> str:
    return f"{job.employer_said} ({job.position})" if job.position else job.employer_said


class AwardFileForm(forms.Form):
    """A signed contract, an attestation of studies for one of the instalments that wait for it, a receipt."""

    what = forms.ChoiceField(label=gettext_lazy("C’est"))
    file = DocumentField(
        label=gettext_lazy("Fichier"),
        help_text=gettext_lazy("Une photo nette ou un PDF, 10 Mo au plus."),
    )

    def __init__(self, *args, award: Award, **kwargs):
        super().__init__(*args, **kwargs)
        instalments = award.instalments.filter(state=InstalmentState.EXPECTED).order_by("number")
        self.instalments = {f"{AwardFileKind.ATTESTATION}-{one.pk}": one for one in instalments}
        self.fields["what"].choices = [
            *((key, _attestation_for(one)) for key, one in self.instalments.items()),
            (AwardFileKind.CONTRACT, _("Mon contrat signé")),
            (AwardFileKind.RECEIPT, _("Un reçu")),
            (AwardFileKind.OTHER, _("Autre chose")),
        ]

    def details(self) -> dict:
        what = self.cleaned_data["what"]
        instalment: AwardInstalment | None = self.instalments.get(what)
        kind = AwardFileKind.ATTESTATION if instalment else AwardFileKind(what)
        return {"kind": kind, "instalment": instalment, "file": self.cleaned_data["file"]}


def _attestation_for(instalment: AwardInstalment) -> str:
    """Numbered: two halves without a day are else one and the same."""
    said = {"number": instalment.number, "amount": amount_said(instalment.amount)}
    if instalment.expected_on is None:
        return _("Mon attestation d’études, pour le versement %(number)s, de %(amount)s") % said
    return _(
        "Mon attestation d’études, pour le versement %(number)s, de %(amount)s, du %(day)s"
    ) % (said | {"day": format_date(instalment.expected_on, get_language() or "fr")})


class LinkForm(PublicForm):
    """Where the link of whoever asks is sent, if there is one."""

    email = forms.EmailField(
        label=gettext_lazy("Votre courriel"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("Celui auquel le premier lien est arrivé."),
    )
