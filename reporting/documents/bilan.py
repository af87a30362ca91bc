"""The annual bilan of a program, or of an organisation with all its programs: facts in, document out.

It frames the chapters: the cover, what changed, the year in brief, what others state, the counting rules. No
query, and no arithmetic of a figure's own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from programs.lib.periods import format_date
from reporting.documents import beside, chapters, editions, model, parts, stated, targets
from reporting.documents.chapters import Chapter
from reporting.documents.parts import Link, no_link
from reporting.figures import Result
from reporting.figures.display import display_result
from reporting.gathering import BilanFacts


def build_bilan(facts: BilanFacts, told: Sequence[Chapter], link: Link = no_link) -> model.Document:
    """The bilan of ``facts``, made of the chapters ``told``.

    ``link`` gives the address of the records behind a figure, on a preview only. The language of ``facts`` must
    be active.
    """
    silent = frozenset().union(*(chapter.silent(facts) for chapter in told))
    results = {code: one for code, one in facts.results.items() if code not in silent}
    builder = _Bilan(replace(facts, results=results), told, link)
    return editions.document(facts, builder.sections(), builder.cover())


class _Bilan:
    """The sections of one bilan. Each method makes one part of it out of the facts."""

    def __init__(self, facts: BilanFacts, told: Sequence[Chapter], link: Link):
        self.facts = facts
        self.chapters = told
        self.language = facts.language
        self.results = facts.results
        self.link = link

    def sections(self) -> Iterator[model.Section]:
        yield model.Section(
            "changements", _("Ce qui a changé"), tuple(editions.changes(self.facts.edition))
        )
        yield model.Section("annee-en-bref", _("L’année en bref"), tuple(self._brief()))
        for chapter in self.chapters:
            yield self._section(chapter)
        yield model.Section(
            "enonce-calcule", _("Chiffres énoncés et chiffres calculés"), tuple(self._stated())
        )
        yield model.Section("regles", _("Règles de comptage"), tuple(self._annex()))

    def _section(self, chapter: Chapter) -> model.Section:
        if self.facts.organization is None:
            blocks = chapter.blocks(self.facts, self.link)
            return model.Section(chapter.id, str(chapter.title), tuple(blocks))
        title = str(chapter.together_title or chapter.title)
        return model.Section(chapter.id, title, tuple(self._together(chapter, title)))

    def _together(self, chapter: Chapter, title: str) -> Iterator[model.Block]:
        """A chapter of an organisation: as it says itself, else its texts and its programs side by side."""
        if chapter.together:
            yield from chapter.together(self.facts, self.link)
            return
        for narrative in chapter.narratives:
            yield from parts.prose(self.facts, narrative.name)
        codes = chapter.beside or chapter.codes
        yield from beside.tables(self.facts, self.link, chapter.id, title, codes)

    # --- the cover

    def cover(self) -> model.Cover:
        facts = self.facts
        cover_facts = []
        if facts.organization is None:
            cover_facts.append(model.Fact(_("Organisme responsable"), (facts.lead,)))
        if facts.funders:
            cover_facts.append(model.Fact(_("Bailleurs de fonds"), facts.funders))
        cover_facts.append(editions.issued(facts.edition, facts.as_of, self.language))
        return model.Cover(
            kind_label=facts.kind_label,
            title=facts.title,
            period=facts.period.display(self.language),
            facts=tuple(cover_facts),
            arcs=tuple(self._arcs()),
        )

    def _arcs(self) -> Iterator[float]:
        for chapter in self.chapters:
            for code in chapter.arcs:
                result = self.results.get(code)
                if result and result.number is not None:
                    yield float(result.number) / 100

    # --- the year in brief

    def _brief(self) -> Iterator[model.Block]:
        codes = [code for code in chapters.key_figures(self.chapters) if code in self.results]
        if codes:
            yield model.KeyFigures(tuple(self._key_figure(code) for code in codes))
        if self.facts.as_of < self.facts.period.end:
            yield model.Note(
                _("L’exercice n’est pas terminé : ces chiffres sont ceux du %(date)s.")
                % {"date": format_date(self.facts.as_of, self.language)}
            )
        if self.facts.period.months < 12:
            yield model.Note(
                _(
                    "Cette période, du %(start)s au %(end)s, n’a pas douze mois : elle est comparée aux mêmes jours "
                    "de l’année d’avant."
                )
                % {
                    "start": format_date(self.facts.period.start, self.language),
                    "end": format_date(self.facts.period.end, self.language),
                }
            )
        if not self.facts.services:
            yield model.Note(
                _(
                    "Aucun service n’est inscrit : ce bilan n’a pas de chapitre de service. Cochez les services "
                    "dans la fiche du programme; leurs chapitres suivront."
                )
            )
        # The services first, then what is said of them all.
        for chapter in sorted(self.chapters, key=lambda chapter: not chapter.service):
            if chapter.brief:
                yield from chapter.brief(self.facts, self.link)
        yield from parts.ratios(self.facts, self.link, id="rapports", caption=_("Taux et rapports"))
        yield from stated.gaps(self.facts)

    def _key_figure(self, code: str) -> model.KeyFigure:
        result = self.results[code]
        counts = None
        if result.denominator:
            counts = tuple(
                parts.result_cell(one, self.language, self.link) for one in result.between
            )
        return model.KeyFigure(
            code,
            str(result.figure.label),
            display_result(result, self.language),
            self._key_detail(result),
            self.link(code) if result.number else "",
            counts,
            targets.detail(self.facts, result),
        )

    def _key_detail(self, result: Result) -> str:
        """What it was the year before."""
        before = self.facts.previous.get(result.figure.code)
        if not before or not before.number:
            return ""
        return _("%(number)s l’an dernier") % {"number": display_result(before, self.language)}

    # --- stated figures, annex

    def _stated(self) -> Iterator[model.Block]:
        facts = self.facts
        if table := stated.compared(facts, self.link):
            yield table
        if facts.stated_elsewhere:
            yield stated.of_other_dates(
                facts.stated_elsewhere,
                self.language,
                id="enonce-autres-periodes",
                caption=_("Chiffres énoncés pour d’autres périodes"),
            )
            yield model.Note(
                _(
                    "Ces périodes touchent l’exercice sans être la sienne : leurs chiffres ne se comparent pas à "
                    "ceux de ce bilan."
                )
            )

    def _annex(self) -> Iterator[model.Block]:
        yield model.Note(
            _(
                "Chaque chiffre de ce bilan vient des fiches inscrites une seule fois par ceux qui les "
                "tiennent. Voici comment chacun est compté."
            )
        )
        yield parts.rules(self.results, self.results)
