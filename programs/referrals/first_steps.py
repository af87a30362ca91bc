"""What a program that receives referrals does first."""

from django.utils.translation import gettext_lazy as _

from programs import first_steps
from programs.enums import Service
from programs.first_steps import Step
from programs.help import Section
from programs.referrals.models import Referral

first_steps.add(
    Step(
        label=_("Inscrire une première référence"),
        why=_("Chaque référence se suit, de sa réception à ce qu’il advient de la personne."),
        done=first_steps.any_of(Referral),
        address=first_steps.adding("referrals_referral"),
        guide=Section(
            "02-personnes-et-references",
            "inscrire-une-référence-reçue-par-courriel-ou-par-téléphone",
        ),
        service=Service.REFERRALS,
        rank=2,
        imports="admin:referrals_referral_import",
    ),
)
