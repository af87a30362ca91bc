"""The merging of two records as one act: what points to the absorbed one follows to the kept one, or it is refused."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from programs import history, integrity
from programs.merging import distinctions, registry, values
from programs.models import Merge
from programs.moves import Move

# What somebody may see of a model: its records, or None where they are seen by nobody one by one.
Door = Callable[[type[models.Model]], models.QuerySet | None]


def _every(model: type[models.Model]) -> models.QuerySet:
    return model._base_manager.all()


@dataclass(frozen=True)
class Refusal:
    """Why two records are not merged, and how to mend it; ``records`` are those that stand in the way."""

    sentence: str
    records: tuple[models.Model, ...] = ()


@dataclass
class Act:
    """One merging under way, in a transaction: ``kept`` and ``absorbed`` are locked.

    ``told`` is what is said of it to whoever looks at it first, by heading; ``trace`` is kept with it for the next.
    """

    kept: Any
    absorbed: Any
    how: registry.Mergeable
    choices: dict[str, str] = field(default_factory=dict)
    door: Door = _every
    refusals: list[Refusal] = field(default_factory=list)
    followed: dict[type[models.Model], set] = field(default_factory=dict)
    told: dict[str, list[str]] = field(default_factory=dict)
    trace: dict[str, Any] = field(default_factory=dict)
    # Rows that the history does not tell of: [model, column, from, to, keys].
    moved: list[list] = field(default_factory=list)
    # Where the values of each came from, and those of the kept record once it has them.
    of_kept: values.Sheet = field(default_factory=values.Sheet)
    of_absorbed: values.Sheet = field(default_factory=values.Sheet)
    whole: values.Sheet = field(default_factory=values.Sheet)

    @property
    def differences(self) -> list[values.Difference]:
        """The fields of which the two say different things."""
        return values.differences(self.of_kept, self.of_absorbed, self.how)

    # --- What rules say ----------------------------------------------------------------------------

    def refuse(self, sentence: str, *records: models.Model) -> None:
        """Say why it cannot be. The sentence may name ``records`` by « %(first)s » and « %(second)s »."""
        names = dict(zip(("first", "second"), map(self.name, records), strict=False))
        self.refusals.append(Refusal(sentence % names, records))

    def name(self, record: models.Model) -> str:
        """What a record is called to whoever merges: nothing of one that is not for their eyes."""
        seen = self.door(type(record))
        if seen is None or not seen.filter(pk=record.pk).exists():
            return _("une fiche d’un autre dossier")
        return str(record)

    def tell(self, heading: str, sentence: str) -> None:
        self.told.setdefault(heading, []).append(sentence)

    def follow(self, model: type[models.Model], keys) -> None:
        """Count these rows among what follows."""
        if keys:
            self.followed.setdefault(model, set()).update(keys)

    def traces_of(self, record: models.Model) -> dict:
        """What the last standing merge into ``record`` kept for this one."""
        last = Merge.objects.standing().filter(kind=self.how.kind, kept_key=record.pk).first()
        return last.sheet if last else {}

    # --- What points to a record -------------------------------------------------------------------

    def move_all(self, kept: models.Model, absorbed: models.Model) -> None:
        """Have all that points to ``absorbed`` point to ``kept``; rows of which one may be are left to their rules."""
        for model, name in registry.relations_of(type(kept)):
            if taken := registry.taken_by(model, name):
                self._try(taken, kept, absorbed)
            else:
                self._move(model, name, kept, absorbed)
        self._move_named(kept, absorbed)

    def fold(self, kept: models.Model, absorbed: models.Model) -> None:
        """Put one row into the other of its model: all that points to it follows, then it goes."""
        self.move_all(kept, absorbed)
        self.drop(absorbed)

    def drop(self, row: models.Model) -> None:
        """Delete this row and no other: what still points to it is for the database to refuse."""
        type(row)._base_manager.filter(pk=row.pk)._raw_delete(connection.alias)

    def _move(self, model, name: str, kept, absorbed) -> None:
        refused: set = set()
        for once in registry.onces_of(model, name):
            for row, other in _clashing(model, once, kept, absorbed):
                before = len(self.refusals)
                self._decide(once.name, row, other)
                if len(self.refusals) > before:
                    refused.add(other.pk)
        rows = model._base_manager.filter(**{name: absorbed}).exclude(pk__in=refused)
        keys = list(rows.order_by("pk").values_list("pk", flat=True))
        if keys:
            self.point(model, name, keys, kept, absorbed)

    def _decide(self, constraint: str, row, other) -> None:
        if rule := registry.rule_of(constraint):
            self._try(rule, row, other)
        else:
            self.refuse(
                _("Une seule de ces deux fiches peut rester : « %(first)s » ou « %(second)s »."),
                row,
                other,
            )

    def _try(self, function: Callable, *records) -> None:
        """Let an app do its part. What the database refuses of it is a refusal of the merge."""
        try:
            with transaction.atomic():
                function(self, *records)
        except IntegrityError as error:
            self.refusals.append(Refusal(integrity.explain(error), records))

    def point(self, model, name: str, keys: list, kept, absorbed) -> None:
        """Have these rows name ``kept`` in ``name``. What the database refuses is a refusal of the merge."""
        rows = model._base_manager.filter(pk__in=keys)
        try:
            with registry.letting_through(model), transaction.atomic():
                rows.update(**{name: kept})
        except IntegrityError as error:
            self.refusals.append(Refusal(integrity.explain(error), tuple(rows[:1])))
            return
        if model not in registry.tracked_models():
            column = model._meta.get_field(name).attname
            self.moved.append([model._meta.label, column, absorbed.pk, kept.pk, keys])
        if not issubclass(model, Move):
            self.follow(model, keys)

    def _move_named(self, kept, absorbed) -> None:
        """What names a record by its type and its number: the mails about it, the log of the administration."""
        kind = ContentType.objects.get_for_model(type(kept))
        log = LogEntry.objects.filter(content_type=kind, object_id=str(absorbed.pk))
        # Who added the absorbed record has not added the kept one: that one is not theirs to delete.
        self._rename(log.exclude(action_flag=ADDITION), "object_id", str(kept.pk), str(absorbed.pk))
        for model in apps.get_models():
            for generic in model._meta.private_fields:
                if isinstance(generic, GenericForeignKey):
                    about = {generic.ct_field: kind, generic.fk_field: absorbed.pk}
                    rows = model._base_manager.filter(**about)
                    self._rename(rows, generic.fk_field, kept.pk, absorbed.pk)

    def _rename(self, rows: models.QuerySet, column: str, kept, absorbed) -> None:
        if keys := list(rows.values_list("pk", flat=True)):
            rows.model._base_manager.filter(pk__in=keys).update(**{column: kept})
            self.moved.append([rows.model._meta.label, column, absorbed, kept, keys])

    # --- The whole ---------------------------------------------------------------------------------

    def run(self) -> None:
        """Do all of it; what stands in the way is in ``refusals``."""
        both = self.of_kept, self.of_absorbed = [
            values.sheet_of(one, self.how, self.traces_of(one).get("values_of"))
            for one in (self.kept, self.absorbed)
        ]
        self.whole = values.together(*both, self.how, self.choices)
        names = [*self.how.fields, self.how.joined]
        self._write([name for name in names if name not in self.how.written_last])
        for function in registry.following(self.how.model):
            self._try(function)
        self.move_all(self.kept, self.absorbed)
        if not self.refusals:
            self._close()

    def _close(self) -> None:
        try:
            with transaction.atomic():
                self.drop(self.absorbed)
                self._write(self.how.written_last)
                # What still names the absorbed record is found out now, and not when all is said.
                with connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        except IntegrityError as error:
            self.refusals.append(Refusal(integrity.explain(error)))

    def _write(self, names) -> None:
        if changed := values.write(self.kept, self.whole, names):
            try:
                with transaction.atomic():
                    self.kept.save(update_fields=changed)
            except IntegrityError as error:
                self.refusals.append(Refusal(integrity.explain(error), (self.kept,)))


def _clashing(model, once: registry.Once, kept, absorbed):
    """The pairs of rows, of ``kept`` and of ``absorbed``, that may not both name one record."""
    rows = model._base_manager.filter(once.condition) if once.condition else model._base_manager
    mine = rows.filter(**{once.field: kept}).order_by("pk").select_for_update(of=("self",))
    theirs = rows.filter(**{once.field: absorbed}).order_by("pk").select_for_update(of=("self",))
    same = {key: row for row in mine if (key := _key(row, once, kept, absorbed)) is not None}
    for other in theirs:
        row = same.get(_key(other, once, kept, absorbed))
        # A rule may have folded one of them already, for another reason.
        if row is not None and _is_there(row) and _is_there(other):
            yield row, other


def _key(row, once: registry.Once, kept, absorbed) -> tuple | None:
    """What a row must not have in common with another; None where it may have it all."""
    found = []
    for name, made in once.columns:
        column = row._meta.get_field(name)
        value = getattr(row, column.attname)
        if value is None and once.nulls_distinct:
            return None
        if column.is_relation and column.related_model is type(kept) and value == absorbed.pk:
            # The other end of the row will be the kept one as well.
            value = kept.pk
        found.append(tuple(value) if isinstance(value, list) else value and made(value))
    return tuple(found)


def _is_there(row) -> bool:
    return type(row)._base_manager.filter(pk=row.pk).exists()


def _begin(kept, absorbed, **more) -> Act:
    """Lock both, in the order of their numbers so that nobody waits in a circle, and read them as they are now."""
    how = registry.of_model(type(kept))
    if kept.pk == absorbed.pk:
        raise ValidationError(_("Une fiche ne se fusionne pas avec elle-même."))
    keys = sorted((kept.pk, absorbed.pk))
    locked = how.model.objects.select_for_update(of=("self",)).order_by("pk").in_bulk(keys)
    if len(locked) < len(keys):
        raise ValidationError(
            _("L’une des deux fiches vient d’être fusionnée ou supprimée : rechargez la page.")
        )
    return Act(kept=locked[kept.pk], absorbed=locked[absorbed.pk], how=how, **more)


def look(kept, absorbed, *, choices: dict[str, str] | None = None, door: Door = _every) -> Act:
    """What merging them would do and what stands in the way: all is done, and taken back."""
    with transaction.atomic():
        act = _begin(kept, absorbed, choices=choices or {}, door=door)
        act.run()
        transaction.set_rollback(True)
    return act


@transaction.atomic
def merge(
    kept,
    absorbed,
    *,
    by,
    choices: dict[str, str] | None = None,
    reason: str = "",
    door: Door = _every,
) -> Merge:
    """Put ``absorbed`` into ``kept``, which all that named it names from then on; returns the trace of it.

    ``choices`` say, by field of which the two say different things, whose value stays: « kept » or « absorbed ».
    Raises ValidationError, in French and with all that stands in the way.
    """
    with history.one_act() as name_in_history:
        act = _begin(kept, absorbed, choices=choices or {}, door=door)
        was, name, words = _as_it_was(act.absorbed), str(act.absorbed), act.how.words(act.absorbed)
        distinctions.carry_over(act.kept, act.absorbed)
        act.run()
        if act.refusals:
            raise ValidationError([one.sentence for one in act.refusals])
        Merge.objects.into(act.absorbed).update(leads_to=act.kept.pk)
        return Merge.objects.create(
            kind=act.how.kind,
            kept_key=act.kept.pk,
            leads_to=act.kept.pk,
            absorbed_key=absorbed.pk,
            absorbed_name=name[:250],
            absorbed=was,
            words=words,
            sheet={"values_of": act.whole.kept(), **act.trace},
            reason=reason,
            made_by=by,
            made_at=timezone.now(),
            context=name_in_history,
            moved=act.moved,
        )


def _as_it_was(record: models.Model) -> dict:
    """Every column of a record, as JSON."""
    encoder = DjangoJSONEncoder()
    found = {}
    for column in record._meta.concrete_fields:
        value = column.get_prep_value(getattr(record, column.attname))
        found[column.attname] = value if _is_plain(value) else encoder.default(value)
    return found


def _is_plain(value) -> bool:
    return value is None or isinstance(value, str | int | float | bool | list | dict)
