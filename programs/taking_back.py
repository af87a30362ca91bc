"""Taking back a step: for a day, by whoever took it, with all that was done in the same act.

Each app says in a ``stepping.py`` of its own, loaded when the site starts, who may change the records of its state
machines, and on which page. What the step set and made is put back by ``programs.undoing``.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from programs import mailing, traces, undoing
from programs.lib.periods import format_date
from programs.models import Import, OutgoingMail
from programs.models.outbox import OutgoingMailQuerySet
from programs.moves import Machine, Move

# How long what somebody did passes for a mistake that they may still take back.
FRESH = timedelta(hours=24)


@dataclass(frozen=True)
class Steps:
    """The steps of a machine, as those see them who take them.

    ``changed_by`` gives the records that a user may change, ``page`` where a user reads one. Records of the models
    ``beside`` say nothing of the state: one that came since does not keep the step. A step to a state that is
    ``kept`` is not taken back, and ``why_kept`` says what to do instead.
    """

    machine: Machine
    changed_by: Callable[[Any], models.QuerySet]
    page: Callable[[Any, Any], str]
    beside: tuple[type[models.Model], ...] = ()
    kept: tuple[str, ...] = ()
    why_kept: str = ""


DECLARED: dict[type[models.Model], Steps] = {}


def declare(*declared: Steps) -> None:
    """Let the steps of a machine be taken back."""
    DECLARED.update({steps.machine.model: steps for steps in declared})


def in_admin(user, record: models.Model) -> str:
    """The page of a record in the administration."""
    return reverse(f"admin:{name_of(type(record))}_change", args=[record.pk])


def address_of(record: models.Model) -> str:
    """The page that asks before the last step of ``record`` is taken back."""
    return reverse(f"{name_of(type(record))}_step_back", args=[record.pk])


def name_of(model: type[models.Model]) -> str:
    return f"{model._meta.app_label}_{model._meta.model_name}"


def can_take_back(user, record: models.Model, move: Move | None) -> bool:
    """Whether ``move``, the last of ``record``, is one that ``user`` may take back, unless something rests on it."""
    steps = DECLARED.get(type(record))
    return bool(
        steps
        and move
        and not _why_not_so(steps, move, user)
        and steps.changed_by(user).filter(pk=record.pk).exists()
    )


def addresses_of(user, records: Sequence[models.Model]) -> dict[int, str]:
    """Where ``user`` takes back the last step of each of ``records`` whose step they took today, by its key."""
    if not records:
        return {}
    steps = DECLARED[type(records[0])]
    log, name = steps.machine.log, steps.machine.subject
    last = log.objects.filter(**{name: models.OuterRef(name)}).order_by("-pk").values("pk")[:1]
    fresh = log.objects.filter(
        **{f"{name}__in": [record.pk for record in records]},
        pk=models.Subquery(last),
        moved_by=user.pk,
        moved_at__gte=timezone.now() - FRESH,
    ).exclude(from_state="")
    found = set(fresh.exclude(to_state__in=steps.kept).values_list(name, flat=True))
    allowed = steps.changed_by(user).filter(pk__in=found) if found else ()
    keys = {record.pk for record in allowed}
    return {record.pk: address_of(record) for record in records if record.pk in keys}


def _why_not_so(steps: Steps, move: Move, user) -> str:
    """Why a step is not of those that ``user`` may take back, whatever rests on it; nothing where it is."""
    if not move.from_state:
        return _("La fiche n’a encore franchi aucune étape.")
    if move.moved_by_id is None:
        return _("Cette étape n’a pas été faite par un compte : elle ne se reprend pas d’ici.")
    if move.moved_by_id != user.pk and not user.is_staff:
        # Outside, one reads what became of a record, and not who works on it.
        return _("Seule la personne qui a fait cette étape peut la reprendre.")
    if move.moved_by_id != user.pk:
        return _("Seule la personne qui a fait cette étape peut la reprendre : %(who)s.") % {
            "who": move.moved_by
        }
    if move.moved_at < timezone.now() - FRESH:
        return _("Une étape se reprend pendant vingt-quatre heures : celle-ci est du %(when)s.") % {
            "when": traces.moment(move.moved_at)
        }
    return str(steps.why_kept) if move.to_state in steps.kept else ""


class Taken(undoing.Undoing):
    """The last step of a record, and how it would be taken back, as the database is now."""

    def __init__(
        self,
        record: models.Model,
        door: undoing.Door = lambda model: model._base_manager.all(),
    ):
        self.record = record
        self.steps = DECLARED[type(record)]
        self.move = self.steps.machine.history(record).first()
        self.act_event = _event_of(self.move)
        super().__init__(self.act_event and self.act_event.pgh_context_id, door)

    @cached_property
    def whole(self) -> list[undoing.Touched]:
        return undoing.touched_by(self.act)

    @cached_property
    def part(self) -> undoing.Rows | None:
        """The rows that go with the record; of an act that moved others as well, only those that hang on it.

        None where a row of such an act hangs on nothing that moved: nobody knows whose it is.
        """
        tied = undoing.tied_by(self.act, self.whole)
        own = undoing.reached(tied, (type(self.record), self.record.pk))
        others = [
            (one.model, key)
            for one in self.whole
            for key in one.first
            if key not in own.get(one.model, ())
        ]
        if not any(issubclass(model, Move) for model, _key in others):
            return {one.model: set(one.first) for one in self.whole}
        lost = (row for row in others if not _moved(undoing.reached(tied, row)))
        return own if next(lost, None) is None else None

    @cached_property
    def touched(self) -> list[undoing.Touched]:
        found = [one.only((self.part or {}).get(one.model, set())) for one in self.whole]
        return [one for one in found if one.first]

    def why_not(self, user) -> str:
        """Why ``user`` does not take the step back, in French; nothing where they may, and nothing rests on it."""
        if self.move is None:
            return _("La fiche n’a encore franchi aucune étape.")
        if why := _why_not_so(self.steps, self.move, user):
            return why
        if self.act is None:
            return _("L’historique ne dit pas ce qui a été fait avec cette étape.")
        if Import.objects.filter(context=self.act).exists():
            return _("Cette étape vient d’une importation : annulez l’importation.")
        if any(self.record.pk in one.added for one in self.whole if one.model is type(self.record)):
            return _("La fiche a été ajoutée en même temps que cette étape.")
        if self.part is None:
            return _("Cette étape a été faite avec d’autres, dont elle ne se sépare pas.")
        return ""

    @property
    def refusal(self) -> str:
        return _("D’autres fiches s’appuient sur cette étape : elle ne se reprend plus.")

    def _add_more(self, found: undoing.Obstacles) -> None:
        added = undoing.added_since(
            self.touched, self.act, self.act_event.pgh_created_at, self.steps.beside
        )
        for model, keys in added:
            self._add(found, model, keys, _("s’est ajouté depuis"))

    @property
    def mails(self) -> OutgoingMailQuerySet:
        """The mails that the act wrote; of an act that moved others as well, those about what is put back."""
        found = OutgoingMail.objects.of_act(self.act) if self.act else OutgoingMail.objects.none()
        about = models.Q(about_type=None)
        for one in self.touched:
            about |= models.Q(
                about_type__app_label=one.model._meta.app_label,
                about_type__model=one.model._meta.model_name,
                about_id__in=list(one.last),
            )
        return found.filter(about)


def _moved(rows: undoing.Rows) -> bool:
    return any(issubclass(model, Move) for model in rows)


def _event_of(move: Move | None) -> Any:
    """What the history of the log has of a step: when it was taken, by the clock of the database, in which act."""
    if move is None:
        return None
    found = history_of(type(move)).objects.filter(pgh_obj_id=move.pk, pgh_label="insert")
    return found.first()


def history_of(log: type[models.Model]) -> Any:
    return next(one for one in undoing.event_models() if one.pgh_tracked_model is log)


@transaction.atomic
def take_back_step(*, record: models.Model, by, move: int | None = None) -> models.Model:
    """Take back the last step of ``record``, and all of its act; ``move`` is the key of the step that ``by`` meant.

    Of mails, those that have not left do not. Raises ValidationError, in French, where another step was taken
    meanwhile, it is not for ``by`` to take it back, or something rests on it.
    """
    steps = DECLARED[type(record)]
    taken = Taken(steps.machine.locked(record))
    if move is not None and (taken.move is None or taken.move.pk != move):
        raise ValidationError(_("Une autre étape a été franchie depuis : rien n’a été changé."))
    if not steps.changed_by(by).filter(pk=record.pk).exists():
        raise ValidationError(_("Cette fiche n’est plus de celles que vous modifiez."))
    if why := taken.why_not(by):
        raise ValidationError(why)
    mails = taken.mails
    with taken.put_back(taken.refusal, by=by):
        mailing.take_back_those(mails)
    return steps.machine.model._base_manager.get(pk=record.pk)


# --- What the page that asks tells ------------------------------------------------------------------------


def consequences(taken: Taken, door: undoing.Door) -> list[str]:
    """What taking back a step will do, in sentences; a record is named where ``door`` lets it through."""
    labels = dict(taken.steps.machine.model._meta.get_field("state").flatchoices)
    said = {"to": labels.get(taken.move.to_state), "from": labels.get(taken.move.from_state)}
    found = [_("L’étape « %(to)s » s’efface : la fiche revient à « %(from)s ».") % said]
    rows = list(_rows_told(taken, door))
    found += rows[: undoing.NAMED]
    if len(rows) > undoing.NAMED:
        more = {"count": len(rows) - undoing.NAMED}
        found.append(_("Et %(count)d autres fiches, remises de même.") % more)
    return found + list(_mails_told(taken.mails))


def _rows_told(taken: Taken, door: undoing.Door) -> Iterator[str]:
    words = traces.Words(door)
    for one in taken.touched:
        if issubclass(one.model, Move):
            continue
        names = _names(one, taken.record, door)
        changes = _changes(one, taken.record)
        words.learn(
            (column, value) for found in changes.values() for column, *two in found for value in two
        )
        for key in sorted(one.first):
            name = {
                "kind": one.model._meta.verbose_name,
                "name": names.get(key, _("une fiche d’un autre dossier")),
            }
            if key in one.added:
                yield _("À effacer : %(kind)s « %(name)s ».") % name
            elif key in one.removed:
                yield _("À rétablir : %(kind)s « %(name)s ».") % name
            elif changed := traces.said(words, changes.get(key, ())):
                what = "; ".join(
                    _("%(label)s : %(before)s → %(after)s") % vars(change) for change in changed
                )
                yield _("À remettre : %(kind)s « %(name)s » (%(what)s).") % (name | {"what": what})


def _names(one: undoing.Touched, record: models.Model, door: undoing.Door) -> dict[int, str]:
    seen = door(one.model)
    found = (
        {} if seen is None else {row.pk: str(row) for row in seen.filter(pk__in=list(one.first))}
    )
    return found | ({record.pk: str(record)} if one.model is type(record) else {})


def _changes(one: undoing.Touched, record: models.Model) -> dict[int, list]:
    """What each record says now, and what it will say again; the state of ``record`` itself is said already."""
    try:
        before = undoing.rows_before(one)
    except ValidationError:
        return {}
    now = one.event.objects.in_bulk([one.last[key] for key in one.changed])
    return {
        key: [
            (column, was, will_be)
            for column, was, will_be in traces.changed_columns(
                one.model, now[one.last[key]], before[key]
            )
            if not (key == record.pk and one.model is type(record) and column.name == "state")
        ]
        for key in one.changed
    }


def _mails_told(mails: OutgoingMailQuerySet) -> Iterator[str]:
    for mail in mails.order_by("pk"):
        what = {"what": mailing.label_of(mail.template)}
        if mail.sent_at:
            what["when"] = traces.moment(mail.sent_at)
            yield (
                _("Un courriel est déjà parti, et ne se reprend pas : « %(what)s », le %(when)s.")
                % what
            )
        elif mail.is_waiting:
            yield _("Un courriel qui attend ne partira pas : « %(what)s ».") % what


# --- What a page tells of the steps ----------------------------------------------------------------------


def timeline(record: models.Model, user) -> list[dict]:
    """The steps of ``record``, the last first, for templates/components/timeline.html; with those that were taken back.

    The last one says where ``user`` takes it back, while they may.
    """
    steps = DECLARED[type(record)]
    moves = list(steps.machine.history(record))
    told = [(move.pk, _entry(steps.machine, move, str(move.moved_by or ""))) for move in moves]
    if moves and can_take_back(user, record, moves[0]):
        told[0][1]["take_back"] = address_of(record)
    told += _taken_back(steps.machine, record)
    return [entry for _key, entry in sorted(told, key=lambda one: -one[0])]


def _entry(machine: Machine, move: Any, who: str) -> dict:
    labels = dict(machine.model._meta.get_field("state").flatchoices)
    return {
        "when": format_date(move.effective_on, get_language() or "fr"),
        "who": who,
        "from": str(labels.get(move.from_state, move.from_state)),
        "to": str(labels.get(move.to_state, move.to_state)),
        "why": move.reason,
    }


def _taken_back(machine: Machine, record: models.Model) -> list[tuple[int, dict]]:
    """The steps that are in the log no more, as its history keeps them, each with who took it back and when."""
    own = history_of(machine.log).objects.filter(**{machine.subject: record.pk}, pgh_label="delete")
    gone = list(own.select_related("moved_by").order_by("pgh_id"))
    authors = traces.authors_of(one.pgh_context_id for one in gone) if gone else {}
    return [
        (
            one.pgh_obj_id,
            _entry(machine, one, str(one.moved_by or ""))
            | {
                "taken_back_by": authors.get(one.pgh_context_id, ""),
                "taken_back_at": traces.moment(one.pgh_created_at),
            },
        )
        for one in gone
    ]
