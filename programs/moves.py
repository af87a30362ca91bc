"""State machines: one way to move a record, which locks it, checks the table, saves and logs."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from programs.dates.checks import days_of, refuse_impossible
from programs.history import kept_clean
from programs.lib.periods import format_date, today

MOVES = "moves"


class Move(models.Model):
    """One step of a state machine: who, when, from, to, why. A concrete table names its subject by ``moved``."""

    from_state = models.CharField(gettext_lazy("de l’état"), max_length=20, blank=True)
    to_state = models.CharField(gettext_lazy("à l’état"), max_length=20)
    moved_at = models.DateTimeField(gettext_lazy("noté le"), auto_now_add=True)
    effective_on = models.DateField(gettext_lazy("en date du"))
    moved_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        verbose_name=gettext_lazy("par"),
        null=True,
        blank=True,
        related_name="+",
    )
    reason = models.TextField(gettext_lazy("motif"), blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]
        triggers = [kept_clean()]

    def __str__(self):
        states = dict(self.subject().related_model._meta.get_field("state").flatchoices)
        return f"{states.get(self.to_state, self.to_state)}, {self.effective_on}"

    @classmethod
    def subject(cls) -> models.ForeignKey:
        """The foreign key to what moves."""
        relations = (field for field in cls._meta.fields if field.is_relation)
        return next(field for field in relations if field.remote_field.related_name == MOVES)


def moved(model: type[models.Model]) -> models.ForeignKey:
    """What a log of moves is about: it goes with its record, which calls it ``moves``."""
    name = model._meta.verbose_name
    return models.ForeignKey(model, models.CASCADE, verbose_name=name, related_name=MOVES)


class MovedQuerySet(models.QuerySet):
    """Records that have a log of moves."""

    def stood_on(self, day):
        """Each with ``stood``, its state at the end of ``day`` by its log; None where it was not begun."""
        log = self.model._meta.get_field(MOVES)
        moves = log.related_model._default_manager.filter(
            **{log.field.name: models.OuterRef("pk")}, effective_on__lte=day
        )
        last = moves.order_by("-pk").values("to_state")[:1]
        return self.annotate(stood=models.Subquery(last))


@dataclass(frozen=True)
class Machine:
    """The state machine of ``model``: its transitions, where a reason is due, and the table that keeps the log.

    ``reason_kept_in`` names the column that keeps the reason of a state, where that is not the ``reason`` of a state
    which is final, or which requires one.
    """

    model: type[models.Model]
    log: type[Move]
    states: type[models.TextChoices]
    transitions: dict[str, tuple[str, ...]]
    reason_required: tuple[str, ...] = ()
    reason_kept_in: dict[str, str] = field(default_factory=dict)

    @property
    def subject(self) -> str:
        """What the log calls the record, and its actions as well."""
        return self.log.subject().name

    def locked(self, record):
        """``record``, freshly read, and nobody else's until the transaction ends."""
        return self.model._base_manager.select_for_update(of=("self",)).get(pk=record.pk)

    def next_states(self, record) -> tuple[str, ...]:
        return self.transitions[record.state]

    def needs_reason(self, to: str) -> bool:
        return to in self.reason_required

    @transaction.atomic
    def begin(self, record, *, by, on, reason: str = ""):
        """Save a new ``record``, log its first state as of day ``on``, and return it."""
        _refuse_the_future(on)
        record.full_clean()
        record.save()
        self._log(record, "", by=by, on=on, reason=reason)
        return record

    @transaction.atomic
    def move(
        self,
        record,
        to: str,
        *,
        by,
        on=None,
        reason: str = "",
        sources: tuple[str, ...] = (),
        mistaken: bool = False,
        **changes,
    ):
        """Move ``record`` to state ``to`` on day ``on`` (today by default) and return it, freshly read and saved.

        ``sources`` are the states that the event starts from, where several events lead to ``to``: the record may
        have moved since it was read. ``changes`` are fields that the event sets with the state; the reason of a
        state that is final, or that requires one, is kept on the record as well. ``mistaken`` says that it was in
        that state ever since it began, whatever was noted meanwhile: no period knows it otherwise. Raises
        ValidationError, in French, where the table or the event does not allow the move, a reason is missing, the day
        is to come or precedes the last move, or the record would be invalid.
        """
        locked = self.model.objects.select_for_update(of=("self",)).get(pk=record.pk)
        on = (self.first_day(locked) if mistaken else on) or today()
        self._check(locked, to, today() if mistaken else on, reason, sources)
        if reason and (kept := self._column_of_reason(to)):
            changes[kept] = reason
        return self._write(locked, to, changes, by=by, on=on, reason=reason)

    @transaction.atomic
    def put_back(self, record, to: str, *, by, source: str, reason: str = "", **changes):
        """Bring ``record`` from state ``source`` back to ``to``, in which it was before, as of today.

        The table of what comes next has no part in it, and what was said of the state at the time stays on the record.
        """
        locked = self.model.objects.select_for_update(of=("self",)).get(pk=record.pk)
        if locked.state != source:
            raise ValidationError(self._impossible(locked, to))
        return self._write(locked, to, changes, by=by, on=today(), reason=reason)

    def _write(self, locked, to: str, changes: dict, *, by, on, reason: str):
        before, locked.state = locked.state, to
        for name, value in changes.items():
            setattr(locked, name, value)
        validate_step(locked, {"state", *changes})
        locked.save(update_fields=["state", *changes])
        self._log(locked, before, by=by, on=on, reason=reason)
        return locked

    def _column_of_reason(self, to: str) -> str:
        """The column of the record that keeps why it came to state ``to``; nothing where only the log does."""
        is_kept = self.needs_reason(to) or not self.transitions[to]
        return self.reason_kept_in.get(to, "reason" if is_kept else "")

    def first_day(self, record):
        """The day on which ``record`` began by its log; None where the log says nothing."""
        days = self.history(record).order_by("effective_on").values_list("effective_on", flat=True)
        return days.first()

    def mistaken_since(self, record):
        """The day from which ``record`` was taken away as a mistake: that on which it began. None where it was not."""
        moves = list(self.history(record)[:2])
        first = self.first_day(record)
        return first if len(moves) == 2 and moves[0].effective_on == first else None

    def require(self, record, to: str, sources: tuple[str, ...] = ()) -> None:
        """Raise what ``move`` would raise were ``record``, as it was read, in no state that leads to ``to``."""
        starts_here = not sources or record.state in sources
        if not starts_here or to not in self.transitions[record.state]:
            raise ValidationError(self._impossible(record, to))

    def check(self, record, to: str) -> None:
        """Raise what ``move`` would raise were ``record``, as it was read, moved to ``to`` today without a reason."""
        self._check(record, to, today(), "", ())

    def history(self, record):
        """The moves of ``record``, the last first, each with its author."""
        moves = self.log.objects.filter(**{self.subject: record})
        return moves.select_related("moved_by").order_by("-pk")

    def _log(self, record, before: str, *, by, on, reason: str = "") -> None:
        self.log.objects.create(
            **{self.subject: record},
            from_state=before,
            to_state=record.state,
            effective_on=on,
            moved_by=by,
            reason=reason,
        )

    def _impossible(self, record, to: str) -> str:
        return _("La fiche est à l’état « %(now)s » et ne peut pas passer à « %(to)s ».") % {
            "now": self.states(record.state).label,
            "to": self.states(to).label,
        }

    def _check(self, record, to: str, on, reason: str, sources: tuple[str, ...]) -> None:
        self.require(record, to, sources)
        if self.needs_reason(to) and not reason.strip():
            raise ValidationError({"reason": _("Écrivez le motif.")})
        _refuse_the_future(on)
        last = self.history(record).first()
        if last and on < last.effective_on:
            raise ValidationError(
                {
                    "on": _("La dernière étape est du %(day)s : celle-ci ne peut pas la précéder.")
                    % {"day": format_date(last.effective_on, get_language() or "fr")}
                }
            )


def validate_step(record, changed: set[str]) -> None:
    """Django's ``full_clean`` of a record that was just read and of which only ``changed`` differs.

    What the database holds the row to, and no changed field touches, is not asked again: that the records it points to
    are there, constraints, and what its dates may be. Raises ValidationError.
    """
    fields = record._meta.concrete_fields
    kept = {field.name for field in fields if field.is_relation and field.name not in changed}
    record.full_clean(exclude=kept, validate_constraints=False)
    touched = [
        one for one in record._meta.constraints if not changed.isdisjoint(_fields_of(one, record))
    ]
    checks = [one for one in touched if isinstance(one, models.CheckConstraint)]
    # One question for all of them, and only where the answer is no, which of them it was.
    broken = [] if _all_hold(checks, record) else checks
    errors: dict = {}
    for constraint in [*broken, *(one for one in touched if one not in checks)]:
        try:
            constraint.validate(type(record), record)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
    if not changed.isdisjoint(days_of(type(record))):
        try:
            refuse_impossible(record, {field.name for field in fields} - changed)
        except ValidationError as error:
            errors = error.update_error_dict(errors)
    if errors:
        raise ValidationError(errors)


def _fields_of(constraint: models.BaseConstraint, record) -> set[str]:
    """The fields of which a constraint speaks; all of them where it does not say which."""
    condition = getattr(constraint, "condition", None)
    named = condition.referenced_base_fields if condition else set()
    if isinstance(constraint, models.CheckConstraint):
        return named
    if isinstance(constraint, models.UniqueConstraint) and constraint.fields:
        return named | set(constraint.fields)
    return {field.name for field in record._meta.concrete_fields}


def _all_hold(checks: list[models.CheckConstraint], record) -> bool:
    if not checks:
        return True
    whole = models.Q(*(one.condition for one in checks))
    together = models.CheckConstraint(condition=whole, name="together")
    try:
        together.validate(type(record), record)
    except ValidationError:
        return False
    return True


def _refuse_the_future(on) -> None:
    if on > today():
        raise ValidationError({"on": _("Cette date est à venir.")})
