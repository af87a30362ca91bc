"""What the rules of a call may be about, and the answers that each subject knows."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from programs.people.enums import SpokenLanguage

# The regions that a call may name, by code: whoever calls reads them, for they are records.
Regions = Mapping[str, str]

# The code of every place that is none of them.
ELSEWHERE = "elsewhere"


class Subject(TextChoices):
    """One fact about an applicant. Each is a field of `Answers`."""

    RESIDENCE = "residence", _("Région de résidence")
    ORIGIN = "origin", _("Région d’origine")
    LEVEL = "level", _("Niveau d’études")
    FIELD = "field", _("Domaine d’études")
    STATUS = "status", _("Régime d’études")
    PATHWAY = "pathway", _("Parcours au secondaire")
    INSTRUCTION = "instruction", _("Langue d’enseignement")
    CITIZENSHIP = "citizenship", _("Statut au Canada")
    FIRST_LANGUAGE = "first_language", _("Première langue")
    LANGUAGES = "languages", _("Langues parlées")
    COMMITMENT = "commitment", _("Engagement à travailler dans la région")
    MONTHS_LIVED = "months_lived", _("Temps vécu dans la région")
    AGE = "age", _("Âge à la clôture")
    AVERAGE = "average", _("Moyenne générale")


class Operator(TextChoices):
    ONE_OF = "one_of", _("l’un de")
    NONE_OF = "none_of", _("tout sauf")
    AT_LEAST = "at_least", _("au moins")
    AT_MOST = "at_most", _("au plus")


class Level(TextChoices):
    SECONDARY = "secondary", _("Secondaire")
    VOCATIONAL = "vocational", _("Formation professionnelle (DEP)")
    COLLEGE = "college", _("Collégial")
    UNDERGRADUATE = "undergraduate", _("Premier cycle universitaire")
    GRADUATE = "graduate", _("Deuxième cycle universitaire")
    DOCTORAL = "doctoral", _("Troisième cycle universitaire")


class Field(TextChoices):
    NURSING = "nursing", _("Soins infirmiers")
    MEDICINE = "medicine", _("Médecine")
    PHARMACY = "pharmacy", _("Pharmacie")
    PHYSIOTHERAPY = "physiotherapy", _("Physiothérapie")
    OCCUPATIONAL_THERAPY = "occupational_therapy", _("Ergothérapie")
    SPEECH_THERAPY = "speech_therapy", _("Orthophonie et audiologie")
    RESPIRATORY_THERAPY = "respiratory_therapy", _("Inhalothérapie")
    MEDICAL_IMAGING = "medical_imaging", _("Imagerie médicale")
    LABORATORY = "laboratory", _("Analyses biomédicales")
    PARAMEDIC = "paramedic", _("Soins préhospitaliers d’urgence")
    NUTRITION = "nutrition", _("Nutrition")
    DENTAL = "dental", _("Soins dentaires")
    MIDWIFERY = "midwifery", _("Pratique sage-femme")
    HEALTH_ASSISTANCE = "health_assistance", _("Assistance à la personne (PAB)")
    OTHER_HEALTH = "other_health", _("Autre domaine de la santé")
    PSYCHOLOGY = "psychology", _("Psychologie")
    PSYCHOEDUCATION = "psychoeducation", _("Psychoéducation")
    SOCIAL_WORK = "social_work", _("Travail social")
    SPECIAL_EDUCATION = "special_education", _("Éducation spécialisée")
    OTHER_SOCIAL = "other_social", _("Autre domaine des services sociaux")
    EDUCATION = "education", _("Enseignement")
    CHILDHOOD = "childhood", _("Petite enfance")
    SCIENCES = "sciences", _("Sciences et génie")
    BUSINESS = "business", _("Administration et gestion")
    TRADES = "trades", _("Métiers spécialisés")
    OTHER = "other", _("Autre domaine")


_F = Field
HEALTH_FIELDS = (
    *(_F.NURSING, _F.MEDICINE, _F.PHARMACY, _F.PHYSIOTHERAPY, _F.OCCUPATIONAL_THERAPY),
    *(_F.SPEECH_THERAPY, _F.RESPIRATORY_THERAPY, _F.MEDICAL_IMAGING, _F.LABORATORY, _F.PARAMEDIC),
    *(_F.NUTRITION, _F.DENTAL, _F.MIDWIFERY, _F.HEALTH_ASSISTANCE, _F.OTHER_HEALTH),
)
SOCIAL_FIELDS = (
    *(_F.PSYCHOLOGY, _F.PSYCHOEDUCATION, _F.SOCIAL_WORK, _F.SPECIAL_EDUCATION, _F.OTHER_SOCIAL),
)


class StudyStatus(TextChoices):
    FULL_TIME = "full_time", _("Temps plein")
    PART_TIME = "part_time", _("Temps partiel")
    NOT_STUDYING = "not_studying", _("Pas aux études")


class Pathway(TextChoices):
    """What a secondary student takes beside the ordinary courses; a student may take several."""

    COOP = "coop", _("Éducation coopérative")
    MAJOR = "major", _("MHS (majeure haute spécialisation)")
    APPRENTICESHIP = "apprentice", _("PAJO (apprentissage pour les jeunes de l’Ontario)")
    ORDINARY = "ordinary", _("Parcours ordinaire")


class Citizenship(TextChoices):
    CITIZEN = "citizen", _("Citoyenneté canadienne")
    PERMANENT_RESIDENT = "permanent_resident", _("Résidence permanente")
    PROTECTED = "protected", _("Personne protégée")
    TEMPORARY = "temporary", _("Permis temporaire")
    OTHER = "other", _("Autre statut")


class Commitment(TextChoices):
    YES = "yes", _("Oui")
    NO = "no", _("Non")


@dataclass(frozen=True)
class Scale:
    """The numbers that a subject knows: from zero to ``maximum``, with so many decimals."""

    maximum: int
    places: int = 0


REGIONAL = (Subject.RESIDENCE, Subject.ORIGIN)
# An applicant may have several of these; the rule « l’un de » is met by any of them.
SEVERAL = (Subject.PATHWAY, Subject.LANGUAGES)
CODED: dict[str, list[tuple[str, str]]] = {
    Subject.LEVEL: Level.choices,
    Subject.FIELD: Field.choices,
    Subject.STATUS: StudyStatus.choices,
    Subject.PATHWAY: Pathway.choices,
    Subject.INSTRUCTION: SpokenLanguage.choices,
    Subject.CITIZENSHIP: Citizenship.choices,
    Subject.FIRST_LANGUAGE: SpokenLanguage.choices,
    Subject.LANGUAGES: SpokenLanguage.choices,
    Subject.COMMITMENT: Commitment.choices,
}
SCALES: dict[str, Scale] = {
    Subject.MONTHS_LIVED: Scale(1200),
    Subject.AGE: Scale(120),
    Subject.AVERAGE: Scale(100, places=2),
}


def choices_of(subject: str, regions: Regions) -> list[tuple[str, str]]:
    """The codes that the subject knows, each with its label; none where it is a number."""
    if subject in REGIONAL:
        return [*regions.items(), (ELSEWHERE, _("Ailleurs"))]
    return CODED.get(subject, [])


def operators_of(subject: str) -> tuple[Operator, ...]:
    """How a rule may speak of the subject."""
    if subject in SCALES:
        return Operator.AT_LEAST, Operator.AT_MOST
    return Operator.ONE_OF, Operator.NONE_OF
