"""The contract of a bursary, kept as it was made; and what its holder was paid, as the ledger says it today."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language, gettext_lazy, ngettext, override
from django.utils.translation import gettext as _

from bursaries import duty
from bursaries.disbursed import instalments_with_payments
from bursaries.enums import AwardKind, LetterKind, OwedPer, RepaymentFormula
from bursaries.models import Award, AwardInstalment, Letter, ObligationRule, ObligationTerm
from programs.letters import model as paper
from programs.letters.fields import Field, NotFilled, compose, fill_line
from programs.lib import phones
from programs.lib.money import format_amount
from programs.lib.periods import format_date, today
from programs.lib.text import is_english, listed
from programs.models import Program
from programs.models.fields import localized

CONTRACT_FIELDS = (
    Field("nom", gettext_lazy("Prénom et nom du titulaire"), "Anne-Sophie Ouellet"),
    Field("organisme", gettext_lazy("Organisme qui verse la bourse"), "Carrefour des Rivières"),
    Field("programme", gettext_lazy("Programme"), "Relève en santé"),
    Field("bourse", gettext_lazy("Concours de la bourse"), "Bourses de la relève"),
    Field("numero", gettext_lazy("Numéro de la bourse"), "B2022-007"),
    Field("montant", gettext_lazy("Montant de la bourse"), "3 000 $"),
    Field("date", gettext_lazy("Jour de l’attribution"), "15 juin 2022"),
    Field("engagement", gettext_lazy("Ce que le titulaire s’engage à faire, en mots")),
    Field("versements", gettext_lazy("Tableau des versements"), table=True),
)
# A table stands in the text that is kept as lines between bars: its caption, its columns, its rows, its total.
_BAR = "|"
_CELLS = re.compile(r"\s*\|\s*")


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
        title, text = _template_of(award)
        values = _values_of(award)
        try:
            subject = fill_line(title, values)
            blocks = compose(text, values, {"versements": _table_of(award, instalments)})
        except NotFilled as hole:
            raise ValidationError(str(hole)) from hole
    letter = Letter(
        kind=LetterKind.CONTRACT,
        award=award,
        language=award.language,
        addressee="\n".join(filter(None, (award.holder, award.address))),
        subject=subject,
        body="\n\n".join(map(_written, blocks)),
        dated_on=on or today(),
        made_by=by,
    )
    letter.full_clean()
    letter.save()
    return letter


def contract_on_paper(letter: Letter) -> paper.Letter:
    """A contract that was made, as it is printed: two parties sign."""
    award = letter.award
    with override(letter.language):
        return paper.Letter(
            language=_language(letter.language),
            kind="contract",
            title=letter.subject,
            sender=sender_of(award.program),
            day=letter.dated_on,
            blocks=_blocks_of(letter.body),
            addressee=tuple(letter.addressee.splitlines()),
            reference=award.code,
            signatures=(
                paper.Signature(_("Pour l’organisme"), "", str(award.program.lead)),
                paper.Signature(_("Titulaire de la bourse"), award.holder),
            ),
        )


def receipt_on_paper(award: Award) -> paper.Letter:
    """What its holder was paid until today, payment by payment."""
    with override(award.language):
        language = _language(award.language)
        rows = [
            (
                str(one.number),
                format_date(one.paid_on, language),
                format_amount(one.expense.paid, language, with_cents=True),
            )
            for one in instalments_with_payments(award.instalments.all())
            if one.expense and one.expense.paid
        ]
        total = sum((one.expense.paid for one in _paid_of(award)), Decimal(0))
        table = paper.Table(
            _("Ce qui a été versé"),
            (
                paper.Column(_("Versement")),
                paper.Column(_("Versé le")),
                paper.Column(_("Montant"), numeric=True),
            ),
            tuple(rows),
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
            sender=sender_of(award.program),
            day=today(),
            blocks=(paper.Text(_plain(said)), table),
            addressee=tuple(filter(None, (award.holder, *award.address.splitlines()))),
            reference=award.code,
        )


def sender_of(program: Program) -> paper.Sender:
    """The head of the paper of a program: its lead organisation, as its entry in the directory says it."""
    lead = program.lead
    return paper.Sender(
        localized(lead, "name"),
        phone=phones.show(lead.phone) if lead.phone else "",
        email=lead.email,
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


def _template_of(award: Award) -> tuple[str, str]:
    """The subject and the text of the round’s own contract, or of ours, in the language that is active."""
    written = award.round.letter_templates.filter(kind=LetterKind.CONTRACT).first()
    if written:
        return localized(written, "subject"), localized(written, "body")
    text = _(
        "**Entre** {{ organisme }}, ci-après « l’organisme », et {{ nom }}, ci-après « le titulaire ».\n\n"
        "## 1. La bourse\n\n"
        "L’organisme accorde au titulaire, le {{ date }}, la bourse {{ numero }} ({{ bourse }}), de {{ montant }}.\n\n"
        "## 2. Les versements\n\n"
        "Chaque versement est fait une fois sa condition remplie.\n\n"
        "{{ versements }}\n\n"
        "## 3. L’engagement\n\n"
        "{{ engagement }}"
    )
    rule = award.round.rule
    if rule and (conditions := localized(rule, "text")):
        # Braces of a text that a coordinator wrote for a rule are no field of ours.
        kept = conditions.replace("{{", "{ {").replace("}}", "} }")
        text += "\n\n" + _("## 4. Les conditions") + "\n\n" + kept
    return _("Contrat de bourse"), text


def _values_of(award: Award) -> dict[str, str]:
    language = _language(award.language)
    return {
        "nom": award.holder,
        "organisme": localized(award.program.lead, "name"),
        "programme": str(award.program),
        "bourse": str(award.round),
        "numero": award.code,
        "montant": format_amount(award.amount, language),
        "date": format_date(award.awarded_on, language),
        "engagement": obligation_said(award, award.round.rule),
    }


def _table_of(award: Award, instalments: Sequence[AwardInstalment]) -> paper.Table:
    language = _language(award.language)
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
        (_("Total"), "", "", format_amount(award.amount, language, with_cents=True)),
    )


def _months_said(award: Award, rule: ObligationRule) -> str:
    """The months that this award obliges to; every term of its rule where its holder’s origin is not known."""
    terms = list(rule.terms.all())
    given = duty.Award(
        on=award.awarded_on,
        amount=award.amount,
        paid=award.amount,
        level=award.level,
        from_region=None if award.origin_id is None else award.origin_id == rule.region_id,
        funded_years=award.funded_years,
        name=award.code,
    )
    rules = duty.Terms(
        tuple(duty.Term(one.months, one.per, one.level, one.from_region) for one in terms)
    )
    try:
        owed = duty.owed(rules, given)
    except ValueError:
        owed = None
    if owed is not None:
        return _("Le titulaire s’engage à %(months)s de service.") % {
            "months": duty.months_said(Fraction(owed))
        }
    return _("Le titulaire s’engage à un service de : %(terms)s.") % {
        "terms": listed((_term_said(one) for one in terms), get_language() or "fr")
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


def _paid_of(award: Award):
    return award.instalments.filter(expense__isnull=False).select_related("expense")


# --- how it is kept


def _written(block: paper.Text | paper.Table) -> str:
    if isinstance(block, paper.Text):
        return block.markdown
    labels = tuple(column.label for column in block.columns)
    lines = ((block.caption,), labels, *block.rows, block.total)
    return "\n".join(
        f"{_BAR} " + f" {_BAR} ".join(cell.replace(_BAR, "/") for cell in line) + f" {_BAR}"
        for line in lines
    )


def _blocks_of(body: str) -> tuple[paper.Text | paper.Table, ...]:
    blocks: list[paper.Text | paper.Table] = []
    for paragraph in re.split(r"\n{2,}", body):
        lines = paragraph.splitlines()
        if len(lines) > 3 and all(line[:1] == line[-1:] == _BAR for line in lines):
            caption, labels, *rows, total = (
                tuple(_CELLS.split(line.strip(_BAR).strip())) for line in lines
            )
            *names, amount = labels
            columns = (*map(paper.Column, names), paper.Column(amount, numeric=True))
            blocks.append(paper.Table(caption[0], columns, tuple(rows), total))
        elif blocks and isinstance(blocks[-1], paper.Text):
            blocks[-1] = paper.Text(f"{blocks[-1].markdown}\n\n{paragraph}")
        else:
            blocks.append(paper.Text(paragraph))
    return tuple(blocks)


def _plain(text: str) -> str:
    """Plain text as Markdown that says just that."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def _language(code: str) -> paper.Language:
    return "en" if is_english(code) else "fr"
