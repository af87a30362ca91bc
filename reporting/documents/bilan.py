"""The annual bilan of a program: facts in, document out. No query, and no arithmetic of a figure's own."""

from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit

from django.utils.translation import gettext as _

from programs.lib.periods import format_date
from reporting.documents import model, parts, stated
from reporting.documents.parts import Link, no_link
from reporting.enums import ReportKind
from reporting.figures import Result
from reporting.figures.display import display_result
from reporting.gathering import BilanFacts, Edition
from reporting.rendering.markdown import to_html

KEY_FIGURES = (
    "mentoring.mentors",
    "mentoring.mentees",
    "mentoring.pairings",
    "mentoring.employment_rate",
)
JOURNEY = ("mentoring.mentees", "mentoring.paired_mentees", "mentoring.employed")
ARCS = (
    "mentoring.employment_rate",
    "mentoring.pairing_rate",
    "mentoring.mentor_engagement",
    "referrals.acceptance_rate",
)


def build_bilan(facts: BilanFacts, link: Link = no_link) -> model.Document:
    """The bilan of ``facts``; ``link`` gives the address of the records behind a figure, on a preview only.

    The language of ``facts`` must be active.
    """
    builder = _Bilan(facts, link)
    program, edition = facts.program, facts.edition
    return model.Document(
        kind=ReportKind.BILAN,
        language=facts.language,
        title=program.title,
        period=facts.period.display(facts.language),
        number=f"{program.code}-{facts.period.label}",
        version=edition.version,
        program=program.title,
        organization=program.lead,
        sections=tuple(section for section in builder.sections() if section.blocks),
        created=edition.published_on or facts.as_of,
        seal=_seal(edition),
        cover=builder.cover(),
        toc=True,
    )


def _seal(edition: Edition) -> model.Seal | None:
    if not edition.printed_number:
        return None
    place = urlsplit(edition.verify_url)
    query = urlencode({"numero": edition.printed_number})
    return model.Seal(
        number=edition.printed_number,
        address=f"{place.netloc}{place.path}",
        url=f"{edition.verify_url}?{query}",
    )


class _Bilan:
    """The sections of one bilan. Each method makes one part of it out of the facts."""

    def __init__(self, facts: BilanFacts, link: Link):
        self.facts = facts
        self.program = facts.program
        self.language = facts.language
        self.results = facts.results
        self.link = link

    def sections(self) -> Iterator[model.Section]:
        yield model.Section("changements", _("Ce qui a changé"), tuple(self._changes()))
        yield model.Section("annee-en-bref", _("L’année en bref"), tuple(self._brief()))
        yield model.Section("service", _("Le service"), tuple(self._service()))
        yield model.Section("mentorat", _("Le mentorat"), tuple(self._mentoring()))
        yield model.Section("promotion", _("Promotion et représentation"), tuple(self._promotion()))
        yield model.Section("financement", _("Financement"), tuple(self._funding()))
        yield model.Section("perspectives", _("Perspectives"), tuple(self._prose("outlook")))
        yield model.Section(
            "enonce-calcule", _("Chiffres énoncés et chiffres calculés"), tuple(self._stated())
        )
        yield model.Section("regles", _("Règles de comptage"), tuple(self._annex()))

    # --- the cover

    def cover(self) -> model.Cover:
        edition = self.facts.edition
        if edition.version:
            issue = _("%(date)s, version %(version)s") % {
                "date": format_date(edition.published_on, self.language),
                "version": edition.version,
            }
            issued = model.Fact(_("Publié le"), (issue,))
        else:
            issued = model.Fact(_("Aperçu du"), (format_date(self.facts.as_of, self.language),))
        cover_facts = [model.Fact(_("Organisme responsable"), (self.program.lead,))]
        if self.program.funders:
            cover_facts.append(model.Fact(_("Bailleurs de fonds"), self.program.funders))
        cover_facts.append(issued)
        return model.Cover(
            kind_label=str(ReportKind.BILAN.label),
            title=self.program.title,
            period=self.facts.period.display(self.language),
            facts=tuple(cover_facts),
            arcs=tuple(
                float(self.results[code].number) / 100
                for code in ARCS
                if self.results[code].number is not None
            ),
        )

    # --- what changed since the version before

    def _changes(self) -> Iterator[model.Block]:
        edition = self.facts.edition
        if not edition.reason:
            return
        before = {"version": edition.version - 1}
        yield model.Lede(_("Cette version remplace la version %(version)s.") % before)
        yield model.Facts((model.Fact(_("Motif de la correction"), (edition.reason,)),))
        if not edition.changes:
            yield model.Note(_("Aucun chiffre n’a changé; seuls des textes ont été corrigés."))
            return
        yield model.Table(
            id="changements",
            caption=_("Chiffres changés depuis la version %(version)s") % before,
            columns=(
                model.Column(_("Chiffre")),
                model.Column(_("Avant"), numeric=True),
                model.Column(_("Maintenant"), numeric=True),
            ),
            rows=tuple(
                model.Row(tuple(model.Cell(text) for text in change)) for change in edition.changes
            ),
        )

    # --- the year in brief

    def _brief(self) -> Iterator[model.Block]:
        yield model.KeyFigures(tuple(self._key_figure(code) for code in KEY_FIGURES))
        if self.facts.as_of < self.facts.period.end:
            yield model.Note(
                _("L’exercice n’est pas terminé : ces chiffres sont ceux du %(date)s.")
                % {"date": format_date(self.facts.as_of, self.language)}
            )
        journey = tuple(self._point(code) for code in JOURNEY)
        if self.results[JOURNEY[0]].number:
            yield model.Chart(
                id="parcours",
                form="funnel",
                title=_("De l’inscription à l’emploi, %(year)s")
                % {"year": self.facts.period.label},
                description=parts.spoken(journey),
                points=journey,
                unit=_("personnes"),
            )
        yield from self._prose("highlights")
        yield from stated.gaps(self.facts)

    def _key_figure(self, code: str) -> model.KeyFigure:
        result = self.results[code]
        return model.KeyFigure(
            code,
            str(result.figure.label),
            display_result(result, self.language),
            self._key_detail(result),
            self.link(code) if result.number else "",
        )

    def _key_detail(self, result: Result) -> str:
        """The one thing to know beside the number: what it is a share of, its target, or the year before."""
        if result.denominator:
            return _("%(part)s sur %(whole)s") % {
                "part": result.numerator,
                "whole": result.denominator,
            }
        details = []
        if target := self.program.target_for(result.figure.code):
            quantity = target.quantity.display(self.language)
            details.append(_("cible : %(target)s") % {"target": quantity})
        before = self.facts.previous.get(result.figure.code)
        if before and before.number:
            number = display_result(before, self.language)
            details.append(_("%(number)s l’an dernier") % {"number": number})
        return " · ".join(details)

    def _point(self, code: str) -> model.Point:
        result = self.results[code]
        return model.Point(
            str(result.figure.label), result.number, display_result(result, self.language)
        )

    def _prose(self, name: str) -> Iterator[model.Block]:
        if html := to_html(self.facts.narratives.get(name, "")):
            yield model.Prose(html)

    # --- the service

    def _service(self) -> Iterator[model.Block]:
        yield from self._prose("presentation")
        program = self.program
        rows = [
            (_("Région"), (f"{program.region_code} {program.region_name}",)),
            (_("Cadre"), (program.framework,) if program.framework else ()),
            (_("Partenaires"), program.partners),
        ]
        yield model.Facts(tuple(model.Fact(label, lines) for label, lines in rows if lines))
        if program.objectives:
            yield model.Heading(_("Objectifs"))
            yield from parts.objectives(program)
        if program.targets:
            yield model.Heading(_("Engagements"))
            yield self._targets()

    def _targets(self) -> model.Table:
        rows = []
        for target in self.program.targets:
            result = self.results.get(target.figure)
            reached = (
                parts.result_cell(result, self.language, self.link) if result else model.Cell("—")
            )
            rows.append(
                model.Row(
                    (
                        model.Cell(target.label),
                        model.Cell(f"{target.quantity.display(self.language)} {target.per}"),
                        reached,
                    )
                )
            )
        return model.Table(
            id="engagements",
            caption=_("Engagements du programme et résultats de la période"),
            columns=(
                model.Column(_("Engagement")),
                model.Column(_("Prévu")),
                model.Column(_("Résultat"), numeric=True),
            ),
            rows=tuple(rows),
            note=_("Un tiret marque un engagement dont le résultat n’est pas tiré des fiches.")
            if any(target.figure not in self.results for target in self.program.targets)
            else "",
        )

    # --- mentoring

    def _mentoring(self) -> Iterator[model.Block]:
        yield from self._referrals()
        yield from self._pairings()
        yield from self._outcomes()

    def _referrals(self) -> Iterator[model.Block]:
        received = self.results["referrals.received"]
        yield model.Heading(_("D’où viennent les participants"))
        if not received.number:
            yield model.Note(_("Aucune référence n’a été reçue pendant la période."))
            return
        marks = parts.points(received, self.language)
        yield model.Chart(
            id="references",
            form="bars",
            title=_("Références reçues selon l’organisme référent"),
            description=parts.spoken(marks),
            points=marks,
            unit=_("références"),
            tone="amber",
            table_below=True,
        )
        columns = [self.results[f"referrals.{name}"] for name in ("received", "accepted", "paired")]
        yield model.Table(
            id="references-par-organisme",
            caption=_("Références reçues, acceptées et suivies d’un jumelage"),
            columns=(
                model.Column(_("Organisme référent")),
                model.Column(_("Reçues"), numeric=True),
                model.Column(_("Acceptées"), numeric=True),
                model.Column(_("Jumelées"), numeric=True),
            ),
            rows=tuple(
                model.Row(
                    (
                        model.Cell(part.label),
                        *(
                            parts.part_cell(result, part.key, self.language, self.link)
                            for result in columns
                        ),
                    )
                )
                for part in received.parts
            ),
            total=model.Row(
                (
                    model.Cell(_("Total")),
                    *(parts.result_cell(result, self.language, self.link) for result in columns),
                )
            ),
        )
        if self.results["mentoring.days_to_pairing"].number is not None:
            yield model.Note(
                _("Délai médian entre la référence et le jumelage : %(days)s jours.")
                % {"days": display_result(self.results["mentoring.days_to_pairing"], self.language)}
            )

    def _pairings(self) -> Iterator[model.Block]:
        yield model.Heading(_("Les jumelages"))
        if not self.results["mentoring.pairings"].number:
            yield model.Note(_("Aucun jumelage n’a commencé pendant la période."))
        else:
            yield parts.with_shares(
                self.results["mentoring.pairings"],
                self.language,
                self.link,
                id="jumelages",
                caption=_("Jumelages commencés pendant la période, selon leur situation à la fin"),
                head=_("Situation"),
            )
        yield self._effort()

    def _effort(self) -> model.Table:
        """The counts that stand side by side without adding up: other units, other persons."""
        codes = (
            "mentoring.mentors",
            "mentoring.paired_mentors",
            "mentoring.mentees",
            "mentoring.paired_mentees",
            "people.reached",
            "mentoring.meetings",
            "mentoring.hours",
            "mentoring.interruptions",
        )
        return model.Table(
            id="effort",
            caption=_("L’accompagnement en chiffres"),
            columns=(
                model.Column(_("Chiffre")),
                model.Column(self.facts.period.label, numeric=True),
                model.Column(_("Un an plus tôt"), numeric=True),
            ),
            rows=tuple(
                model.Row(
                    (
                        model.Cell(str(self.results[code].figure.label)),
                        parts.result_cell(self.results[code], self.language, self.link),
                        self._before(code),
                    )
                )
                for code in codes
            ),
        )

    def _before(self, code: str) -> model.Cell:
        before = self.facts.previous.get(code)
        return parts.result_cell(before, self.language, no_link) if before else model.Cell("—")

    def _outcomes(self) -> Iterator[model.Block]:
        outcomes = self.results["mentoring.outcomes"]
        yield model.Heading(_("Ce que deviennent les mentorés"))
        if not outcomes.number:
            yield model.Note(_("Aucun mentoré n’a été jumelé pendant la période."))
            return
        marks = parts.points(outcomes, self.language, shown=lambda part: part.number)
        yield model.Chart(
            id="issues",
            form="bars",
            title=_("Dernière issue connue des mentorés jumelés"),
            description=parts.spoken(marks),
            points=marks,
            unit=_("personnes"),
            table_below=True,
        )
        yield parts.with_shares(
            outcomes,
            self.language,
            self.link,
            id="issues-des-mentores",
            caption=_("Mentorés jumelés selon leur dernière issue connue à la fin de la période"),
            head=_("Issue"),
        )

    # --- promotion, money, stated figures, annex

    def _promotion(self) -> Iterator[model.Block]:
        yield from self._prose("promotion")
        if rows := stated.uncounted(self.facts):
            yield rows

    def _funding(self) -> Iterator[model.Block]:
        granted = self.results["funding.by_funder"]
        if granted.parts:
            yield model.Table(
                id="financement",
                caption=_("Montants accordés, %(period)s") % {"period": self.facts.period.label},
                columns=(
                    model.Column(_("Bailleur de fonds")),
                    model.Column(_("Montant"), numeric=True, unit="CAD"),
                ),
                rows=tuple(
                    model.Row(
                        (
                            model.Cell(part.label),
                            parts.part_cell(granted, part.key, self.language, self.link),
                        )
                    )
                    for part in granted.parts
                ),
                total=model.Row(
                    (
                        model.Cell(_("Total")),
                        parts.result_cell(self.results["funding.total"], self.language, self.link),
                    )
                ),
            )
        else:
            yield model.Note(_("Aucun financement n’est inscrit pour cette période."))
        yield from self._envelopes()
        yield parts.abbreviations(self.language)

    def _envelopes(self) -> Iterator[model.Block]:
        envelopes = self.results["funding.envelopes"]
        if not envelopes.parts:
            return
        yield model.Table(
            id="enveloppes",
            caption=_("Enveloppes pluriannuelles en cours, données en entier"),
            columns=(
                model.Column(_("Années")),
                model.Column(_("Montant"), numeric=True, unit="CAD"),
            ),
            rows=tuple(
                model.Row(
                    (
                        model.Cell(part.label),
                        parts.part_cell(envelopes, part.key, self.language, self.link),
                    )
                )
                for part in envelopes.parts
            ),
        )

    def _stated(self) -> Iterator[model.Block]:
        if table := stated.compared(self.facts, self.link):
            yield table

    def _annex(self) -> Iterator[model.Block]:
        yield model.Note(
            _(
                "Chaque chiffre de ce bilan vient des fiches inscrites une seule fois par ceux qui les "
                "tiennent. Voici comment chacun est compté."
            )
        )
        yield parts.rules(self.results, self.results)
