"""The resources of the directory of the network: what organisations say of themselves, their services and contacts.

An entry is of no program: whoever coordinates writes those of partners, and those of the organisations that they lead.
"""

from functools import cached_property

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.ground import KEPT_BY_ITSELF, kept_by_others
from programs.importing.measures import YES_NO
from programs.importing.registry import register
from programs.importing.resources import RecordResource
from programs.importing.rows import Row
from programs.partnerships.enums import NetworkServiceKind
from programs.partnerships.importing.naming import TEXT, bilingual, position_column
from programs.partnerships.models import NetworkContact, NetworkEntry, NetworkService
from programs.people.enums import SpokenLanguage


class OfOrganizationResource(RecordResource):
    """Records of an organisation. That of one which leads programs is written by whoever coordinates these."""

    @cached_property
    def _kept_by_others(self) -> set[int]:
        return kept_by_others(self.scope)

    def check(self, row: Row) -> None:
        super().check(row)
        if row.value("organization") in self._kept_by_others and (row.is_new or row.changed):
            row.refuse("organization", KEPT_BY_ITSELF)


@register
class NetworkEntriesResource(OfOrganizationResource):
    name = "network_entries"
    label = _("Fiches du répertoire")
    key_fields = ("organization",)
    within = identity = ("organization_id",)
    moving_days = ("confirmed_on",)
    columns = (
        Column(
            "organization", "organisme", "organization", kinds.OrganizationRef(), required=True,
            attribute="organization_id",
        ),
        Column("is_listed", "au répertoire", "in the directory", YES_NO),
        *bilingual("mission", "mission", "mission"),
        Column("territory", "territoire servi", "territory served", TEXT),
        Column("address", "adresse", "address", TEXT),
        Column("hours", "heures d’ouverture", "opening hours", TEXT),
        Column(
            "languages", "langues de service", "languages of service", kinds.Choices(SpokenLanguage),
            also=("langues", "languages"),
        ),
        Column("takes_referrals", "reçoit des références", "takes referrals", YES_NO),
        Column("confirmed_on", "confirmée le", "confirmed on", kinds.Day()),
    )  # fmt: skip

    class Meta:
        model = NetworkEntry


class OfEntryResource(OfOrganizationResource):
    """Records of an entry, which is found by its organisation."""

    within = ("entry_id",)

    def resolve(self, row: Row) -> None:
        organization = row.value("organization")
        if organization is None:
            return
        entries = self.directories.once(
            NetworkEntry, lambda: dict(NetworkEntry.objects.values_list("organization_id", "pk"))
        )
        if organization in entries:
            row.attributes["entry_id"] = entries[organization]
        else:
            row.refuse(
                "organization", gettext("Cet organisme n’a pas encore de fiche au répertoire.")
            )

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("entry")

    def cell(self, instance, column: Column):
        if column.name == "organization":
            return instance.entry.organization_id
        return super().cell(instance, column)


_OF_ENTRY = Column(
    "organization", "organisme", "organization", kinds.OrganizationRef(), required=True,
    attribute="",
)  # fmt: skip


@register
class NetworkServicesResource(OfEntryResource):
    name = "network_services"
    label = _("Services du réseau")
    key_fields = ("name", "organization")
    identity = ("entry_id", "name")
    columns = (
        _OF_ENTRY,
        Column("kind", "domaine", "field", kinds.Choice(NetworkServiceKind), required=True),
        *bilingual("name", "service", "service", required=True, also=("nom", "name")),
        *bilingual("description", "description", "description"),
        Column("audience", "pour qui", "for whom", TEXT),
        position_column(),
    )

    class Meta:
        model = NetworkService


@register
class NetworkContactsResource(OfEntryResource):
    name = "network_contacts"
    label = _("Contacts du réseau")
    key_fields = ("name", "organization")
    identity = ("entry_id", "name")
    columns = (
        _OF_ENTRY,
        Column("name", "nom", "name", TEXT, required=True),
        Column("title", "fonction", "function", TEXT),
        Column("email", "courriel", "email", kinds.EMAIL),
        Column("phone", "téléphone", "phone", kinds.PHONE),
        position_column(),
    )

    class Meta:
        model = NetworkContact
