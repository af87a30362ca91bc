"""The resource of action plans themselves."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.importing import kinds
from programs.importing.columns import Column
from programs.importing.errors import BadCell
from programs.importing.layers import PERIOD_COLUMNS, PeriodResource, program_column
from programs.importing.registry import register
from programs.importing.resources import set_attribute
from programs.importing.rows import Row
from programs.lib.periods import today
from programs.lib.text import excerpt
from programs.plans.actions import plan_machine
from programs.plans.enums import Layout, PlanState
from programs.plans.importing.naming import Names, refuse_unnamed
from programs.plans.importing.steps import SteppedResource, steps_column
from programs.plans.models import ActionPlan, PlanProgram

_TEXT = kinds.Kind()


class SeveralPrograms(kinds.SeveralNames):
    """Other programs by their identifiers, whichever was chosen for the file."""

    expects = _("les identifiants d’autres programmes du même organisme, séparés par « ; »")

    def read(self, value, directories) -> list[int]:
        return [self._find(name, directories) for name in super().read(value, directories)]

    def _find(self, name: str, directories) -> int:
        known = directories.programs.by_id
        for pk, program in known.items():
            if program.slug == name:
                return pk
        raise BadCell(gettext("« %(text)s » : programme inconnu.") % {"text": excerpt(name)})

    def write(self, value, directories=None):
        return "; ".join(directories.programs.write(pk) for pk in value)


class KeptDay(kinds.Day):
    """Blank, it leaves the record as it is."""

    def blank(self):
        return kinds.KEEP


@register
class PlansResource(SteppedResource, PeriodResource):
    """Known by their code. A plan that was adopted elsewhere comes in adopted, without the versions kept there."""

    name = "plans"
    label = _("Plans d’action")
    machine = plan_machine
    key_fields = ("code",)
    identity = ("program_id", "code")
    moving_days = ("starts_on", "ends_on", "adopted_on", "steps")
    coming_days = ("starts_on", "ends_on")
    columns = (
        program_column(),
        Column(
            "code", "identifiant", "code", kinds.Text(_("court et unique dans le programme : 2026-2027")),
            required=True, also=("plan", "numéro", "number"),
        ),
        Column("title", "titre", "title", _TEXT, required=True),
        Column("title_en", "titre en anglais", "title in English", _TEXT),
        *PERIOD_COLUMNS,
        Column("orientation", "orientation", "orientation", _TEXT),
        Column("orientation_en", "orientation en anglais", "orientation in English", _TEXT),
        Column("framework", "cadre", "framework", _TEXT),
        Column("framework_en", "cadre en anglais", "framework in English", _TEXT),
        Column("adopted_by", "adopté par", "adopted by", _TEXT),
        Column("adopted_on", "adopté le", "adopted on", kinds.Day()),
        Column("state", "état", "state", kinds.Choice(PlanState)),
        steps_column(PlanState),
        Column("reason", "motif", "reason", _TEXT),
        Column(
            "version", "version", "version",
            kinds.Whole(_("le numéro de la version adoptée, à partir de 1"), keeps=True),
        ),
        Column("revised_since", "en révision depuis", "under revision since", KeptDay()),
        Column("layout", "présentation", "layout", kinds.Choice(Layout)),
        Column(
            "follows", "fait suite à", "follows",
            kinds.Text(_("l’identifiant d’un autre plan du programme")), attribute="",
        ),
        Column("programs", "autres programmes", "other programs", SeveralPrograms(), attribute=""),
    )  # fmt: skip

    class Meta:
        model = ActionPlan

    def existing(self, rows):
        return super().existing(rows).prefetch_related("programs")

    def before_import(self, dataset, **kwargs):
        super().before_import(dataset, **kwargs)
        self._followed: dict[int, ActionPlan | None] = {}
        if any(row.has("follows") for row in self.rows):
            self._find_followed()

    def _find_followed(self) -> None:
        """The plan that each row says it follows: one that is there, or another row."""
        by_program: dict[int, Names] = {}
        for plan in self.existing(self.rows):
            by_program.setdefault(plan.program_id, Names()).add(plan, plan.code, "", "")
        for row in self.rows:
            if row.instance and row.is_new:
                names = by_program.setdefault(row.attributes["program_id"], Names())
                names.add(row.instance, row.text("code"), "", "")
        for row in self.rows:
            if not row.instance or not row.has("follows") or row.is_refused("follows"):
                continue
            found = None
            if text := row.text("follows"):
                named = by_program[row.attributes["program_id"]].named(text)
                if len(named) != 1:
                    refuse_unnamed(row, "follows", str(_("plan d’action")), named)
                    continue
                found = named[0]
            self._followed[row.number] = found

    def complete(self, row: Row) -> None:
        super().complete(row)
        plan = row.instance
        if plan.state != PlanState.DRAFT and not plan.version:
            set_attribute(row, plan, "version", 1)
        if row.number in self._followed:
            followed = self._followed[row.number]
            if row.is_new or plan.follows_id != (followed.pk if followed else None):
                row.touched = True
        if row.has("programs") and _others_of(row) != set(row.value("programs", [])):
            row.touched = True

    def check(self, row: Row) -> None:
        super().check(row)
        plan = row.instance
        was = row.changed.get("state")
        if was and not row.is_new and PlanState.DRAFT in (was, plan.state):
            row.refuse_first(
                ("state", "steps"),
                gettext(
                    "L’adoption d’un plan, ou son retrait, se note dans sa fiche : elle en garde la version."
                ),
            )
        lead = self.directories.programs.by_id[plan.program_id].lead_id
        for pk in row.value("programs", []):
            if self.directories.programs.by_id[pk].lead_id != lead or pk == plan.program_id:
                row.refuse(
                    "programs",
                    gettext("Un plan réunit les programmes d’un même organisme responsable."),
                )
                break

    def moved_on(self, row: Row):
        plan, now = row.instance, today()
        if not row.is_new or plan.state == PlanState.DRAFT:
            return now
        since = plan.adopted_on or now
        if plan.state == PlanState.IN_FORCE:
            return max(since, min(plan.starts_on, now))
        if plan.state == PlanState.CLOSED:
            return max(since, min(plan.ends_on, now))
        return since

    def after_writing(self, user) -> None:
        super().after_writing(user)
        self._write_followed()
        self._write_programs()

    def _write_followed(self) -> None:
        tied = []
        for row in self.rows:
            if row.number in self._followed and row.touched:
                row.instance.follows = self._followed[row.number]
                tied.append(row.instance)
        ActionPlan.objects.bulk_update(tied, ["follows"])

    def _write_programs(self) -> None:
        """The other programs that a file gives are those that there are; where it has no such column, they stay."""
        gone: list[int] = []
        new: list[PlanProgram] = []
        for row in self.rows:
            if not row.has("programs"):
                continue
            said = set(row.value("programs", []))
            there = [] if row.is_new else list(row.instance.programs.all())
            gone += [one.pk for one in there if one.program_id not in said]
            missing = said - {one.program_id for one in there}
            new += [PlanProgram(plan=row.instance, program_id=pk) for pk in sorted(missing)]
        PlanProgram.objects.filter(pk__in=gone).delete()
        PlanProgram.objects.bulk_create(new)

    def for_export(self, queryset):
        return super().for_export(queryset).select_related("follows").prefetch_related("programs")

    def cell(self, instance, column: Column):
        if column.name == "follows":
            return instance.follows.code if instance.follows else ""
        if column.name == "programs":
            return sorted(one.program_id for one in instance.programs.all())
        return super().cell(instance, column)


def _others_of(row: Row) -> set[int]:
    return set() if row.is_new else {one.program_id for one in row.instance.programs.all()}
