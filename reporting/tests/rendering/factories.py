"""Documents to render: one with plenty of everything, one with next to nothing.

People, organisations and numbers are invented.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from programs.lib.markdown import to_html
from reporting.documents.model import (
    Cell,
    Chart,
    Column,
    Cover,
    Document,
    Fact,
    Facts,
    Gap,
    Heading,
    KeyFigure,
    KeyFigures,
    Lede,
    Mark,
    Note,
    NumberedItem,
    NumberedList,
    Point,
    Prose,
    Row,
    Rule,
    Rules,
    Seal,
    Section,
    Signatory,
    Signatures,
    Table,
)

LONG = (
    "Regroupement interrégional des organismes communautaires d’employabilité et d’intégration "
    "socioprofessionnelle de l’Abitibi-Témiscamingue et du Nord-du-Québec"
)


SEAL = Seal(
    "XX-2007-2008-v1-3F9A-71C2",
    "arrimage.test/verifier/",
    "https://arrimage.test/verifier/?numero=XX-2007-2008-v1-3F9A-71C2",
)


def document(**changes) -> Document:
    """A document with one section; name what a test is about."""
    values = {
        "kind": "bilan",
        "language": "fr",
        "title": "Bilan annuel",
        "period": "1er juillet 2007 – 30 juin 2008",
        "number": "XX-2007-2008",
        "version": 1,
        "seal": SEAL,
        "program": "Passerelles, service de mentorat",
        "organization": "Carrefour des Rivières",
        "sections": (Section("s1", "L’année en bref", (Lede("Une année."),)),),
        "created": date(2008, 6, 27),
    }
    return Document(**(values | changes))


def with_blocks(*blocks, **changes) -> Document:
    return document(sections=(Section("s1", "Partie", blocks),), **changes)


def chart(*points: Point, form: str = "bars", **changes) -> Chart:
    values = {"id": "c1", "title": "Un graphique", "description": "Ce qu’il montre."}
    return Chart(form=form, points=points, **(values | changes))


def bars(*pairs: tuple[str, int | None], form: str = "bars", **changes) -> Chart:
    return chart(*(_point(label, value) for label, value in pairs), form=form, **changes)


def gauge(*rows: tuple[str, int, int | None, int | None], **changes) -> Chart:
    """A gauge of rows (label, spent, engaged, whole), half of the year over."""
    points = []
    for label, spent, engaged, whole in rows:
        left = None if whole is None else whole - spent - (engaged or 0)
        points += [
            _point(label, spent, "Dépensé"),
            _point(label, engaged, "Engagé"),
            _point(label, whole, "Prévu"),
            _point(label, left, "Reste"),
        ]
    values = {
        "id": "jauge",
        "title": "Ce qui est pris de chaque poste",
        "description": "Promotion dépasse ce qui était prévu.",
        "mark": Mark(Decimal("0.5"), "50 % de l’année"),
    }
    return chart(*points, form="gauge", **(values | changes))


def _point(label: str, value, series: str = "") -> Point:
    return Point(label, value, "n. d." if value is None else str(value), series)


def table(*rows: tuple[str, int | None], id: str = "t1", **changes) -> Table:
    values = {
        "caption": "Un tableau",
        "columns": (Column("Organisme"), Column("Reçues", numeric=True)),
        "rows": tuple(
            Row((Cell(label, label), Cell("n. d." if value is None else str(value), value)))
            for label, value in rows
        ),
    }
    return Table(id=id, **(values | changes))


def plenty(language: str = "fr", **changes) -> Document:
    """Every block and form, long names, many rows."""
    return document(
        language=language,
        title="Passerelles, service de mentorat en Outaouais",
        program="Passerelles, service de mentorat en Outaouais",
        cover=Cover(
            kind_label="Bilan annuel" if language == "fr" else "Annual report",
            title="Passerelles, service de mentorat en Outaouais",
            period="1er juillet 2007 – 30 juin 2008"
            if language == "fr"
            else "July 1, 2007 – June 30, 2008",
            facts=(
                Fact("Organisme mandataire", ("Carrefour des Rivières",)),
                Fact("Bailleurs de fonds", ("Agence régionale de l’emploi", "Fonds jeunesse")),
                Fact("Publié le", ("27 juin 2008, version 1",)),
            ),
            arcs=(0.95, 0.59, 0.8, 0.47, 1.0),
        ),
        toc=True,
        sections=(
            _summary(),
            _origins(),
            _outcomes(),
            _money(),
            _plan(),
            _register(),
            _annex(),
            _certification(),
        ),
        **changes,
    )


def one_of_each(**changes) -> Document:
    """The first block of each kind of ``plenty()``, under its cover."""
    whole = plenty(**changes)
    blocks = [block for section in whole.sections for block in section.blocks]
    blocks = [block for block in blocks if getattr(block, "id", "") != "t-registre"]
    firsts = {type(block): block for block in reversed(blocks)}
    return replace(whole, sections=(Section("s1", "Partie", tuple(firsts.values())),))


def _summary() -> Section:
    return Section(
        "bref",
        "L’année en bref",
        (
            Lede(
                "Quarante-deux mentors ont accompagné trente-quatre personnes nouvellement "
                "arrivées. Vingt d’entre elles occupent aujourd’hui un emploi dans leur domaine."
            ),
            KeyFigures(
                (
                    KeyFigure("m.mentors", "mentors inscrits", "42", "36 l’an dernier", "/r/1"),
                    KeyFigure("m.mentees", "mentorés inscrits", "43", "sans double compte"),
                    KeyFigure("m.pairs", "jumelages", "34", "cible : 30"),
                    KeyFigure("m.rate", "des jumelés en emploi", "58,8 %", "20 sur 34"),
                )
            ),
            bars(
                ("Mentorés inscrits", 43),
                ("Jumelés", 34),
                ("En emploi dans leur domaine", 20),
                form="funnel",
                id="entonnoir",
                title="De l’inscription à l’emploi, 2007-2008",
                description="43 mentorés inscrits, 34 jumelés, 20 en emploi.",
            ),
            Gap(
                "Écart signalé",
                "Le bulletin de juin 2008 annonce 45 références ; les fiches en comptent 43.",
            ),
            Gap("Concordance", "Le bulletin et les fiches comptent 34 jumelages.", "agree"),
            Heading("Présentation"),
            Prose(
                to_html(
                    "Le service jumelle une personne **nouvellement arrivée** à une personne de "
                    "son métier. Depuis le 1er juillet, *trois rencontres* par mois :\n\n"
                    "- un accueil personnalisé ;\n- un jumelage de six mois ;\n"
                    "- un suivi à 3, 6 et 12 mois, 14 300 $ par an.\n\n"
                    "Voir [le site](https://exemple.invalid/a).\n\n> Une rencontre qui compte.\n\n"
                    "## Un titre de récit\n\nEt un paragraphe, pour douze rencontres."
                )
            ),
        ),
    )


def _origins() -> Section:
    names = (
        ("Carrefour des Rivières", 33),
        ("SIO", 5),
        (LONG, 2),
        ("Relais-Emploi", 2),
        ("Boisé international", None),
    )
    return Section(
        "origine",
        "D’où viennent les participants",
        (
            bars(
                *names,
                id="refs",
                title="Références reçues selon l’organisme référent",
                description="La plupart des références viennent du Carrefour.",
                tone="amber",
                table_below=True,
            ),
            Table(
                "t-refs",
                "Références reçues, acceptées et suivies d’un jumelage",
                (
                    Column("Organisme référent"),
                    Column("Reçues", True),
                    Column("Acceptées", True),
                    Column("Jumelées", True),
                    Column("Délai médian", True),
                ),
                tuple(
                    Row(
                        (
                            Cell(name, name),
                            Cell("n. d." if n is None else str(n), n),
                            Cell("n. d." if n is None else str(n), n),
                            Cell("n. d." if n is None else str(n - 1), n and n - 1),
                            Cell("6 jours", 6),
                        )
                    )
                    for name, n in names
                ),
                Row(tuple(Cell(text) for text in ("Total", "42", "42", "38", "6 jours"))),
                "s. o. : sans objet. n. d. : non disponible.",
            ),
        ),
    )


def _outcomes() -> Section:
    years = ("2004-2005", "2005-2006", "2006-2007", "2007-2008")
    stacked = tuple(
        Point(label, value, str(value), series)
        for label, values in (
            ("À la fin", (14, 6, 9, 5)),
            ("À 3 mois", (16, 7, 7, 4)),
            ("À 12 mois", (20, 6, 3, 5)),
        )
        for series, value in zip(
            ("En emploi", "En formation", "En recherche", "Sans nouvelles"), values, strict=True
        )
    )
    return Section(
        "issues",
        "Ce que sont devenues les personnes jumelées",
        (
            chart(
                *stacked,
                form="stacked",
                id="issues-c",
                title="Issues à la fin du jumelage, à 3 mois et à 12 mois",
                unit="personnes",
                description="La part en emploi croît de 14 à 20.",
            ),
            bars(
                *zip(years, (18, 27, None, 34), strict=True),
                form="columns",
                id="annees",
                title="Jumelages par année",
                description="De 18 à 34.",
            ),
            chart(
                *(
                    _point(year, value, series)
                    for series, values in (
                        ("mentors", (20, 31, 36, 42)),
                        ("mentorés", (22, None, 38, 43)),
                    )
                    for year, value in zip(years, values, strict=True)
                ),
                form="line",
                id="evolution",
                title="Mentors et mentorés inscrits",
                description="Les deux croissent.",
            ),
            bars(
                *zip(years, (8, 12, 17, 20), strict=True),
                form="line",
                id="emploi",
                title="Personnes en emploi",
                description="De 8 à 20.",
            ),
            chart(
                *(
                    _point(label, value, series)
                    for label, values in (("Carrefour", (33, 30)), ("SIO", (5, 4)))
                    for series, value in zip(("reçues", "acceptées"), values, strict=True)
                ),
                id="groupes",
                title="Références reçues et acceptées",
                description="Presque toutes sont acceptées.",
            ),
            bars(
                ("Écart au budget", -1200),
                ("Solde", 800),
                id="ecarts",
                title="Écarts",
                description="Un déficit et un surplus.",
            ),
            bars(id="vide", title="Visites", description="Aucune."),
        ),
    )


def _money() -> Section:
    years = ("2018-2019", "2019-2020", "2020-2021", "2021-2022", "2022-2023")
    return Section(
        "argent",
        "Financement",
        (
            Facts(
                (
                    Fact("Organisme mandataire", ("Carrefour des Rivières",)),
                    Fact("Partenaires", ("SIO", LONG)),
                    Fact("Région", ("07, Outaouais",)),
                )
            ),
            Table(
                "t-argent",
                "Financement par année financière",
                (Column("Année"), Column("Montant", True, "CAD"), Column("Part", True, "percent")),
                tuple(
                    Row(
                        (
                            Cell(year, year),
                            Cell("14 300 $", Decimal("14300.00")),
                            Cell("20,0 %", Decimal("20.0")),
                        )
                    )
                    for year in years
                ),
                Row(
                    (
                        Cell("Total", "Total"),
                        Cell("71 500 $", Decimal("71500.00")),
                        Cell("100,0 %", Decimal("100.0")),
                    )
                ),
            ),
            Note("Les parts sont arrondies au dixième, demi vers le haut."),
            gauge(
                ("Salaires", 20000, 5000, 50000),
                ("Transport et hébergement des élèves de la région", 9000, 3000, 10000),
                ("Promotion", 9500, 0, 5000),
                ("Autres", 0, 0, 0),
                ("Bourses", 1000, None, None),
            ),
        ),
    )


def _plan() -> Section:
    return Section(
        "objectifs",
        "Objectifs",
        (
            NumberedList(
                (
                    NumberedItem("1.", "Soutenir la persévérance."),
                    NumberedItem("1.1.", f"Mobiliser le {LONG} autour d’une vision commune."),
                    NumberedItem("M 8", "Tenir une journée d’information par année."),
                    NumberedItem("5.2.3", "Accompagner de 3 à 5 personnes par an."),
                )
            ),
        ),
    )


def _register() -> Section:
    columns = ("Jumelage", "Début", "Fin", "Rencontres", "Heures", "Mode", "Domaine", "Issue")
    return Section(
        "registre",
        "Registre des jumelages",
        (
            Table(
                "t-registre",
                "Jumelages de l’année",
                tuple(
                    Column(name, name in ("Jumelage", "Rencontres", "Heures")) for name in columns
                ),
                tuple(
                    Row(
                        tuple(
                            Cell(text)
                            for text in (
                                str(n),
                                "1er septembre 2007",
                                "28 février 2008",
                                str(n % 12 + 1),
                                f"{n * 3 % 40},5",
                                "en personne",
                                "génie électrique et télécommunications",
                                "en emploi dans son domaine" if n % 3 else "n. d.",
                            )
                        ),
                        "quiet" if n % 3 == 0 else "",
                    )
                    for n in range(1, 41)
                ),
            ),
        ),
        new_page=True,
    )


def _annex() -> Section:
    return Section(
        "regles",
        "Règles de comptage",
        (
            Rules(
                tuple(
                    Rule(
                        f"m.{n}",
                        label,
                        unit,
                        "Personnes dont l’inscription était en vigueur au moins un jour de la "
                        "période, comptées une seule fois quel que soit le nombre de services.",
                    )
                    for n, (label, unit) in enumerate(
                        (
                            ("Mentors inscrits", "personnes"),
                            ("Mentorés inscrits", "personnes"),
                            ("Jumelages", "paires"),
                            ("En emploi", "personnes"),
                            ("Taux de placement", "%"),
                            ("Références reçues", "références"),
                        )
                    )
                )
            ),
        ),
    )


def _certification() -> Section:
    return Section(
        "certification",
        "Certification",
        (
            Lede("Nous certifions que les montants de ce rapport sont ceux de nos livres."),
            Signatures(
                (
                    Signatory("Directrice générale", "Élise Inventée", "Carrefour des Rivières"),
                    Signatory("Trésorier", "Paul Fictif", LONG),
                    Signatory("Personne autorisée"),
                )
            ),
        ),
        new_page=True,
    )
