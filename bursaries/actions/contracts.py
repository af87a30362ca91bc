"""The contract of a bursary, kept as it was made; and what its holder was paid, as the ledger says it today."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from bursaries import duty, owing
from bursaries.actions.letters import make_letter, sender_of
from bursaries.disbursed import instalments_with_payments
from bursaries.enums import AwardKind, LetterKind, OwedPer, RepaymentFormula
from bursaries.lettering import short
from bursaries.models import Award, AwardInstalment, Letter, ObligationRule, ObligationTerm
from programs.letters import model as paper
from programs.letters.fields import fill
from programs.lib.money import format_amount
from programs.lib.periods import format_date, today
from programs.lib.text import listed
from programs.models.fields import localized


@transaction.atomic
def make_contract(*, award: Award, by, on: date | None = None) -> Letter:
    """Write the contract of a bursary in the language of its holder: by the template of its round, or by ours.

    It is kept as it is made. Raises ValidationError where the award has no instalments, or the template a hole.
    """
    if award.kind != AwardKind.BURSARY:
        raise ValidationError(_("Une aide n’a pas de contrat."))
    instalments = list(award.instalments.held())
    if sum((one.amount for one in instalments), Decimal(0)) != award.amount:
        raise ValidationError(_("Planifiez d’abord les versements : le contrat les imprime."))
    with override(award.language):
        engaged = {"engagement": _engagement_of(award)}
        tables = {"versements": _table_of(award.amount, instalments)}
    return make_letter(
        kind=LetterKind.CONTRACT,
        award=award,
        by=by,
        on=on,
        values=engaged,
        tables=tables,
        proposed=True,
    )


def example_tables(kind: str) -> dict[str, paper.Table]:
    """The tables with which a template of ``kind`` is shown to whoever writes it."""
    if kind != LetterKind.CONTRACT:
        return {}
    halves = [AwardInstalment(number=number, amount=Decimal(1250)) for number in (1, 2)]
    return {"versements": _table_of(Decimal(2500), halves)}


def receipt_on_paper(award: Award) -> paper.Letter:
    """What its holder was paid until today, payment by payment."""
    with override(award.language):
        language = short(award.language)
        paid = [
            one
            for one in instalments_with_payments(award.instalments.all())
            if one.expense and one.expense.paid
        ]
        rows = tuple(
            (
                str(one.number),
                format_date(one.paid_on, language),
                format_amount(one.expense.paid, language, with_cents=True),
            )
            for one in paid
        )
        total = sum((one.expense.paid for one in paid), Decimal(0))
        table = paper.Table(
            _("Ce qui a été versé"),
            (
                paper.Column(_("Versement")),
                paper.Column(_("Versé le")),
                paper.Column(_("Montant"), numeric=True),
            ),
            rows,
            (_("Total"), "", format_amount(total, language, with_cents=True)),
            _("Au %(day)s, d’après le registre des dépenses.")
            % {"day": format_date(today(), language)},
        )
        said = _("%(holder)s a reçu de %(lead)s les sommes suivantes, pour %(what)s.") % {
            "holder": award.holder,
            "lead": award.program.lead,
            "what": award.round or award.description or award.get_kind_display(),
        }
        return paper.Letter(
            language=language,
            kind="statement",
            title=_("Attestation de versement"),
            sender=sender_of(award.program, award.language),
            day=today(),
            blocks=(paper.Text(fill("{{ said }}", {"said": said})), table),
            addressee=tuple(filter(None, (award.holder, *award.address.splitlines()))),
            reference=award.code,
        )


def obligation_said(award: Award, rule: ObligationRule | None) -> str:
    """What the holder of an award promises, in the language that is active: months, where, from when, and else what."""
    if rule is None:
        return _("Cette bourse n’engage à aucun service.")
    said = [_months_said(award, rule), _where_said(rule)]
    if rule.start_within_months:
        said.append(
            _("Le service commence au plus tard %(months)s après la fin des études.")
            % {"months": duty.months_said(rule.start_within_months)}
        )
    if rule.complete_within_months:
        said.append(
            _("Il est terminé au plus tard %(months)s après la fin des études.")
            % {"months": duty.months_said(rule.complete_within_months)}
        )
    said.append(
        _("Le temps partiel compte au prorata d’un temps plein.")
        if rule.prorates_part_time
        else _("Le temps partiel compte en entier.")
    )
    said.append(
        _(
            "Qui ne remplit pas cet engagement rembourse ce qui a été versé, au prorata des mois qui restent dus."
        )
        if rule.repayment == RepaymentFormula.PRORATA
        else _("Qui ne remplit pas cet engagement rembourse en entier ce qui a été versé.")
    )
    return "\n".join(filter(None, said))


# --- what a contract says


def _engagement_of(award: Award) -> str:
    """What the holder promises, and below it the conditions that a coordinator wrote for the rule."""
    rule = award.round.rule
    conditions = localized(rule, "text") if rule else ""
    return "\n".join(filter(None, (obligation_said(award, rule), conditions)))


def _table_of(amount: Decimal, instalments: Sequence[AwardInstalment]) -> paper.Table:
    """In the language that is active."""
    language = get_language() or "fr"
    return paper.Table(
        _("Versements de la bourse"),
        (
            paper.Column(_("Versement")),
            paper.Column(_("Condition")),
            paper.Column(_("Prévu le")),
            paper.Column(_("Montant"), numeric=True),
        ),
        tuple(
            (
                str(one.number),
                one.condition_said or "—",
                format_date(one.expected_on, language) if one.expected_on else "—",
                format_amount(one.amount, language, with_cents=True),
            )
            for one in instalments
        ),
        (_("Total"), "", "", format_amount(amount, language, with_cents=True)),
    )


def _months_said(award: Award, rule: ObligationRule) -> str:
    """The months that this award obliges to; every term of its rule where its holder’s origin is not known."""
    given = duty.Award(
        on=award.awarded_on,
        amount=award.amount,
        paid=award.amount,
        level=award.level,
        from_region=None if award.origin_id is None else award.origin_id == rule.region_id,
        funded_years=award.funded_years,
        name=award.code,
    )
    try:
        owed = duty.owed(owing.terms_of(rule), given)
    except ValueError:
        owed = None
    if owed is not None:
        return _("Le titulaire s’engage à %(months)s de service.") % {
            "months": duty.months_said(owed)
        }
    return _("Le titulaire s’engage à un service de : %(terms)s.") % {
        "terms": listed((_term_said(one) for one in rule.terms.all()), get_language() or "fr")
    }


def _term_said(term: ObligationTerm) -> str:
    months = ngettext("%(count)d mois", "%(count)d mois", term.months) % {"count": term.months}
    per = OwedPer(term.per).label
    origin = {
        None: "",
        True: _("personne de la région"),
        False: _("personne d’une autre région"),
    }[term.from_region]
    about = ", ".join(filter(None, (term.get_level_display() if term.level else "", origin)))
    return f"{months} {per} ({about})" if about else f"{months} {per}"


def _where_said(rule: ObligationRule) -> str:
    region = localized(rule.region, "name")
    if not rule.employer_kinds:
        return _("Il se fait dans la région %(region)s.") % {"region": region}
    kinds = dict(rule._meta.get_field("employer_kinds").base_field.choices)
    return _("Il se fait dans la région %(region)s, chez un de ces employeurs : %(kinds)s.") % {
        "region": region,
        "kinds": ", ".join(str(kinds[kind]).lower() for kind in rule.employer_kinds),
    }
