"""What somebody said of two records that look alike: that they are two."""

from collections.abc import Iterable

from django.db import models

from programs.models import Distinction


def tell_apart(one: models.Model, other: models.Model, *, by) -> Distinction:
    """Remember that the two are different; what was said already stays."""
    first, second = sorted((one.pk, other.pk))
    said, _is_new = Distinction.objects.get_or_create(
        kind=one._meta.label_lower,
        first_key=first,
        second_key=second,
        defaults={"said_by": by},
    )
    return said


def propose_again(one: models.Model, other: models.Model) -> None:
    """Forget that the two were told apart: they may be one after all."""
    first, second = sorted((one.pk, other.pk))
    Distinction.objects.filter(
        kind=one._meta.label_lower, first_key=first, second_key=second
    ).delete()


def told_apart(
    model: type[models.Model], keys: Iterable[int] | None = None
) -> set[tuple[int, int]]:
    """The pairs of records of ``model`` that somebody told apart, the older first; those of ``keys`` alone."""
    said = Distinction.objects.filter(kind=model._meta.label_lower)
    if keys is not None:
        keys = list(keys)
        said = said.filter(models.Q(first_key__in=keys) | models.Q(second_key__in=keys))
    return set(said.values_list("first_key", "second_key"))


def are_told_apart(one: models.Model, other: models.Model) -> Distinction | None:
    """What somebody said of these two, or None."""
    first, second = sorted((one.pk, other.pk))
    return (
        Distinction.objects.select_related("said_by")
        .filter(kind=one._meta.label_lower, first_key=first, second_key=second)
        .first()
    )


def carry_over(kept: models.Model, absorbed: models.Model) -> None:
    """What was said of the absorbed record and a third one holds of the kept one."""
    kind = kept._meta.label_lower
    for first, second in told_apart(type(kept), [absorbed.pk]):
        said = Distinction.objects.get(kind=kind, first_key=first, second_key=second)
        other = second if first == absorbed.pk else first
        pair = sorted((kept.pk, other))
        exists = Distinction.objects.filter(
            kind=kind, first_key=pair[0], second_key=pair[1]
        ).exists()
        if other == kept.pk or exists:
            said.delete()
        else:
            said.first_key, said.second_key = pair
            said.save(update_fields=["first_key", "second_key"])
