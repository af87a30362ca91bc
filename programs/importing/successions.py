"""What organisations were called before, and which carries on which, as files."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from programs.enums import SuccessionKind
from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.ground import KEPT_BY_ITSELF, kept_by_others
from programs.importing.registry import register
from programs.importing.resources import RecordResource
from programs.importing.rows import Row
from programs.lib.text import normalise
from programs.models import OrganizationName, OrganizationSuccession

_TEXT = kinds.Kind()


class OfOrganizationResource(RecordResource):
    """Records about organisations. Those that keep their own entry are the business of nobody else: ``told_of``."""

    told_of: str

    @cached_property
    def _kept_by_others(self) -> set[int]:
        return kept_by_others(self.scope)

    def check(self, row: Row) -> None:
        super().check(row)
        about = getattr(row.instance, f"{self.told_of}_id")
        if about in self._kept_by_others and (row.is_new or row.changed):
            row.refuse(self.told_of, KEPT_BY_ITSELF)


@register
class OrganizationNamesResource(OfOrganizationResource):
    name = "organization_names"
    label = _("Anciens noms des organismes")
    told_of = "organization"
    key_fields = ("organization", "name")
    within = ("organization_id",)
    columns = (
        Column(
            "organization", "organisme", "organization", kinds.OrganizationRef(), required=True,
            attribute="organization_id",
        ),
        Column("name", "ancien nom", "former name", _TEXT, required=True),
        Column("name_en", "ancien nom en anglais", "former name in English", _TEXT),
        Column("acronym", "ancien sigle", "former acronym", _TEXT),
        Column("used_until", "porté jusqu’au", "used until", kinds.Day()),
        Column("note", "note", "note", _TEXT),
    )  # fmt: skip

    class Meta:
        model = OrganizationName

    def keys(self, get):
        """By its last day, where it is known: the name itself may have been corrected."""
        if day := get("used_until"):
            yield get("organization_id"), day
        else:
            yield get("organization_id"), None, normalise(get("name") or "")


@register
class OrganizationSuccessionsResource(OfOrganizationResource):
    name = "organization_successions"
    label = _("Successions d’organismes")
    told_of = "predecessor"
    key_fields = ("predecessor", "successor")
    identity = ("predecessor_id", "successor_id")
    within = ("predecessor_id",)
    columns = (
        Column(
            "predecessor", "organisme d’avant", "predecessor", kinds.OrganizationRef(), required=True,
            attribute="predecessor_id",
        ),
        Column(
            "successor", "organisme d’après", "successor", kinds.OrganizationRef(), required=True,
            attribute="successor_id",
        ),
        Column("kind", "type", "kind", kinds.Choice(SuccessionKind)),
        Column("on_day", "depuis le", "since", kinds.Day(), required=True),
        Column("note", "note", "note", _TEXT),
    )  # fmt: skip

    class Meta:
        model = OrganizationSuccession
