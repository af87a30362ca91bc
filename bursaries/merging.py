"""What becomes of applications, obligations and links when two records of one person are merged."""

from django.utils import timezone
from django.utils.translation import gettext as _

from bursaries.models import Application, HolderLink, Obligation
from programs.merging import Act, where


@where("application_once_a_person")
def two_applications(act: Act, kept: Application, absorbed: Application) -> None:
    act.refuse(
        _(
            "Les deux fiches ont une demande au même concours : « %(first)s » et « %(second)s ». Écartez ou retirez "
            "l’une des deux, puis recommencez."
        ),
        kept,
        absorbed,
    )


@where("obligation_once_a_rule")
def two_obligations(act: Act, kept: Obligation, absorbed: Obligation) -> None:
    act.refuse(
        _(
            "Les deux fiches ont un engagement de service de la même règle : « %(first)s » et « %(second)s ». Corrigez "
            "celui qui est de trop, ou gardez les deux fiches."
        ),
        kept,
        absorbed,
    )


@where("holder_link_once")
def two_doors(act: Act, kept: HolderLink, absorbed: HolderLink) -> None:
    """One link is enough: the other one closes."""
    absorbed.revoked_at = timezone.now()
    absorbed.save(update_fields=["revoked_at"])
