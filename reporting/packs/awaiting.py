"""What of accountability packs awaits those who prepare them."""

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs import awaiting
from programs.enums import MembershipRole, Shared
from reporting.packs.access import visible_items, visible_packs
from reporting.packs.enums import PackState
from reporting.packs.models import Pack, PackItem

_ROLES = (MembershipRole.COORDINATION, MembershipRole.FINANCE)


@awaiting.rule
class PieceToGive(awaiting.Rule):
    """A piece that is asked for and is not there, once the year is over."""

    code = "pieces-a-fournir"
    label = gettext_lazy("Pièces à fournir aux bailleurs de fonds")
    section = Shared.REPORTS
    model = PackItem
    action = gettext_lazy("Fournir la pièce")
    since = F("pack__ends_on")
    due = F("due_on")
    program = "pack__requirement__program"
    related = ("piece", "pack__requirement__program", "pack__requirement__funder")
    roles = _ROLES
    visible = staticmethod(visible_items)

    def waiting(self, records, day):
        return records.lacking().filter(pack__state=PackState.PREPARING, pack__ends_on__lt=day)

    def title(self, record):
        return str(record.piece)

    def details(self, record):
        return [str(record.pack), str(record.piece.get_prepared_by_display())]

    def url(self, record):
        return reverse("pack_item", args=[record.pack_id, record.pk])


@awaiting.rule
class PackToSend(awaiting.Rule):
    """A pack whose pieces are all there, or one that should have left already."""

    code = "dossiers-a-transmettre"
    label = gettext_lazy("Dossiers à transmettre aux bailleurs de fonds")
    section = Shared.REPORTS
    model = Pack
    action = gettext_lazy("Ouvrir le dossier")
    since = F("ends_on")
    due = F("due_on")
    program = "requirement__program"
    related = ("requirement__program", "requirement__funder")
    roles = _ROLES
    visible = staticmethod(visible_packs)

    def waiting(self, records, day):
        not_sent = records.exclude(state=PackState.SENT)
        return not_sent.filter(Q(state=PackState.COMPLETE) | Q(due_on__lt=day), ends_on__lt=day)

    def details(self, record):
        funder = _("pour %(funder)s") % {"funder": record.requirement.funder}
        return [funder, str(record.get_state_display())]

    def url(self, record):
        return reverse("pack", args=[record.pk])
