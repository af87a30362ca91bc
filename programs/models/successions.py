"""Which organisation carries on which: mergers, takeovers, splits.

Not to be mistaken for the merging of two records that are one body entered twice: there one record goes; here both
bodies were, and the records of each stay with it.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from programs.dates import Question, dated, planned
from programs.enums import ENDING, SuccessionKind
from programs.history import tracked
from programs.lib.periods import format_date
from programs.models.fields import told
from programs.models.organizations import Organization
from programs.triggers import SUCCESSION_GOES_ON, SUCCESSION_IN_TURN, names_are_known


@dated(on_day=planned())
@tracked
class OrganizationSuccession(models.Model):
    """``successor`` carries on ``predecessor`` from ``on_day``: all of it, or with others, or a part.

    Several predecessors may merge into one, and one be split into several: a row for each pair.
    """

    predecessor = models.ForeignKey(
        Organization, models.PROTECT, verbose_name=_("organisme d’avant"), related_name="succeeded"
    )
    successor = models.ForeignKey(
        Organization, models.PROTECT, verbose_name=_("organisme d’après"), related_name="succeeds"
    )
    kind = models.CharField(
        _("type"), max_length=10, choices=SuccessionKind, default=SuccessionKind.MERGER
    )
    on_day = models.DateField(
        _("depuis le"),
        help_text=_("Le premier jour où l’organisme d’après le remplace."),
    )
    note = models.CharField(_("note"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("succession d’organismes")
        verbose_name_plural = _("successions d’organismes")
        ordering = ["-on_day", "pk"]
        triggers = [SUCCESSION_IN_TURN, SUCCESSION_GOES_ON, names_are_known("predecessor_id")]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor"],
                name="succession_once",
                violation_error_message=_("Cette succession est déjà inscrite."),
            ),
            models.CheckConstraint(
                name="succession_of_another",
                condition=~models.Q(predecessor=models.F("successor")),
                violation_error_message=_("Un organisme ne se succède pas à lui-même."),
            ),
        ]

    def __str__(self):
        return told(self, "predecessor", "get_kind_display", "successor")

    def clean(self):
        if self.predecessor_id and self.predecessor_id in _line_after(self):
            raise ValidationError(
                {"successor": _("Un organisme ne peut pas succéder à celui qui lui a succédé.")}
            )


def _line_after(added: OrganizationSuccession) -> set[int]:
    """The ids of all that would come after the successor of ``added``."""
    others = OrganizationSuccession.objects.exclude(pk=added.pk)
    steps = list(others.values_list("predecessor_id", "successor_id"))
    found: set[int] = set()
    front = {added.successor_id}
    while front := {after for before, after in steps if before in front} - found:
        found |= front
    return found


def is_there(field: str, day: str) -> Question:
    """Asks about the organisation ``field`` of a record that begins, on its ``day``, when others carry it on."""

    def ask(record: models.Model, parent: Callable, _on: date) -> str | None:
        organization, begins = parent(record, field), getattr(record, day)
        ended = organization and organization.ceased_on
        if ended is None or begins is None or begins < ended:
            return None
        said = {
            "organization": organization,
            "day": format_date(ended, get_language() or "fr"),
            "successors": ", ".join(f"« {one} »" for one in successors_of(organization, begins)),
        }
        return (
            gettext(
                "« %(organization)s » a cessé d’exister le %(day)s : choisissez plutôt %(successors)s."
            )
            % said
        )

    return Question(field, ask, also=(day,))


class Succession:
    """All that carried on another: read once, followed as far as it goes."""

    @cached_property
    def _steps(self) -> list[tuple[int, int, date]]:
        ending = OrganizationSuccession.objects.filter(kind__in=ENDING).order_by("on_day", "pk")
        return list(ending.values_list("predecessor_id", "successor_id", "on_day"))

    def carriers(self, pk: int, day: date | None = None) -> list[int]:
        """The ids of those that carry ``pk`` on at the end of its line, or on ``day``; its own where it goes on."""
        return self._ends(pk, day, {})

    def _ends(self, pk: int, day: date | None, known: dict[int, list[int]]) -> list[int]:
        if pk not in known:
            later = [
                after
                for before, after, on in self._steps
                if before == pk and (not day or on <= day)
            ]
            found = [end for one in later for end in self._ends(one, day, known)]
            known[pk] = list(dict.fromkeys(found)) or [pk]
        return known[pk]

    def carried_on(self, pk: int, day: date | None = None) -> list[int]:
        """The ids of all that ``pk`` carries on, or did on ``day``, those nearest to it first."""
        found: list[int] = []
        front = [pk]
        while front:
            front = [
                before
                for before, after, on in self._steps
                if after in front and before not in found and (not day or on <= day)
            ]
            front = list(dict.fromkeys(front))
            found += front
        return found

    def lineage(self, pk: int, day: date) -> frozenset[int]:
        """The ids of ``pk`` and of all that it carried on, on ``day``."""
        return frozenset({pk, *self.carried_on(pk, day)})


def carriers_of(
    organizations: Iterable[Organization], day: date | None = None
) -> Mapping[int, list[Organization]]:
    """Who carries on each of ``organizations``, by its key: on ``day``, or at the end of its line. Two queries."""
    known, succession = {one.pk: one for one in organizations}, Succession()
    ends = {pk: succession.carriers(pk, day) for pk in known}
    found = Organization.objects.in_bulk(
        {end for some in ends.values() for end in some} - set(known)
    )
    found |= known
    return {pk: [found[end] for end in some] for pk, some in ends.items()}


def successors_of(organization: Organization, day: date | None = None) -> list[Organization]:
    """Who carries on ``organization`` at the end of its line, or on ``day``; nobody while it goes on itself."""
    found = carriers_of([organization], day)[organization.pk]
    return [one for one in found if one.pk != organization.pk]


def predecessors_of(organization: Organization) -> list[Organization]:
    """All that ``organization`` carries on, those nearest to it first."""
    keys = Succession().carried_on(organization.pk)
    found = Organization.objects.in_bulk(keys)
    return [found[pk] for pk in keys]


def lineage(organization: Organization) -> list[Organization]:
    """``organization``, and all whose agreements and other undertakings it carries on."""
    return [organization, *predecessors_of(organization)]
