"""What becomes of the ground floor's own rows when two records of one organisation are merged."""

from django.utils.translation import gettext as _

from programs.enums import AliasKind
from programs.lib.text import normalise
from programs.merging import folding
from programs.merging.acting import Act
from programs.merging.registry import Mergeable, follows, mergeable, where
from programs.models import Organization, OrganizationAlias, School

_NAMES = {
    "name": AliasKind.VARIANT,
    "name_en": AliasKind.TRANSLATION,
    "acronym": AliasKind.ACRONYM,
}


def _words(organization: Organization) -> str:
    said = (
        organization.name,
        organization.name_en,
        organization.acronym,
        organization.code,
        organization.email,
        getattr(organization.phone, "kept", organization.phone),
    )
    return "\n".join(filter(None, said))


mergeable(
    Mergeable(
        Organization,
        fields=(
            "name",
            "acronym",
            "code",
            "name_en",
            "kind",
            "region",
            "email",
            "phone",
            "website",
            "fiscal_year_starts",
            "fiscal_year_changes",
        ),
        told=("code", "email", "phone", "website"),
        written_last=("code",),
        words=_words,
    )
)


@follows(Organization)
def names_that_were_not_kept(act: Act) -> None:
    """Others write it so: whoever looks for it by that name, an import too, finds it."""
    known = {normalise(act.whole.now[name] or "") for name in _NAMES}
    known |= {
        normalise(name)
        for name in OrganizationAlias.objects.filter(
            organization__in=[act.kept, act.absorbed]
        ).values_list("name", flat=True)
    }
    for name, kind in _NAMES.items():
        for value, _origin in act.whole.values[name]:
            key = normalise(value)
            if key and key not in known:
                known.add(key)
                OrganizationAlias.objects.create(organization=act.kept, name=value, kind=kind)


@where("alias_once")
def the_same_other_name(act: Act, kept, absorbed) -> None:
    act.drop(absorbed)


@where("former_name_one_a_day")
def names_of_one_day(act: Act, kept, absorbed) -> None:
    """It bore one name at a time: the other one is how others wrote it."""
    if normalise(kept.name) != normalise(absorbed.name):
        OrganizationAlias.objects.get_or_create(
            organization_id=kept.organization_id, name=absorbed.name
        )
    act.drop(absorbed)


@where("succession_once")
def one_succession_told_twice(act: Act, kept, absorbed) -> None:
    if (kept.kind, kept.on_day) == (absorbed.kind, absorbed.on_day):
        act.drop(absorbed)
    else:
        act.refuse(
            _(
                "Les deux fiches disent autrement la même succession : « %(first)s » et « %(second)s ». Retirez celle "
                "qui est fausse, puis recommencez."
            ),
            kept,
            absorbed,
        )


@follows(Organization)
def bodies_that_were_two(act: Act) -> None:
    """What carries on the other one is no second record of it."""
    pair = [act.kept.pk, act.absorbed.pk]
    for model, one, other in (
        (act.kept.succeeded.model, "predecessor", "successor"),
        (School, "organization", "board"),
    ):
        for row in model.objects.filter(**{f"{one}__in": pair, f"{other}__in": pair}):
            act.refuse(
                _(
                    "« %(first)s » lie ces deux fiches comme deux organismes distincts. Si c’est une erreur, retirez "
                    "d’abord ce lien."
                ),
                row,
            )


@where("program_role_once")
def one_role_told_twice(act: Act, kept, absorbed) -> None:
    """The longer of both: without a last day, or with the later one."""
    folding.last_until(kept, absorbed, "ends_on")
    act.drop(absorbed)


@where("funding_once")
def one_funding_or_two(act: Act, kept, absorbed) -> None:
    act.refuse(
        _(
            "Les deux fiches ont un financement du même programme, de la même période et de la même référence : "
            "« %(first)s » et « %(second)s ». Si c’est le même, supprimez-en un; sinon, donnez à chacun sa référence."
        ),
        kept,
        absorbed,
    )


@where("programs.School.organization", folds=School)
def one_school(act: Act, kept: School, absorbed: School) -> None:
    codes = {kept.official_code, absorbed.official_code} - {""}
    if len(codes) > 1:
        act.refuse(
            _(
                "Les deux écoles ont chacune leur code du ministère : ce sont deux écoles. Si l’un des codes est faux, "
                "corrigez-le d’abord."
            ),
            kept,
            absorbed,
        )
        return
    act.fold(kept, absorbed)
    # Its code is free once the other one is gone.
    names = ("board", "official_code", "language", "town", "setting")
    folding.fill(kept, absorbed, *names, united=("levels",))
