"""Where a pack stands on a day: each piece, what it was given by, what is still missing, and whether it is late."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from reporting.packs.asking import Facts, Verdict, facts_of, has_moved, to_explain, verdict_of
from reporting.packs.enums import PackState, PieceKind
from reporting.packs.models import Pack, PackFile, PackItem, PackSignature


@dataclass(frozen=True)
class Standing:
    """One piece of a pack. ``missing`` are its lacks, in a few words each; ``to_sign`` the functions not signed yet."""

    item: PackItem
    verdict: Verdict
    missing: tuple[str, ...]
    to_sign: tuple[str, ...]
    files: tuple[PackFile, ...]
    signatures: tuple[PackSignature, ...]
    has_moved: bool
    on: date

    @property
    def piece(self):
        return self.item.piece

    @property
    def is_asked(self) -> bool:
        return self.verdict.is_asked

    @property
    def is_given(self) -> bool:
        """Whether something is in it, asked for or not."""
        return bool(
            self.item.report_version_id or self.item.text or self.item.explanations or self.files
        )

    @property
    def is_done(self) -> bool:
        return not self.missing

    @property
    def is_late(self) -> bool:
        return self.is_asked and not self.is_done and self.item.due_on < self.on


@dataclass(frozen=True)
class PackStanding:
    """All pieces of a pack, and what they come to."""

    pack: Pack
    on: date
    facts: Facts
    pieces: tuple[Standing, ...] = field(default=())

    @cached_property
    def asked(self) -> list[Standing]:
        return [one for one in self.pieces if one.is_asked]

    @property
    def done(self) -> int:
        return sum(one.is_done for one in self.asked)

    @property
    def lacking(self) -> list[Standing]:
        return [one for one in self.asked if not one.is_done]

    @property
    def is_whole(self) -> bool:
        """Whether everything that is asked for is there: nothing is, of a pack that asks for nothing."""
        return bool(self.asked) and not self.lacking

    @property
    def is_late(self) -> bool:
        return self.pack.state != PackState.SENT and self.pack.due_on < self.on


@dataclass(frozen=True)
class Progress:
    """How many pieces of a pack are there, of how many that were asked for when something last happened to it."""

    done: int
    asked: int


def progress_of(packs: Iterable[Pack]) -> dict[int, Progress]:
    """The progress of each of ``packs``, by its key; four queries whatever their number."""
    packs = list(packs)
    found: dict[int, list[bool]] = {pack.pk: [] for pack in packs}
    items = PackItem.objects.filter(pack__in=packs, is_asked=True).order_by()
    for item in items.select_related("piece").prefetch_related("files", "signatures"):
        files, signatures = tuple(item.files.all()), tuple(item.signatures.all())
        lacks = [*_content_missing(item, files), *_to_sign(item, signatures)]
        found[item.pack_id].append(not lacks)
    return {key: Progress(sum(done), len(done)) for key, done in found.items()}


def standing_of(pack: Pack, on: date) -> PackStanding:
    """Where ``pack`` stands on ``on``; the number of queries follows neither its pieces nor their files."""
    items = list(
        pack.items.select_related(
            "piece__requirement",
            "report_version__report__program",
            "report_version__report__organization",
        )
        .prefetch_related("files", "signatures")
        .order_by("piece__number_key", "piece__pk")
    )
    facts = facts_of(pack, [item.piece for item in items], on)
    return PackStanding(pack, on, facts, tuple(_piece(pack, item, facts, on) for item in items))


def _piece(pack: Pack, item: PackItem, facts: Facts, on: date) -> Standing:
    verdict = verdict_of(item.piece, facts, pack.period, on)
    files, signatures = tuple(item.files.all()), tuple(item.signatures.all())
    to_sign = _to_sign(item, signatures)
    moved = pack.is_open and _has_moved(item, facts)
    missing = list(_content_missing(item, files))
    if moved:
        missing.append(_("des explications à jour : les chiffres ont changé"))
    missing += [_("la signature : %(role)s") % {"role": role} for role in to_sign]
    return Standing(
        item,
        verdict,
        tuple(missing),
        to_sign,
        files,
        signatures,
        moved,
        on,
    )


def _content_missing(item: PackItem, files: tuple[PackFile, ...]) -> Iterable[str]:
    """What is not there of its content, whatever is signed."""
    kind = item.piece.kind
    if kind == PieceKind.REPORT and item.report_version_id is None:
        yield _("le rapport publié")
    elif kind == PieceKind.MINUTES and not files:
        yield _("le procès-verbal")
    elif kind == PieceKind.FILE and not files:
        yield _("le fichier")
    elif kind == PieceKind.STATEMENT and not (item.text or item.explanations or files):
        yield _("le texte")
    if any(not one["explanation"] for one in item.explanations):
        yield _("l’explication de chaque écart")


def _to_sign(item: PackItem, signatures: tuple[PackSignature, ...]) -> tuple[str, ...]:
    """The functions that are to sign and did not, as the reader is told them: each as often as it is asked for."""
    signed = Counter(one.role for one in signatures)
    language = get_language() or "fr"
    left = []
    for role, said in zip(item.piece.roles, item.piece.roles_in(language), strict=False):
        if signed[role]:
            signed[role] -= 1
        else:
            left.append(said)
    return tuple(left)


def _has_moved(item: PackItem, facts: Facts) -> bool:
    if not item.piece.explains_variances or not item.explanations or facts.lines is None:
        return False
    return has_moved(item.explanations, to_explain(item.piece, facts))
