"""What a program with agreements does first."""

from django.utils.translation import gettext_lazy as _

from programs import first_steps
from programs.enums import Service
from programs.first_steps import Step
from programs.help import Section
from programs.partnerships.models import Agreement

first_steps.add(
    Step(
        label=_("Préparer une première entente"),
        why=_("Ses échéances, ses obligations et son renouvellement vous seront rappelés."),
        done=first_steps.any_of(Agreement),
        address=first_steps.at("agreement_new"),
        guide=Section("40-ententes", "préparer-un-projet"),
        service=Service.PARTNERSHIPS,
        rank=2,
        imports="admin:partnerships_agreement_import",
    ),
)
