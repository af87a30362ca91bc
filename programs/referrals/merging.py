"""What names the person of a referral beside its foreign key, and what to look at once two persons are one."""

from django.utils.translation import gettext as _

from programs.merging import Act, follows
from programs.people.models import Person
from programs.referrals.enums import ReferralState
from programs.referrals.models import Referral

HINTS = "hints"


@follows(Person)
def recorded_by_a_form(act: Act) -> None:
    """The form that recorded the absorbed person recorded the kept one."""
    for referral in Referral.objects.filter(as_sent__person=act.absorbed.pk).order_by("pk"):
        referral.as_sent["person"] = act.kept.pk
        referral.save(update_fields=["as_sent"])


@follows(Person)
def maybe_sent_twice(act: Act) -> None:
    """Two referrals to one program may be one sending: whoever merges is told, and marks the second one."""
    seen = act.door(Referral)
    if seen is None:
        return
    standing = seen.exclude(state=ReferralState.DUPLICATE).order_by("pk")
    of_kept: dict[int, Referral] = {}
    for referral in standing.filter(person=act.kept):
        of_kept.setdefault(referral.program_id, referral)
    for other in standing.filter(person=act.absorbed):
        if one := of_kept.get(other.program_id):
            act.tell(
                HINTS,
                _(
                    "Les références %(one)s et %(other)s sont du même programme. Si c’est le même envoi, marquez la "
                    "seconde comme doublon après la fusion."
                )
                % {"one": one.display_code, "other": other.display_code},
            )
