"""Writing one thing of a line where it stands, and taking the last change back.

Each ``Cell`` says what it reads of a line, which form asks for it, how it is written and how put back. What a change
was is kept in a signed token that its undoing sends back (docs/decisions/0026).
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.core.exceptions import BadRequest, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.access import visible_organizations
from programs.lib.periods import today
from programs.models import Organization
from programs.plans import actions
from programs.plans.actions.plans import locked
from programs.plans.enums import Part, ProgressState
from programs.plans.forms.cells import (
    ActionTextForm,
    CellForm,
    DueForm,
    HeadingTextForm,
    NewsForm,
    PartsForm,
    PlannedForm,
    StateForm,
)
from programs.plans.models import Action, ActionPlan, Heading, ProgressUpdate

Line = Action | Heading
UNDOABLE_FOR = 12 * 3600  # seconds; a session lasts as long
SALT = "programs.plans.undo"


@dataclass(frozen=True)
class Cell:
    """One thing of a line. ``is_text`` is what an adoption fixes."""

    name: str
    label: str
    form: type[CellForm]
    # What the line says of it now, as JSON keeps it.
    read: Callable[[Line], Any]
    # Writes the answers of the form; returns what an undoing must find, or None where that is what ``read`` says.
    write: Callable[[Line, dict, Any], Any]
    # Puts back what ``read`` said before the change.
    restore: Callable[[Line, Any, Any, Any], None]
    is_text: bool = False
    part: str = ""

    def make_form(self, *args, line: Line, user, in_table: bool = False, **kwargs) -> CellForm:
        more = {"part": self.part, "choices": _choices(user)} if self.part else {}
        kwargs["initial"] = {"seen": fingerprint(self.read(line))} | kwargs.get("initial", {})
        return self.form(*args, line=line, user=user, in_table=in_table, **more, **kwargs)


def _choices(user):
    return visible_organizations(user).told_apart()


def fingerprint(value: Any) -> str:
    """What a form carries of what it was opened on."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


# --- What is read, written and put back ---------------------------------------------------------------


def _read_state(line) -> list:
    last = line.moves.order_by("-pk").values_list("pk", flat=True).first()
    return [line.state, last]


def _write_state(line, answers, by):
    if answers["to"] == line.state:
        return
    actions.move_action(
        action=line,
        to=answers["to"],
        by=by,
        on=answers.get("on") or _day_after_all(line),
        reason=answers.get("reason", ""),
    )


def _day_after_all(line):
    """Today; where a step was noted of a later day by somebody's clock, that day."""
    last = line.moves.order_by("-pk").values_list("effective_on", flat=True).first()
    return max(today(), last) if last else today()


def _restore_state(line, before, _after, by):
    reason = _("Annulation de la saisie précédente.")
    actions.move_action(action=line, to=before[0], by=by, on=_day_after_all(line), reason=reason)


def _fields(*names: str) -> dict[str, Callable]:
    """How the columns ``names`` of a line are read, written and put back."""

    def read(line) -> dict:
        return {name: _plain(getattr(line, name)) for name in names}

    def write(line, answers, _by):
        actions.change_line(line=line, **answers)

    def restore(line, before, _after, _by):
        columns = {name: line._meta.get_field(name).to_python(before[name]) for name in names}
        actions.change_line(line=line, **columns)

    return {"read": read, "write": write, "restore": restore}


def _plain(value):
    return value if value is None or isinstance(value, str) else str(value)


def _parts(part: str) -> dict[str, Any]:
    """How those who have ``part`` in a line are read, written and put back."""

    def read(line) -> list:
        found = line.involvements.filter(part=part).order_by("pk")
        return [[one.organization_id, one.label] for one in found]

    def write(line, answers, _by):
        actions.name_parts(line=line, part=part, named=answers["names"])

    def restore(line, before, _after, _by):
        known = Organization.objects.in_bulk([pk for pk, _label in before if pk])
        named = [(known.get(pk), label) for pk, label in before if pk in known or label]
        actions.name_parts(line=line, part=part, named=named)

    return {"read": read, "write": write, "restore": restore, "part": part}


def _read_news(_line) -> None:
    """News are added: nobody's stand in the way of another's."""


def _write_news(line, answers, by):
    number = answers.pop("number")
    submission = answers.pop("submission")
    update = actions.write_progress(
        action=line,
        author=actions.Author(user=by),
        answers={"reported_on": today()} | answers | ProgressUpdate.spread(number),
        submission=submission,
    )
    if update.state == ProgressState.DRAFT:
        update = actions.submit_progress(update=update, by=by)
        actions.approve_progress(update=update, by=by)
    return update.pk


def _restore_news(line, _before, after, by):
    update = line.updates.filter(pk=after, state=ProgressState.APPROVED).first()
    if update is None:
        raise Meanwhile
    actions.return_progress(update=update, reason=_("Inscrite par erreur : annulée."), by=by)


_PLANNED = ("minimum", "maximum", "qualifier", "counted", "counting")

OF_ACTIONS: dict[str, Cell] = {
    cell.name: cell
    for cell in (
        Cell("etat", gettext_lazy("État"), StateForm, _read_state, _write_state, _restore_state),
        Cell(
            "echeance",
            gettext_lazy("Échéance"),
            DueForm,
            **_fields("starts_on", "due_on", "timeline"),
        ),
        Cell("responsables", gettext_lazy("Responsables"), PartsForm, **_parts(Part.RESPONSIBLE)),
        Cell(
            "collaborateurs",
            gettext_lazy("Collaborateurs"),
            PartsForm,
            **_parts(Part.COLLABORATOR),
        ),
        Cell(
            "concernes", gettext_lazy("Organismes concernés"), PartsForm, **_parts(Part.CONCERNED)
        ),
        Cell(
            "nouvelle", gettext_lazy("Nouvelle"), NewsForm, _read_news, _write_news, _restore_news
        ),
        Cell(
            "texte",
            gettext_lazy("Numéro et texte"),
            ActionTextForm,
            **_fields("number", "text", "text_en", "target_population"),
            is_text=True,
        ),
        Cell(
            "prevu",
            gettext_lazy("Quantité prévue"),
            PlannedForm,
            **_fields(*_PLANNED),
            is_text=True,
        ),
    )
}
OF_HEADINGS: dict[str, Cell] = {
    cell.name: cell
    for cell in (
        Cell(
            "texte",
            gettext_lazy("Numéro, niveau et texte"),
            HeadingTextForm,
            **_fields("number", "level", "text", "text_en", "aim", "timeline"),
            is_text=True,
        ),
        Cell("responsables", gettext_lazy("Responsables"), PartsForm, **_parts(Part.RESPONSIBLE)),
    )
}
TOGETHER = ("etat", "responsables", "echeance")


def cells_of(line: Line | type[Line]) -> dict[str, Cell]:
    kind = line if isinstance(line, type) else type(line)
    return OF_ACTIONS if kind is Action else OF_HEADINGS


# --- Writing and undoing ------------------------------------------------------------------------------


class Meanwhile(Exception):
    """Somebody wrote there since."""


@dataclass(frozen=True)
class Change:
    """What one change made of one line: what stood there, and what an undoing must find."""

    key: str
    before: Any
    after: Any


@transaction.atomic
def save(*, cell: Cell, line: Line, answers: dict, seen: str | None, by) -> Change:
    """Write ``answers`` in a cell of ``line``; refused where it no longer says what the form was opened on.

    ``seen`` None asks no such question. Raises ValidationError and IntegrityError.
    """
    found = _locked(line)
    before = cell.read(found)
    if seen is not None and seen != fingerprint(before):
        raise ValidationError(
            _(
                "Quelqu’un vient d’écrire ici. Relisez ce qui s’y trouve, puis enregistrez de nouveau pour y mettre "
                "ce que vous avez écrit."
            )
        )
    written = cell.write(found, answers, by)
    after = cell.read(_again(found)) if written is None else written
    return Change(key_of(found), before, after)


def _locked(line: Line) -> Line:
    """The line as it is, and nobody else's until the transaction ends: the plan first, as every action takes it."""
    locked(line.plan)
    return type(line).objects.select_for_update(of=("self",)).select_related("plan").get(pk=line.pk)


def _again(line: Line) -> Line:
    return type(line).objects.select_related("plan").get(pk=line.pk)


def key_of(line: Line) -> str:
    """« A12 », « H3 »: as the versions know a line."""
    return f"{'A' if isinstance(line, Action) else 'H'}{line.pk}"


def token_of(plan: ActionPlan, cell: Cell, changes: Iterable[Change]) -> str:
    """What undoes ``changes``: signed, so that it holds only what was there."""
    made = [[one.key, one.before, one.after] for one in changes if one.before != one.after]
    return signing.dumps([plan.pk, cell.name, made], salt=SALT, compress=True) if made else ""


@transaction.atomic
def undo(*, plan: ActionPlan, token: str, by) -> list[Line]:
    """Put back what the change of ``token`` found, and return its lines.

    Raises BadRequest for what is no token of ``plan``, Meanwhile where one of its lines has changed or gone since:
    then nothing is put back. Raises ValidationError too.
    """
    try:
        owner, name, changes = signing.loads(token, salt=SALT, max_age=UNDOABLE_FOR)
    except signing.SignatureExpired:
        raise Meanwhile from None
    except signing.BadSignature:
        raise BadRequest("not a token of ours") from None
    if owner != plan.pk:
        raise BadRequest("a token of another plan")
    locked(plan)
    return [_put_back(plan, name, *change, by=by) for change in changes]


def _put_back(plan: ActionPlan, name: str, key: str, before, after, *, by) -> Line:
    kind = Action if key.startswith("A") else Heading
    line = kind.objects.select_for_update(of=("self",)).filter(pk=key[1:], plan=plan).first()
    if line is None:
        raise Meanwhile
    cell = cells_of(kind)[name]
    if cell.read is not _read_news and cell.read(line) != after:
        raise Meanwhile
    cell.restore(line, before, after, by)
    return _again(line)
