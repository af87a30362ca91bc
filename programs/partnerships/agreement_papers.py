"""An agreement and its amendments on paper, in either language, with all that was agreed and who signed it.

Each is a ``Letter`` of kind contract. While it is being written, every page says that it is a draft;
once it is put to signature, it has the lines to sign on; once all have signed, it says who did, and when.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from programs.letters import model as paper
from programs.lib import phones, quantities
from programs.lib.periods import format_date
from programs.lib.terms import Term, TermUnit
from programs.models.fields import localized
from programs.partnerships.drafting import number_said, party_name, renewal_said, term_said
from programs.partnerships.enums import (
    AGREEMENT_BEING_WRITTEN,
    AGREEMENT_UNSIGNED,
    AgreementState,
    HoursPer,
)
from programs.partnerships.models import (
    Agreement,
    AgreementClause,
    AgreementContribution,
    AgreementObligation,
    AgreementParty,
    Amendment,
    Signature,
)

Blocks = list[paper.Text | paper.Table | paper.Scan]


@dataclass
class Contents:
    """All that is printed of an agreement, read once: a constant number of queries."""

    agreement: Agreement
    parties: list[AgreementParty]
    clauses: list[AgreementClause]
    signatures: list[Signature]
    obligations: list[AgreementObligation]
    contributions: list[AgreementContribution]
    amendments: list[Amendment] = field(default_factory=list)

    @classmethod
    def of(cls, agreement: Agreement, day: date, *, as_signed: bool = False) -> "Contents":
        """As it stands on ``day``; ``as_signed`` without what amendments have changed since."""
        amendments: list[Amendment] = []
        if not as_signed:
            found = Amendment.objects.in_effect_on(day).filter(agreement=agreement)
            amendments = list(found.order_by("effective_on", "number"))
        signatures = Signature.objects.filter(party__agreement=agreement).order_by("pk")
        return cls(
            agreement=agreement,
            parties=list(agreement.parties.select_related("organization")),
            clauses=list(agreement.clauses.all()),
            signatures=list(signatures),
            obligations=list(agreement.obligations.order_by("party__position", "due_on", "pk")),
            contributions=list(agreement.contributions.order_by("party__position", "pk")),
            amendments=amendments,
        )

    def signed_by(self, party: AgreementParty, amendment: Amendment | None) -> Signature | None:
        key = amendment.pk if amendment else None
        found = (s for s in self.signatures if (s.party_id, s.amendment_id) == (party.pk, key))
        return next(found, None)

    def name(self, party: AgreementParty, language: str) -> str:
        """As it was called on the day on which it signed."""
        signed = self.signed_by(party, None)
        return party_name(party, language, signed.signed_on if signed else None)


def agreement_paper(
    agreement: Agreement, language: paper.Language, day: date, *, as_signed: bool = False
) -> paper.Letter:
    """The agreement as it stands on ``day``: with its amendments in effect, or ``as_signed``."""
    contents = Contents.of(agreement, day, as_signed=as_signed)
    is_draft = agreement.state in AGREEMENT_BEING_WRITTEN
    is_signed = agreement.state not in AGREEMENT_UNSIGNED
    with override(language):
        blocks = [
            *_beginning(contents, language, is_draft),
            *_clauses(contents, language),
            *_obligations(contents, language),
            *_contributions(contents, language),
        ]
        for amendment in contents.amendments:
            blocks += _amendment(contents, amendment, language)
        if is_signed:
            blocks += _signatures(contents, None, language)
        return paper.Letter(
            language=language,
            kind="contract",
            title=localized(agreement, "title", language),
            sender=_sender(agreement, language),
            day=_day_of(contents, None, day),
            blocks=tuple(blocks),
            reference=_reference(agreement.number, is_draft),
            signatures=() if is_signed else _lines(contents, language),
            footer=_draft_said() if is_draft else "",
        )


def amendment_paper(
    amendment: Amendment, language: paper.Language, day: date, *, is_draft: bool
) -> paper.Letter:
    """An amendment alone: what it changes, the clauses that it adds, who signs or signed it."""
    contents = Contents.of(amendment.agreement, day, as_signed=True)
    agreement, is_signed = amendment.agreement, amendment.signed_on is not None
    with override(language):
        said = {"number": amendment.number, "agreement": agreement.number}
        blocks: Blocks = []
        if is_draft:
            blocks.append(paper.Text(f"**{_draft_said()}**"))
        if amendment.cancelled_on:
            blocks.append(paper.Text(f"**{_cancelled_said(amendment, language)}**"))
        blocks += [
            _between(contents, language),
            paper.Text(
                _("Les parties modifient l’entente « %(title)s » comme suit.")
                % {"title": _plain(localized(agreement, "title", language))}
            ),
            *_amendment(contents, amendment, language, alone=True),
        ]
        if is_signed:
            blocks += _signatures(contents, amendment, language)
        return paper.Letter(
            language=language,
            kind="contract",
            title=_("Avenant no %(number)s à l’entente %(agreement)s") % said,
            sender=_sender(agreement, language),
            day=_day_of(contents, amendment, day),
            blocks=tuple(blocks),
            reference=_reference(f"{agreement.number}-A{amendment.number}", is_draft),
            signatures=() if is_signed else _lines(contents, language),
            footer=_draft_said() if is_draft else "",
        )


def file_name(agreement: Agreement, language: str, amendment: Amendment | None = None) -> str:
    """« ent-qp-2026-01-avenant-2-fr.pdf »"""
    ending = f"-avenant-{amendment.number}" if amendment else ""
    return f"{slugify(agreement.number) or 'entente'}{ending}-{language}.pdf"


def has_english(agreement: Agreement) -> bool:
    """Whether its title and every clause are written in English too."""
    clauses = agreement.clauses.filter(amendment=None)
    return bool(agreement.title_en) and not clauses.filter(body_en="").exists()


# --- parts


def _plain(text: str) -> str:
    """A text of one line that Markdown prints as it is typed."""
    return "".join(f"\\{letter}" if letter in r"\*_#[]<>`~|!+-" else letter for letter in text)


def _draft_said() -> str:
    return _("Projet : ce texte n’est pas signé")


def _cancelled_said(amendment: Amendment, language: str) -> str:
    return _("Avenant annulé le %(day)s") % {"day": format_date(amendment.cancelled_on, language)}


def _reference(number: str, is_draft: bool) -> str:
    return f"{number} · {_('PROJET')}" if is_draft else number


def _sender(agreement: Agreement, language: str) -> paper.Sender:
    lead = agreement.program.lead
    name = localized(lead, "name", language)
    return paper.Sender(name, phone=phones.show(lead.phone), email=lead.email)


def _day_of(contents: Contents, amendment: Amendment | None, day: date) -> date:
    """The day of the last signature; of a draft, that on which it is printed."""
    if amendment and amendment.signed_on:
        return amendment.signed_on
    if amendment is None and contents.agreement.state not in AGREEMENT_UNSIGNED:
        days = [one.signed_on for one in contents.signatures if one.amendment_id is None]
        return max(days, default=contents.agreement.starts_on or day)
    return day


def _beginning(contents: Contents, language: str, is_draft: bool) -> Blocks:
    found: Blocks = [paper.Text(f"**{_draft_said()}**")] if is_draft else []
    agreement = contents.agreement
    if agreement.state == AgreementState.CANCELLED:
        found.append(paper.Text(f"**{_('Cette entente est annulée')}**"))
    notice = _("Préavis : %(term)s.") % {"term": agreement.notice_term.display(language)}
    term = term_said(agreement, language) or _("durée à préciser")
    lines = [
        _("Forme : %(kind)s") % {"kind": agreement.get_kind_display()},
        _("Programme : %(program)s")
        % {"program": _plain(localized(agreement.program, "title", language))},
        _("Durée : %(term)s. %(renewal)s %(notice)s")
        % {"term": term, "renewal": renewal_said(agreement, language), "notice": notice},
    ]
    if agreement.insured_hours is not None:
        lines.append(
            _("Heures assurées : %(hours)s (%(per)s)")
            % {
                "hours": number_said(agreement.insured_hours, language),
                "per": HoursPer(agreement.insured_per).label,
            }
        )
    if contents.amendments:
        numbers = ", ".join(str(one.number) for one in contents.amendments)
        lines.append(
            _("Version consolidée : avenants en vigueur %(numbers)s") % {"numbers": numbers}
        )
    return [
        *found,
        _between(contents, language),
        paper.Text("\n".join(f"- {one}" for one in lines)),
    ]


def _between(contents: Contents, language: str) -> paper.Text:
    lines = []
    for party in contents.parties:
        name = f"**{_plain(contents.name(party, language))}**"
        said = {"name": name, "role": party.get_role_display().lower()}
        line = _("%(name)s, %(role)s") % said
        if party.signatory_name:
            who = ", ".join(filter(None, (party.signatory_name, party.signatory_title)))
            line += _(", ici représenté par %(who)s") % {"who": _plain(who)}
        lines.append(line)
    last = len(lines)
    ends = [f"- {line}{'.' if at == last else _(' ;')}" for at, line in enumerate(lines, start=1)]
    return paper.Text(f"{_('Entre')}\n\n" + "\n".join(ends))


def _clauses(contents: Contents, language: str) -> Blocks:
    """The clauses of the first text, numbered."""
    own = [one for one in contents.clauses if one.amendment_id is None]
    return [
        paper.Text(
            f"## {number}. {_plain(localized(one, 'title', language))}\n\n"
            f"{_lowered(localized(one, 'body', language))}"
        )
        for number, one in enumerate(own, start=1)
    ]


def _lowered(markdown: str) -> str:
    """Headings that somebody wrote inside a clause stand under its own."""
    lines = markdown.split("\n")
    return "\n".join(f"##{one}" if one.startswith("#") else one for one in lines)


def _obligations(contents: Contents, language: str) -> Blocks:
    """What each party undertakes: of what comes back, once, from the day on which it was first due."""
    names = {one.pk: one for one in contents.parties}
    found: Blocks = []
    for key, group in groupby(contents.obligations, key=lambda one: one.party_id):
        rows: dict[tuple, tuple[str, ...]] = {}
        for one in group:
            said = localized(one, "text", language)
            row = (said, one.get_kind_display(), _when(one, language))
            rows.setdefault((one.kind, one.text, one.timeline, one.repeats), row)
        name = contents.name(names[key], language)
        found.append(
            paper.Table(
                caption=_("Obligations de %(name)s") % {"name": name},
                columns=(
                    paper.Column(_("Obligation")),
                    paper.Column(_("Type")),
                    paper.Column(_("Échéance")),
                ),
                rows=tuple(rows.values()),
            )
        )
    return [paper.Text(f"## {_('Obligations des parties')}"), *found] if found else []


def _when(obligation: AgreementObligation, language: str) -> str:
    parts = [obligation.timeline]
    if obligation.due_on:
        parts.append(format_date(obligation.due_on, language))
    if obligation.repeats:
        every = Term(obligation.repeats, TermUnit.MONTHS).display(language)
        parts.append(_("puis tous les %(term)s") % {"term": every})
    return ", ".join(filter(None, parts)) or "—"


def _contributions(contents: Contents, language: str) -> Blocks:
    """What each party brings, with its total: « au moins » where one is not known, « n. d. » where none is."""
    if not contents.contributions:
        return []
    names = {one.pk: one for one in contents.parties}
    rows: list[tuple[str, ...]] = []
    for key, group in groupby(contents.contributions, key=lambda one: one.party_id):
        name, ones = contents.name(names[key], language), list(group)
        for one in ones:
            label = localized(one, "label", language)
            rows.append((name, label, one.get_kind_display(), one.quantity.display(language)))
        if len(ones) > 1:
            rows.append((name, _("Total"), "", total_of(ones).display(language)))
    return [
        paper.Text(f"## {_('Contributions des parties')}"),
        paper.Table(
            caption=_("Contributions"),
            columns=(
                paper.Column(_("Partie")),
                paper.Column(_("Contribution")),
                paper.Column(_("Type")),
                paper.Column(_("Valeur"), numeric=True),
            ),
            rows=tuple(rows),
            total=("", _("Total"), "", total_of(contents.contributions).display(language)),
        ),
    ]


def total_of(contributions: Iterable[AgreementContribution]) -> quantities.Quantity:
    """Their sum, no surer than the least sure of them; « n. d. » where none is known."""
    return quantities.total([one.quantity for one in contributions])


def _amendment(
    contents: Contents, amendment: Amendment, language: str, *, alone: bool = False
) -> Blocks:
    changes = changes_of(amendment, language)
    text = "" if alone else _("Avenant no %(number)s : ") % {"number": amendment.number}
    head = f"## {text}{_plain(localized(amendment, 'subject', language))}"
    body = localized(amendment, "body", language)
    lines = "\n".join(f"- {_plain(change)}" for change in changes)
    found: Blocks = [paper.Text("\n\n".join(filter(None, (head, lines, _lowered(body)))))]
    added = [one for one in contents.clauses if one.amendment_id == amendment.pk]
    for one in added:
        title = _plain(localized(one, "title", language))
        found.append(paper.Text(f"### {title}\n\n{_lowered(localized(one, 'body', language))}"))
    return found


def changes_of(amendment: Amendment, language: str) -> list[str]:
    """What an amendment changes, in sentences."""
    found = []
    if amendment.effective_on:
        found.append(
            _("Prend effet le %(day)s.") % {"day": format_date(amendment.effective_on, language)}
        )
    if amendment.ends_on:
        found.append(
            _("L’entente prend fin le %(day)s.") % {"day": format_date(amendment.ends_on, language)}
        )
    if amendment.insured_hours is not None:
        found.append(
            _("Les heures assurées sont de %(hours)s (%(per)s).")
            % {
                "hours": number_said(amendment.insured_hours, language),
                "per": HoursPer(amendment.agreement.insured_per).label,
            }
        )
    return found


def _lines(contents: Contents, language: str) -> tuple[paper.Signature, ...]:
    """The lines on which the parties sign."""
    return tuple(
        paper.Signature(
            party.signatory_title or party.get_role_display(),
            party.signatory_name,
            contents.name(party, language),
        )
        for party in contents.parties
    )


def _signatures(contents: Contents, amendment: Amendment | None, language: str) -> Blocks:
    """Who signed, and when."""
    rows = []
    for party in contents.parties:
        signed = contents.signed_by(party, amendment)
        rows.append(
            (
                contents.name(party, language),
                (signed.signed_by if signed else "") or party.signatory_name or "—",
                (signed.title if signed else "") or party.signatory_title or "—",
                format_date(signed.signed_on, language) if signed else "—",
            )
        )
    columns = (_("Partie"), _("Signataire"), _("Titre"), _("Signé le"))
    return [
        paper.Text(f"## {_('Signatures')}"),
        paper.Table(
            caption=_("Signatures des parties"),
            columns=tuple(map(paper.Column, columns)),
            rows=tuple(rows),
        ),
    ]
