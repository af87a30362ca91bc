"""A document that is published: its seal, when it was issued and as which version, and what that one changed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from urllib.parse import urlencode, urlsplit

from django.utils.translation import gettext as _

from programs.lib.periods import format_date
from reporting.budget_facts import FinancialFacts
from reporting.documents import model
from reporting.gathering import BilanFacts, Edition


def document(
    facts: BilanFacts | FinancialFacts,
    sections: Iterable[model.Section],
    cover: model.Cover,
    *,
    toc: bool = True,
    landscape: bool = False,
) -> model.Document:
    """The document of a report that is published by versions, without its sections that say nothing."""
    edition = facts.edition
    return model.Document(
        kind=facts.kind,
        language=facts.language,
        title=facts.title,
        period=facts.period.display(facts.language),
        number=facts.number,
        version=edition.version,
        program=facts.title,
        organization=facts.lead,
        sections=tuple(section for section in sections if section.blocks),
        created=edition.published_on or facts.as_of,
        seal=_seal(edition),
        cover=cover,
        toc=toc,
        landscape=landscape,
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


def issued(edition: Edition, as_of: date, language: str) -> model.Fact:
    """When it was published, and as which version; or of which day its preview is."""
    if not edition.version:
        return model.Fact(_("Aperçu du"), (format_date(as_of, language),))
    issue = _("%(date)s, version %(version)s") % {
        "date": format_date(edition.published_on, language),
        "version": edition.version,
    }
    return model.Fact(_("Publié le"), (issue,))


def changes(edition: Edition) -> Iterator[model.Block]:
    """What a correction changed, and why."""
    if not edition.reason:
        return
    before = {"version": edition.version - 1}
    yield model.Lede(_("Cette version remplace la version %(version)s.") % before)
    yield model.Facts((model.Fact(_("Motif de la correction"), (edition.reason,)),))
    if edition.changes:
        yield _changes_table(
            "changements",
            _("Chiffres changés depuis la version %(version)s") % before,
            (_("Avant"), _("Maintenant")),
            edition.changes,
        )
    else:
        yield model.Note(unchanged(bool(edition.new or edition.dropped)))
    if edition.new:
        yield _changes_table(
            "nouveaux",
            _("Chiffres nouveaux dans cette version"),
            (_("Maintenant"),),
            edition.new,
        )
    if edition.dropped:
        yield _changes_table(
            "retires", _("Chiffres qui ne sont plus comptés"), (_("Avant"),), edition.dropped
        )
    if edition.is_by_name:
        yield model.Note(
            _(
                "La version précédente ne gardait que le nom des parts : elles sont comparées par ce nom, et une "
                "part renommée paraît deux fois."
            )
        )


def unchanged(is_counted_otherwise: bool) -> str:
    """What to say of a correction where no figure that both versions count changed."""
    if is_counted_otherwise:
        return _("Aucun des chiffres que comptait la version précédente n’a changé.")
    return _("Aucun chiffre n’a changé; seuls des textes ont été corrigés.")


def _changes_table(
    id: str, caption: str, heads: tuple[str, ...], rows: Sequence[Sequence[str]]
) -> model.Table:
    return model.Table(
        id=id,
        caption=caption,
        columns=(
            model.Column(_("Chiffre")),
            *(model.Column(head, numeric=True) for head in heads),
        ),
        rows=tuple(model.Row(tuple(model.Cell(text) for text in row)) for row in rows),
    )
