"""The clauses of an agreement while it is written, and the templates that a program takes them from."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _

from programs.letters import fields
from programs.models import Program
from programs.partnerships.drafting import FIELDS, both_values, compose, proposed
from programs.partnerships.enums import AGREEMENT_BEING_WRITTEN, AgreementFileKind
from programs.partnerships.models import (
    Agreement,
    AgreementClause,
    Amendment,
    ClauseTemplate,
)


def refuse_closed(agreement: Agreement, amendment: Amendment | None) -> None:
    """Raise where the text of ``amendment``, or of the agreement itself, is put to signature, or signed."""
    is_open = agreement.state in AGREEMENT_BEING_WRITTEN
    if amendment is not None:
        texts = amendment.files.filter(kind=AgreementFileKind.TEXT)
        closed = amendment.signed_on or amendment.cancelled_on
        is_open = not (closed or texts.exists() or amendment.signatures.exists())
    if not is_open:
        raise ValidationError(
            _(
                "Ce texte est arrêté : il ne se récrit plus. Reprenez-le d’abord, ou commencez un avenant."
            )
        )


def require_open(agreement: Agreement, amendment: Amendment | None) -> None:
    """The same of what it is now, which stays so until this transaction ends."""
    locked = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if amendment is not None:
        amendment = Amendment.objects.select_for_update(of=("self",)).get(pk=amendment.pk)
    refuse_closed(locked, amendment)


def _refuse_unknown(texts: Iterable[str]) -> None:
    if wrong := [fault for text in texts for fault in fields.check(text, FIELDS)]:
        raise ValidationError(wrong)


@transaction.atomic
def add_from_templates(
    *,
    agreement: Agreement,
    templates: Iterable[ClauseTemplate],
    by,
    amendment: Amendment | None = None,
) -> list[AgreementClause]:
    """Put the clauses of ``templates`` after those that are there, with their fields filled in."""
    require_open(agreement, amendment)
    last = _last(agreement.clauses.all())
    made = [
        AgreementClause(
            agreement=agreement,
            amendment=amendment,
            kind=one.kind,
            title=one.title,
            title_en=one.title_en,
            body=one.body,
            body_en=one.body_en,
            source=one.body,
            source_en=one.body_en,
            position=last + number,
        )
        for number, one in enumerate(templates, start=1)
    ]
    values = both_values(agreement)
    for clause in made:
        compose(clause, values)
    return AgreementClause.objects.bulk_create(made)


def _last(records: QuerySet) -> int:
    return records.aggregate(last=Max("position"))["last"] or 0


@transaction.atomic
def keep_clause(*, clause: AgreementClause, by) -> AgreementClause:
    """Keep what somebody wrote in its ``source``, filled in; a new one comes last."""
    require_open(clause.agreement, clause.amendment)
    _refuse_unknown((clause.source, clause.source_en))
    if clause._state.adding:
        clause.position = _last(clause.agreement.clauses.all()) + 1
    if not clause.source_en:
        clause.body_en = ""
    compose(clause, both_values(clause.agreement))
    clause.full_clean()
    clause.save()
    return clause


@transaction.atomic
def remove_clause(*, clause: AgreementClause, by) -> None:
    require_open(clause.agreement, clause.amendment)
    clause.delete()


@transaction.atomic
def move_clause(*, clause: AgreementClause, up: bool, by) -> None:
    """Change places with the one before it, or after it."""
    require_open(clause.agreement, clause.amendment)
    siblings = AgreementClause.objects.filter(agreement=clause.agreement)
    _change_places(list(siblings.filter(amendment=clause.amendment)), clause, up)


def _change_places(rows: list, record, up: bool) -> None:
    """Number the rows anew, ``record`` one place higher or lower. Those of one number keep their order."""
    at = rows.index(record)
    other = at - 1 if up else at + 1
    if 0 <= other < len(rows):
        rows[at], rows[other] = rows[other], rows[at]
    for position, one in enumerate(rows, start=1):
        one.position = position
    type(record).objects.bulk_update(rows, ["position"])


# --- templates


def lock_templates(program: Program) -> QuerySet[ClauseTemplate]:
    Program.objects.select_for_update(of=("self",), no_key=True).get(pk=program.pk)
    return ClauseTemplate.objects.filter(program=program)


@transaction.atomic
def propose_templates(*, program: Program, by) -> int:
    """Give a program that has no clause yet a first set; how many is returned."""
    if lock_templates(program).exists():
        return 0
    return len(ClauseTemplate.objects.bulk_create(proposed(program)))


@transaction.atomic
def keep_template(*, template: ClauseTemplate, by) -> ClauseTemplate:
    """Keep what a coordinator wrote; the agreements that took it say what they said."""
    known = lock_templates(template.program)
    if template._state.adding:
        template.position = _last(known) + 1
        template.code = _free_code(known, template.title)
    template.full_clean()
    template.save()
    return template


def _free_code(known: QuerySet[ClauseTemplate], title: str) -> str:
    """A short name made of the title, that no other clause of the program bears."""
    stem = slugify(title)[:30].strip("-") or "clause"
    taken = set(known.values_list("code", flat=True))
    codes = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(code for code in codes if code not in taken)


@transaction.atomic
def remove_template(*, template: ClauseTemplate, by) -> None:
    template.delete()


@transaction.atomic
def move_template(*, template: ClauseTemplate, up: bool, by) -> None:
    _change_places(list(lock_templates(template.program)), template, up)
