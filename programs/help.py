"""Help: each app says in a ``help.py`` of its own which chapter of the guide explains its pages.

« Aide » in the bar opens the chapter, at its section, for the page that is shown. Pages are named by their
addresses; those of one beginning are named together: ``mentoring_pairing_*`` of the administration, say. What a
page does, the end of its name (``admin:*_import``), says more than what it is about.
"""

from collections.abc import Callable
from dataclasses import dataclass

from programs import menu


@dataclass(frozen=True)
class Section:
    """A chapter of ``docs/guide``, by the name of its file, and the anchor of a heading in it; "" for its top."""

    chapter: str
    anchor: str = ""


@dataclass(frozen=True)
class _Explained:
    """The pages whose names begin and end so, for those to whom ``to`` says yes."""

    begins: str
    ends: str
    whole: bool
    section: Section
    to: Callable | None

    def names(self, page: str) -> bool:
        if self.whole:
            return page == self.begins
        longer = len(page) >= len(self.begins) + len(self.ends)
        return longer and page.startswith(self.begins) and page.endswith(self.ends)

    @property
    def nearness(self) -> tuple:
        """How closely a page is meant: for one sort of reader, by its own name, by its end, by its beginning."""
        return (self.to is not None, self.whole, len(self.ends), len(self.begins))


_EXPLAINED: list[_Explained] = []


def explain(chapter: str, *pages: str, section: str = "", to: Callable | None = None) -> None:
    """Say that ``chapter``, at ``section``, explains ``pages``: names of addresses, one « * » for what varies."""
    for page in pages:
        begins, star, ends = page.partition("*")
        _EXPLAINED.append(_Explained(begins, ends, not star, Section(chapter, section), to))


def of_page(page: str, user) -> Section | None:
    """What explains the address named ``page`` to ``user``; None where nothing does."""
    found = [one for one in _EXPLAINED if one.names(page) and (one.to is None or one.to(user))]
    return max(found, key=lambda one: one.nearness).section if found else None


def sections() -> set[Section]:
    """All that some page is explained by."""
    return {one.section for one in _EXPLAINED}


# --- What every list and record of the administration has ---------------------------------------------

explain("08-importer-et-exporter", "admin:*_import", "admin:*_process_import", section="importer")
explain("08-importer-et-exporter", "admin:*_export", section="exporter")
explain("45-reprendre-une-etape", "admin:*_history", section="lhistorique-dune-fiche")
explain("45-reprendre-une-etape", "*_step_back", section="comment-faire")
explain("48-plusieurs-fiches", "admin:*_many_step", section="cocher-choisir-confirmer")
explain("47-fusionner-deux-fiches", "admin:*_doubles", section="trouver-les-deux-fiches")
explain(
    "47-fusionner-deux-fiches",
    "admin:*_merge",
    "admin:*_merge_with",
    section="comparer-puis-fusionner",
)
explain("47-fusionner-deux-fiches", "admin:*_unmerge", section="annuler-une-fusion")
explain("15-questions-frequentes", "admin:*_delete", section="je-me-suis-trompée-de-bouton")

# --- The ground floor's own ---------------------------------------------------------------------------

explain("50-chercher-et-choisir", "search", "search_suggestions", section="chercher")
explain("50-chercher-et-choisir", "choose_program", section="choisir-son-programme")
explain("01-premiere-connexion", "admin:index", "home", section="laccueil-ce-qui-vous-attend")
explain("01-premiere-connexion", "admin:app_list", section="le-menu")
explain("12-organisme-partenaire", "home", to=menu.partners)
explain("13-bailleur-de-fonds", "home", to=menu.funders)
explain("02-personnes-et-references", "admin:programs_organization_*")
explain("38-noms-et-filiation", "admin:programs_organizationname_*")
explain("38-noms-et-filiation", "admin:programs_organizationsuccession_*")
explain("08-importer-et-exporter", "admin:programs_school_*", section="le-fichier")
explain("08-importer-et-exporter", "admin:programs_import_*", section="annuler-un-import")
explain("11-autres-roles", "admin:programs_outgoingmail_*", section="les-courriels")
explain("51-premiers-pas", "admin:programs_program_*", section="le-programme")
explain("51-premiers-pas", "admin:programs_funding_*", section="le-financement")
explain(
    "09-bilan",
    "admin:programs_region_*",
    section="la-fiche-dun-programme-et-le-recueil-dune-région",
)
explain("15-questions-frequentes", "contact", "privacy", "accessibility")
explain("09-bilan", "jobs", "job", "job_file", section="réviser-publier")
