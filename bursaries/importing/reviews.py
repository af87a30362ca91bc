"""The resource of reviews: what each reviewer declared, said and gave."""

from decimal import Decimal

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bursaries.enums import ReviewConflict
from bursaries.importing.applications import OfReceived
from bursaries.importing.cells import Given, Scores
from bursaries.importing.naming import OF_APPLICATION, TEXT, ReviewerRef
from bursaries.models import Criterion, Review, Score
from programs.importing import kinds
from programs.importing.bulk import BATCH, UPDATE_BATCH
from programs.importing.columns import Column
from programs.importing.measures import Moment
from programs.importing.registry import register
from programs.importing.rows import Row
from programs.lib.quantities import format_number
from programs.lib.text import excerpt


@register
class ReviewsResource(OfReceived):
    """Of one reviewer and one application. The scores that a file gives are those that there are."""

    name = "bursary_reviews"
    label = _("Évaluations")
    key_fields = ("reviewer", "application")
    identity = ("application_id", "reviewer_id")
    moving_days = ("declared_at", "completed_at")
    moves_by_years = True
    columns = (
        *OF_APPLICATION,
        Column(
            "reviewer", "évaluateur", "reviewer", ReviewerRef(), required=True,
            attribute="reviewer_id",
        ),
        Column("conflict", "conflit d’intérêts", "conflict of interest", kinds.Choice(ReviewConflict)),
        Column("conflict_reason", "nature du conflit", "nature of the conflict", TEXT),
        Column("declared_at", "déclaré le", "declared at", Moment()),
        Column("completed_at", "terminée le", "completed at", Moment()),
        Column("scores", "notes", "scores", Scores(), attribute=""),
        Column("comment", "commentaire", "comment", TEXT),
    )  # fmt: skip

    class Meta:
        model = Review

    def existing(self, rows):
        return super().existing(rows).prefetch_related("scores__criterion")

    def complete(self, row: Row) -> None:
        super().complete(row)
        if row.given("scores") and _scores_of(row) != dict(row.value("scores")):
            row.touched = True

    def check(self, row: Row) -> None:
        super().check(row)
        said: list[Given] = row.value("scores", [])
        if said and row.instance.conflict != ReviewConflict.NONE:
            row.refuse(
                "scores", gettext("Déclarez d’abord que vous n’avez pas de conflit d’intérêts.")
            )
            return
        if len(dict(said)) < len(said):
            row.refuse("scores", gettext("Un critère a deux notes : gardez-en une."))
        criteria = self._criteria_of(row)
        for code, value in said:
            criterion = criteria.get(code)
            if criterion is None:
                sentence = gettext(
                    "« %(code)s » n’est l’identifiant d’aucun critère de ce concours."
                )
            elif not 0 <= value <= criterion.most:
                sentence = gettext("La note du critère « %(code)s » va de 0 à %(most)s.")
            else:
                continue
            most = format_number(Decimal(criterion.most), "fr") if criterion else ""
            row.refuse("scores", sentence % {"code": excerpt(code), "most": most})

    def _criteria_of(self, row: Row) -> dict[str, Criterion]:
        round = row.named["round"]
        return self.directories.once(
            (Criterion, round.pk),
            lambda: {one.code: one for one in Criterion.objects.filter(round=round)},
        )

    def after_writing(self, user) -> None:
        super().after_writing(user)
        gone: list[int] = []
        new: list[Score] = []
        mended: list[Score] = []
        for row in self.rows:
            if not row.given("scores"):
                continue
            said, criteria = dict(row.value("scores")), self._criteria_of(row)
            for score in [] if row.is_new else row.instance.scores.all():
                value = said.pop(score.criterion.code, None)
                if value is None:
                    gone.append(score.pk)
                elif value != score.value:
                    score.value = value
                    mended.append(score)
            new += [
                Score(review=row.instance, criterion=criteria[code], value=value)
                for code, value in said.items()
            ]
        Score.objects.filter(pk__in=gone).delete()
        Score.objects.bulk_update(mended, ["value"], UPDATE_BATCH)
        Score.objects.bulk_create(new, BATCH)

    def for_export(self, queryset):
        queryset = super().for_export(queryset).select_related("reviewer__user")
        return queryset.prefetch_related("scores__criterion")

    def cell(self, instance, column: Column):
        if column.name == "scores":
            return [(one.criterion.code, one.value) for one in instance.scores.all()]
        return super().cell(instance, column)


def _scores_of(row: Row) -> dict[str, Decimal]:
    """The scores that the review of a row had when it was read."""
    if row.is_new:
        return {}
    return {one.criterion.code: one.value for one in row.instance.scores.all()}
