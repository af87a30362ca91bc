"""The financial report of a program, of the programs of an organisation, or of a funder's money.

No query, and no arithmetic of a figure's own.
"""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from programs.lib.markdown import to_html
from programs.lib.periods import format_date
from programs.lib.quantities import round_half_up
from reporting.budget_facts import BudgetFacts, FinancialFacts, LineFacts
from reporting.documents import balances, editions, financial_lists, model, parts
from reporting.documents.balances import Entry
from reporting.documents.parts import Link, no_link
from reporting.enums import Unit
from reporting.figures.display import display, display_result


def build_financial(facts: FinancialFacts, link: Link = no_link) -> model.Document:
    """The document of ``facts``, whose language must be active."""
    return editions.document(
        facts,
        _sections(facts, link),
        _cover(facts),
        toc=bool(facts.budgets),
        landscape=True,
    )


def _cover(facts: FinancialFacts) -> model.Cover:
    told = []
    if facts.lead != facts.title:
        told.append(model.Fact(_("Organisme responsable"), (facts.lead,)))
    if facts.funders:
        told.append(model.Fact(_("Bailleurs de fonds"), facts.funders))
    told.append(editions.issued(facts.edition, facts.as_of, facts.language))
    whole = facts.balance
    arcs = [whole.spent / whole.revised] if whole.revised and whole.revised > 0 else []
    return model.Cover(
        kind_label=facts.kind_label,
        title=facts.title,
        period=facts.period.display(facts.language),
        facts=tuple(told),
        arcs=tuple(float(min(max(arc, Decimal(0)), Decimal(1))) for arc in arcs),
    )


def _sections(facts: FinancialFacts, link: Link) -> Iterator[model.Section]:
    def section(
        id: str, title: str, blocks: Iterator[model.Block], *, new_page: bool = False
    ) -> model.Section:
        told = tuple(balances.in_cents(block, facts.language) for block in blocks)
        return model.Section(id, title, told, new_page=new_page)

    yield section("changements", _("Ce qui a changé"), editions.changes(facts.edition))
    yield section("en-bref", _("En bref"), _brief(facts, link))
    if facts.budgets:
        yield section("revenus-et-depenses", _("Revenus et dépenses"), _groups(facts))
        for number, budget in enumerate(facts.budgets, start=1):
            yield section(
                f"budget-{number}",
                _title(budget, facts),
                _budget(budget, number, facts),
                new_page=True,
            )
        yield section("ecarts", _("Écarts à expliquer"), _variances(facts))
        yield section(
            "modifications", _("Modifications de l’exercice"), financial_lists.changes(facts)
        )
    if not facts.says_something:
        yield section("regles", _("Règles de comptage"), _rules(facts))
        return
    yield section("annees", _("Vue pluriannuelle"), financial_lists.years(facts))
    yield section("rapprochement", _("Rapprochement"), financial_lists.reconciliation(facts))
    if facts.budgets:
        yield section("depenses", _("Liste des dépenses"), financial_lists.expenses(facts))
    yield section("signalements", _("Signalements"), _flags(facts))
    yield section("controles", _("Contrôles"), financial_lists.checks(facts))
    yield section("regles", _("Règles de comptage"), _rules(facts))
    if facts.budgets:
        yield section("attestation", _("Attestation"), _certification(facts), new_page=True)


def _title(budget: BudgetFacts, facts: FinancialFacts) -> str:
    """Its title, with the program where there are several."""
    several = len({one.program for one in facts.budgets}) > 1
    return f"{budget.program} – {budget.title}" if several else budget.title


# --- in brief


def _brief(facts: FinancialFacts, link: Link) -> Iterator[model.Block]:
    if not facts.budgets:
        yield model.Note(_("Aucun budget adopté n’a un exercice qui finit pendant cette période."))
        if not facts.says_something:
            return
    yield model.KeyFigures(tuple(_key_figure(facts, code, link) for code in facts.results))
    if html := to_html(facts.narratives.get("budget_comment", "")):
        yield model.Prose(html)
    entries = [Entry(_title(one, facts), one.balance) for one in facts.budgets]
    if len(entries) > 1:
        picture = balances.gauge(
            entries,
            facts.language,
            id="budgets-jauge",
            title=_("Où en est chaque budget, et ce qui en reste"),
            mark=None,
        )
        if picture:
            yield picture
        yield balances.table(
            entries, facts.language, id="budgets", caption=_("Les budgets"), heads=(_("Budget"),)
        )
    yield from _standing(facts)


def _key_figure(facts: FinancialFacts, code: str, link: Link) -> model.KeyFigure:
    result = facts.results[code]
    return model.KeyFigure(
        code,
        str(result.figure.label),
        display_result(result, facts.language),
        href=link(code) if result.number else "",
    )


def _standing(facts: FinancialFacts) -> Iterator[model.Block]:
    """Whether these numbers may still move, and why."""
    if facts.day < facts.period.end:
        yield model.Note(
            _("L’exercice n’est pas terminé : ces chiffres sont ceux du %(date)s.")
            % {"date": format_date(facts.day, facts.language)}
        )
    if facts.budgets and facts.open_programs:
        yield model.Note(
            _(
                "Exercice non fermé : %(names)s. Une dépense de l’exercice qui serait approuvée d’ici sa fermeture "
                "changerait ces chiffres."
            )
            % {"names": ", ".join(facts.open_programs)}
        )


# --- by funder, axis, organisation, category


def _groups(facts: FinancialFacts) -> Iterator[model.Block]:
    ways = (
        ("funder", "bailleurs", _("Selon le bailleur de fonds"), _("Bailleur de fonds")),
        ("axis", "axes", _("Selon l’axe du plan d’action"), _("Axe")),
        ("organization", "organismes", _("Selon l’organisme qui dépense"), _("Organisme")),
        ("category", "categories", _("Selon la catégorie de dépenses"), _("Catégorie")),
    )
    yield financial_lists.income(facts)
    for way, id, caption, head in ways:
        found = facts.grouped(way)
        if way == "axis" and all(group.key is None for group, _balance in found):
            continue
        yield balances.table(
            [Entry(group.label, balance) for group, balance in found],
            facts.language,
            id=id,
            caption=caption,
            heads=(head,),
        )
    yield parts.abbreviations(facts.language)


# --- one budget


def _budget(budget: BudgetFacts, number: int, facts: FinancialFacts) -> Iterator[model.Block]:
    language = facts.language
    yield model.Facts(tuple(_identity(budget, language)))
    entries = [Entry(line.name, line.balance, line.category.label) for line in budget.lines]
    if not entries:
        yield model.Note(_("Ce budget n’a aucun poste."))
        return
    picture = balances.gauge(
        entries,
        language,
        id=f"jauge-{number}",
        title=_("Ce qui est pris de chaque poste, et ce qui en reste"),
        mark=_mark(budget, facts),
    )
    if picture:
        yield picture
    yield balances.table(
        entries,
        language,
        id=f"postes-{number}",
        caption=_("Postes %(code)s : %(budget)s") % {"code": budget.code, "budget": budget.title},
        heads=(_("Poste"), _("Catégorie")),
    )
    yield from _stated(budget, language)


def _identity(budget: BudgetFacts, language: str) -> Iterator[model.Fact]:
    day = _("le %(day)s") % {"day": format_date(budget.adopted_on, language)}
    yield model.Fact(_("Bailleur de fonds"), (budget.funder,))
    yield model.Fact(_("Exercice"), (budget.period.display(language),))
    yield model.Fact(_("Adopté par"), (f"{budget.adopted_by}, {day}",))
    if budget.stated_total is not None:
        stated = display(budget.stated_total, Unit.DOLLARS, language)
        if budget.is_stated_rightly:
            stated = _("%(amount)s, la somme des postes") % {"amount": stated}
        yield model.Fact(_("Total énoncé"), (stated,))


def _mark(budget: BudgetFacts, facts: FinancialFacts) -> model.Mark | None:
    """How much of its year is over, while it goes on."""
    if not budget.period.start <= facts.day < budget.period.end:
        return None
    gone = (facts.day - budget.period.start).days + 1
    share = Decimal(gone) / budget.period.days
    percent = display(round_half_up(share * 100, 1), Unit.PERCENT, facts.language)
    return model.Mark(share, _("%(percent)s de l’exercice") % {"percent": percent})


def _stated(budget: BudgetFacts, language: str) -> Iterator[model.Gap]:
    """The total that its document prints beside the sum of its lines, where it is not the same."""
    stated, whole = budget.stated_total, budget.balance.adopted
    if stated is None or budget.is_stated_rightly:
        return
    told = {
        "stated": display(stated, Unit.DOLLARS, language),
        "sum": display(whole, Unit.DOLLARS, language),
    }
    if budget.has_unknown:
        text = _(
            "Le document énonce un total de %(stated)s; les postes connus font %(sum)s, et un poste au moins n’est "
            "pas connu."
        )
        yield model.Gap(budget.title, text % told, "unsure")
    else:
        told["gap"] = display(abs(stated - (whole or 0)), Unit.DOLLARS, language)
        text = _(
            "Le document énonce un total de %(stated)s; la somme des postes est %(sum)s. Écart : %(gap)s. Les deux "
            "sont gardés."
        )
        yield model.Gap(budget.title, text % told)


# --- variances


def _variances(facts: FinancialFacts) -> Iterator[model.Block]:
    asked = [
        (budget, line) for budget in facts.budgets for line in budget.lines if line.is_to_explain
    ]
    told = [
        (budget, line)
        for budget in facts.budgets
        for line in budget.lines
        if line.explanation and not line.is_to_explain
    ]
    if not all(budget.is_over for budget in facts.budgets):
        yield model.Note(_("Les écarts d’un budget s’expliquent une fois son exercice terminé."))
    if not asked and not told:
        yield model.Note(_("Aucun poste ne dépasse le seuil à partir duquel un écart s’explique."))
        return
    yield model.Table(
        id="ecarts",
        caption=_("Écarts entre le budget modifié et les dépenses, avec leur explication"),
        columns=(
            model.Column(_("Budget"), width=16),
            model.Column(_("Poste"), width=22),
            model.Column(
                pgettext("budget", "Écart"), numeric=True, unit="CAD", width=12, aside=_("en %")
            ),
            model.Column(_("Explication"), width=50),
        ),
        rows=tuple(_variance_row(budget, line, facts) for budget, line in (*asked, *told)),
        note=_thresholds(facts),
    )


def _variance_row(budget: BudgetFacts, line: LineFacts, facts: FinancialFacts) -> model.Row:
    balance = line.balance
    missing = _("Explication à fournir")
    return model.Row(
        (
            model.Cell(budget.title),
            model.Cell(line.name),
            model.Cell(
                display(balance.variance, Unit.DOLLARS, facts.language),
                balance.variance,
                aside=balances.percent_said(balance, facts.language),
                aside_value=balances.share_of(balance),
            ),
            model.Cell(line.explanation or missing),
        ),
        emphasis="" if line.explanation else "strong",
    )


def _thresholds(facts: FinancialFacts) -> str:
    """« Budget annuel : plus de 10,0 % et d’au moins 500 $ »: from where on each budget asks for one."""
    told = []
    for budget in facts.budgets:
        percent = display(budget.threshold_percent, Unit.PERCENT, facts.language)
        if budget.threshold_amount:
            amount = display(budget.threshold_amount, Unit.DOLLARS, facts.language)
            said = _("plus de %(percent)s, et au moins %(amount)s") % {
                "percent": percent,
                "amount": amount,
            }
        else:
            said = _("plus de %(percent)s") % {"percent": percent}
        told.append(parts.labelled(budget.title, said))
    return _("Un écart s’explique, en plus ou en moins, à partir de : %(told)s.") % {
        "told": "; ".join(told)
    }


# --- what readers should know


def _flags(facts: FinancialFacts) -> Iterator[model.Block]:
    yield from _standing(facts)
    for budget in facts.budgets:
        yield from _stated(budget, facts.language)
    missing = sum(line.is_to_explain and not line.explanation for line in facts.lines)
    reversals = sum(bool(one.reverses) for one in facts.expenses)
    unproven = sum(not one.files and not one.reverses for one in facts.expenses)
    unmatched = sum(1 for one in facts.money.accounts if one.span.left)
    told = (
        (
            missing,
            ngettext(
                "Explication à fournir : %(count)s écart qui dépasse le seuil n’est pas expliqué.",
                "Explication à fournir : %(count)s écarts qui dépassent le seuil ne sont pas expliqués.",
                missing,
            ),
        ),
        (
            facts.pending,
            ngettext(
                "%(count)s dépense de ces exercices attend d’être approuvée : elle n’est pas comptée.",
                "%(count)s dépenses de ces exercices attendent d’être approuvées : elles ne sont pas comptées.",
                facts.pending,
            ),
        ),
        (
            reversals,
            ngettext(
                "%(count)s contre-passation est comprise, au jour où elle est inscrite.",
                "%(count)s contre-passations sont comprises, au jour où elles sont inscrites.",
                reversals,
            ),
        ),
        (
            unproven,
            ngettext(
                "%(count)s dépense n’a pas de pièce jointe.",
                "%(count)s dépenses n’ont pas de pièce jointe.",
                unproven,
            ),
        ),
        (
            unmatched,
            ngettext(
                "%(count)s compte bancaire a des opérations que personne n’a encore appariées.",
                "%(count)s comptes bancaires ont des opérations que personne n’a encore appariées.",
                unmatched,
            ),
        ),
    )
    for count, said in told:
        if count:
            yield model.Note(said % {"count": count})
    if facts.budgets:
        yield model.Note(
            _(
                "Les montants sont au cent près; les pourcentages sont arrondis au dixième, demi vers le haut, et "
                "aucun montant n’en est déduit."
            )
        )


# --- certification and rules


def _certification(facts: FinancialFacts) -> Iterator[model.Block]:
    yield model.Lede(
        _(
            "Nous attestons que ce rapport financier vient des livres, que les dépenses qui y sont comptées ont été "
            "faites aux fins des budgets nommés, et que leurs pièces justificatives sont conservées."
        )
    )
    named = dict.fromkeys(
        (*one, budget.lead) for budget in facts.budgets for one in budget.signatories
    )
    if not named:
        yield model.Note(_("Aucun signataire n’est inscrit à ces budgets."))
        leads = dict.fromkeys(budget.lead for budget in facts.budgets)
        named = dict.fromkeys((_("Signataire autorisé"), "", lead) for lead in leads)
    yield model.Signatures(tuple(model.Signatory(*one) for one in named))


def _rules(facts: FinancialFacts) -> Iterator[model.Block]:
    yield model.Note(
        _(
            "Comptabilité d’exercice : une dépense compte à sa propre date une fois approuvée, quel que soit le jour "
            "de son approbation ou de son paiement, tant que la période n’est pas fermée. D’une période fermée, "
            "rien ne change plus."
        )
    )
    yield parts.rules(facts.results, tuple(facts.results))
