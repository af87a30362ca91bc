"""The statement of an obligation on paper, in the language of its holder: the ledger, the deadlines, the balance."""

from datetime import date, timedelta
from typing import NamedTuple

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from bursaries import owing
from bursaries.duty import Line, Statement, months_said, repay_by
from bursaries.duty.entries import Kind
from bursaries.enums import OBLIGATION_REPAID, OBLIGATION_SERVING
from bursaries.models import Obligation
from programs.letters.model import Column, Language, Letter, Sender, Table, Text
from programs.lib import phones
from programs.lib.money import format_amount
from programs.lib.periods import format_date
from programs.lib.quantities import MINUS, unknown
from programs.lib.text import is_english
from programs.models import Organization


def letter_of(obligation: Obligation, on: date, language: str) -> Letter:
    """The statement of ``obligation`` on a day; the same each time for the same records."""
    with override(language):
        found = owing.statement_of(obligation, on)
        return Letter(
            language=short(language),
            kind="statement",
            title=_("Relevé de l’engagement de service"),
            sender=sender_of(obligation.program.lead),
            day=on,
            addressee=_addressee(obligation),
            reference=obligation.display_code,
            blocks=(
                Text(standing_said(obligation, found)),
                *((Text(said),) if (said := _what_is_asked(obligation, found)) else ()),
                _table(found),
                Text(_("Règle : %(rule)s.") % {"rule": obligation.rule.in_words}),
            ),
        )


def short(language: str) -> Language:
    return "en" if is_english(language) else "fr"


def sender_of(lead: Organization) -> Sender:
    """The head of the paper of an organisation."""
    lines = (lead.website,) if lead.website else ()
    return Sender(lead.name, lines, phones.show(lead.phone), lead.email)


def _addressee(obligation: Obligation) -> tuple[str, ...]:
    award = obligation.awards.exclude(address="").order_by("-awarded_on", "-pk").first()
    lines = award.address.splitlines() if award else []
    return tuple(filter(None, (obligation.person.name, *lines)))


def _table(found: Statement) -> Table:
    return Table(
        _("Ce qui est dû, et ce qui a été fait"),
        (
            Column(_("Date")),
            Column(_("Ce qui compte")),
            Column(_("Montant"), numeric=True),
            Column(_("Changement"), numeric=True),
            Column(_("Reste à servir"), numeric=True),
        ),
        tuple(
            (
                _unbroken(line.on),
                line.explanation,
                "" if line.amount is None else _money(line.amount),
                change_said(line),
                months_known(line.balance),
            )
            for line in found.lines
        )
        or ((_unbroken(found.on), _("Rien n’est dû encore."), "", "", months_said(0)),),
        (_("Solde"), "", "", "", months_known(found.balance)),
        _(
            "Un mois va d’une date à la même date du mois suivant ; les jours de plus en sont une part."
        ),
    )


# --- in words


def standing_said(obligation: Obligation, found: Statement) -> str:
    """What is left, in one sentence: months, or the money that is paid back in their place."""
    if obligation.state not in OBLIGATION_REPAID or found.left_to_repay is None:
        return balance_said(found)
    if not found.left_to_repay:
        return _("Rien à rembourser.")
    return _("Il reste %(due)s à rembourser.") % {"due": _money(found.left_to_repay)}


def balance_said(found: Statement) -> str:
    """The balance in one sentence."""
    if found.balance is None:
        return _(
            "Ce qu’il reste à servir n’est pas connu : la coordination doit compléter la fiche."
        )
    if not found.owed:
        return _("Rien n’est dû pour le moment : aucune bourse versée n’oblige à un service.")
    owed = months_said(found.owed)
    if found.balance == 0:
        return _("Il ne reste rien à servir, sur %(owed)s.") % {"owed": owed}
    return _("Il reste %(left)s à servir, sur %(owed)s.") % {
        "left": months_said(found.balance),
        "owed": owed,
    }


class Deadline(NamedTuple):
    """Until when, in a sentence; and whether it has passed."""

    said: str
    is_late: bool


def due_of(obligation: Obligation, found: Statement) -> str:
    """How what is to be repaid is reckoned; nothing where service is what is owed."""
    return found.repayment_formula if obligation.state in OBLIGATION_REPAID else ""


def deadlines_of(obligation: Obligation, found: Statement) -> list[Deadline]:
    """What is deferred until when; until when service must begin, and end: what has passed says so.

    Nobody is late who owes nothing yet, or of whom service is awaited no more. While a deferral runs that has no last
    day, each day moves the others: they are not said.
    """
    if obligation.state in OBLIGATION_REPAID:
        return _repayment_deadlines(obligation, found)
    if obligation.state not in OBLIGATION_SERVING or found.is_fulfilled:
        return []
    deadlines = _deferrals_said(obligation, found.on)
    owes_nothing = found.balance is not None and not found.owed
    if owes_nothing or _is_open(obligation, found.on):
        return deadlines
    if found.start_by and not found.started:
        late = found.is_late_to_start(found.on)
        sentence = (
            _("Le service devait commencer au plus tard le %(day)s.")
            if late
            else _("Le service commence au plus tard le %(day)s.")
        )
        deadlines.append(Deadline(sentence % {"day": _day(found.start_by)}, late))
    if found.complete_by:
        late = found.is_late_to_complete(found.on)
        sentence = (
            _("Tout devait être servi au plus tard le %(day)s.")
            if late
            else _("Tout est à servir au plus tard le %(day)s.")
        )
        deadlines.append(Deadline(sentence % {"day": _day(found.complete_by)}, late))
    return deadlines


def _repayment_deadlines(obligation: Obligation, found: Statement) -> list[Deadline]:
    """Until when what is asked for is repaid, as the notice of default said it."""
    since = owing.defaulted_on(obligation)
    by_day = repay_by(found.terms, since) if since else None
    if by_day is None or not found.left_to_repay:
        return []
    late = by_day < found.on
    sentence = (
        _("Tout devait être remboursé au plus tard le %(day)s.")
        if late
        else _("Tout est à rembourser au plus tard le %(day)s.")
    )
    return [Deadline(sentence % {"day": _day(by_day)}, late)]


def _deferrals_said(obligation: Obligation, on: date) -> list[Deadline]:
    """Until when nothing is awaited, and from when it is again; and what is granted for later."""
    said = []
    for one in obligation.deferrals.all():
        named = {"start": _day(one.starts_on), "end": one.ends_on and _day(one.ends_on)}
        if one.ends_on and one.ends_on < on:
            continue
        if one.starts_on > on:
            said.append(
                _("Un sursis est accordé du %(start)s au %(end)s.")
                if one.ends_on
                else _("Un sursis est accordé à partir du %(start)s, jusqu’à nouvel ordre.")
            )
        elif one.ends_on:
            named["next"] = _day(one.ends_on + timedelta(days=1))
            said.append(
                _(
                    "Sursis jusqu’au %(end)s : rien n’est attendu d’ici là. Le service est de nouveau attendu à partir "
                    "du %(next)s."
                )
            )
        else:
            said.append(
                _("Sursis depuis le %(start)s, jusqu’à nouvel ordre : rien n’est attendu d’ici là.")
            )
        said[-1] %= named
    return [Deadline(sentence, is_late=False) for sentence in said]


def _is_open(obligation: Obligation, on: date) -> bool:
    """Whether a deferral runs whose last day nobody said."""
    return any(one.starts_on <= on and not one.ends_on for one in obligation.deferrals.all())


def _what_is_asked(obligation: Obligation, found: Statement) -> str:
    """As the page of the obligation says it: until when to serve, or what to repay."""
    said = [deadline.said for deadline in deadlines_of(obligation, found)]
    if due := due_of(obligation, found):
        said.insert(0, _("À rembourser : %(formula)s.") % {"formula": due.rstrip(".")})
    return "\n\n".join(said)


def change_said(line: Line) -> str:
    """What a line adds to the balance or takes off it; a line that changes nothing says nothing."""
    if line.months is None:
        return unknown(_language())
    if not line.months:
        return ""
    sign = "+" if line.months > 0 else MINUS
    return sign + months_said(abs(line.months))


def months_known(months) -> str:
    return unknown(_language()) if months is None else months_said(months)


def kind_said(kind: Kind) -> str:
    return {
        Kind.OWED: _("Dû"),
        Kind.DEFERRED: _("Sursis"),
        Kind.UNCOUNTED: _("Ne compte pas"),
        Kind.SERVED: _("Servi"),
        Kind.WAIVED: _("Exonéré"),
        Kind.REPAID: _("Remboursement"),
    }[kind]


def _day(day: date) -> str:
    return format_date(day, _language())


def _unbroken(day: date) -> str:
    """In a narrow column a day stays on one line."""
    return _day(day).replace(" ", "\N{NO-BREAK SPACE}")


def _money(amount) -> str:
    return format_amount(amount, _language(), with_cents=True)


def _language() -> str:
    return get_language() or "fr"
