"""The tables of regions, organisations, programs and funding."""

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("programs", "0001_database"),
    ]

    operations = [
        migrations.CreateModel(
            name="Organization",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="nom")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=200, verbose_name="nom en anglais"),
                ),
                ("acronym", models.CharField(blank=True, max_length=30, verbose_name="sigle")),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        help_text="Il commence le numéro des rapports de l’organisme\xa0: CJEO-ORG-2025-2026. Laissé vide, il se fait du sigle ou du nom; ensuite il ne change qu’à la main.",
                        max_length=20,
                        verbose_name="code",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("community", "Organisme communautaire"),
                            ("employment", "Service d’aide à l’emploi"),
                            ("government", "Ministère ou organisme gouvernemental"),
                            ("school", "Établissement ou organisme scolaire"),
                            ("health", "Établissement de santé et de services sociaux"),
                            ("municipal", "Municipalité ou MRC"),
                            ("business", "Entreprise"),
                            ("foundation", "Fondation"),
                            ("other", "Autre"),
                        ],
                        default="community",
                        max_length=20,
                        verbose_name="type",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="courriel")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="téléphone")),
                ("website", models.URLField(blank=True, verbose_name="site web")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "fiscal_year_starts",
                    models.PositiveSmallIntegerField(
                        default=4,
                        help_text="Celui du bilan de l’organisme\xa0: 4 pour avril-mars, 1 pour l’année civile.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="premier mois de l’exercice",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisme",
                "verbose_name_plural": "organismes",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=8, unique=True, verbose_name="numéro")),
                ("name", models.CharField(max_length=80, verbose_name="nom")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=80, verbose_name="nom en anglais"),
                ),
                (
                    "province",
                    models.CharField(
                        choices=[("QC", "Québec"), ("ON", "Ontario")],
                        max_length=2,
                        verbose_name="province",
                    ),
                ),
            ],
            options={
                "verbose_name": "région",
                "verbose_name_plural": "régions",
                "ordering": ["-province", "code"],
            },
        ),
        migrations.CreateModel(
            name="Program",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="identifiant")),
                (
                    "code",
                    models.CharField(
                        help_text="Il commence le numéro des rapports\xa0: QP-2007-2008.",
                        max_length=20,
                        verbose_name="sigle",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="titre")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=250, verbose_name="titre en anglais"),
                ),
                (
                    "framework",
                    models.CharField(
                        blank=True,
                        help_text="Le programme ou la mesure du bailleur de fonds dont il relève.",
                        max_length=250,
                        verbose_name="cadre",
                    ),
                ),
                (
                    "framework_en",
                    models.CharField(blank=True, max_length=250, verbose_name="cadre en anglais"),
                ),
                ("aim", models.TextField(blank=True, verbose_name="but")),
                ("aim_en", models.TextField(blank=True, verbose_name="but en anglais")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "description_en",
                    models.TextField(blank=True, verbose_name="description en anglais"),
                ),
                ("starts_on", models.DateField(verbose_name="début")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="fin")),
                (
                    "fiscal_year_starts",
                    models.PositiveSmallIntegerField(
                        default=4,
                        help_text="4 pour avril-mars, 7 pour juillet-juin, 9 pour septembre-août, 1 pour l’année civile.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="premier mois de l’exercice",
                    ),
                ),
                (
                    "services",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[("referrals", "Références"), ("mentoring", "Mentorat")],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        help_text="Le menu et le bilan montrent ceux-ci, et ne disent rien des autres. Les fiches d’un service décoché restent, et reparaissent s’il est coché de nouveau.",
                        size=None,
                        verbose_name="services",
                    ),
                ),
                (
                    "doors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("referrals", "Reçoit des références en ligne"),
                                ("mentors", "Cherche des mentors"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        help_text="Les organismes partenaires et le public trouvent ce programme dans leurs formulaires.",
                        size=None,
                        verbose_name="ouvert en ligne",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="led_programs",
                        to="programs.organization",
                        verbose_name="organisme responsable",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programs",
                        to="programs.region",
                        verbose_name="région",
                    ),
                ),
            ],
            options={
                "verbose_name": "programme",
                "verbose_name_plural": "programmes",
                "ordering": ["region__code", "title", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ProgramObjective",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="numéro")),
                ("number_key", models.CharField(db_collation="C", editable=False, max_length=120)),
                ("text", models.TextField(verbose_name="objectif")),
                ("text_en", models.TextField(blank=True, verbose_name="objectif en anglais")),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="objectives",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "objectif",
                "verbose_name_plural": "objectifs",
                "ordering": ["number_key", "pk"],
            },
        ),
        migrations.AddField(
            model_name="organization",
            name="region",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="organizations",
                to="programs.region",
                verbose_name="région",
            ),
        ),
        migrations.CreateModel(
            name="OrganizationAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="nom")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("acronym", "Sigle"),
                            ("former", "Ancien nom"),
                            ("variant", "Autre graphie"),
                            ("translation", "Nom dans une autre langue"),
                        ],
                        default="variant",
                        max_length=20,
                        verbose_name="type",
                    ),
                ),
                ("used_from", models.DateField(blank=True, null=True, verbose_name="utilisé du")),
                (
                    "used_until",
                    models.DateField(blank=True, null=True, verbose_name="utilisé jusqu’au"),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="programs.organization",
                        verbose_name="organisme",
                    ),
                ),
            ],
            options={
                "verbose_name": "autre nom",
                "verbose_name_plural": "autres noms",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "name"),
                        name="alias_once",
                        violation_error_message="Cet organisme porte déjà cet autre nom.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="alias_is_not_blank",
                        violation_error_message="Écrivez l’autre nom.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("used_until__gte", models.F("used_from"))),
                        name="alias_dates_in_order",
                        violation_error_message="La fin précède le début.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Funding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="début")),
                ("ends_on", models.DateField(verbose_name="fin")),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="En dollars canadiens. Laissez vide si le montant n’est pas connu\xa0: il s’imprimera «\xa0n. d.\xa0».",
                        max_digits=14,
                        null=True,
                        verbose_name="montant",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "exactement"),
                            ("about", "près de"),
                            ("at_least", "au moins"),
                            ("at_most", "jusqu’à"),
                            ("over", "plus de"),
                            ("range", "de … à …"),
                            ("unknown", "inconnue"),
                        ],
                        max_length=12,
                        verbose_name="précision",
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True,
                        help_text="Numéro ou titre de l’entente.",
                        max_length=120,
                        verbose_name="référence",
                    ),
                ),
                (
                    "funder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fundings",
                        to="programs.organization",
                        verbose_name="bailleur de fonds",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="fundings",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "financement",
                "verbose_name_plural": "financements",
                "ordering": ["program", "starts_on", "funder__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("program", "funder", "starts_on", "ends_on", "reference"),
                        name="funding_once",
                        violation_error_message="Ce financement est déjà inscrit pour ces dates.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="funding_dates_in_order",
                        violation_error_message="La fin du financement précède son début.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gte", 0)),
                        name="funding_not_negative",
                        violation_error_message="Un financement ne peut pas être négatif.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgramRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("lead", "Organisme responsable"),
                            ("fiduciary", "Fiduciaire"),
                            ("funder", "Bailleur de fonds"),
                            ("partner", "Partenaire"),
                            ("delegate", "Mandataire délégué"),
                        ],
                        max_length=20,
                        verbose_name="rôle",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="du")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="au")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roles",
                        to="programs.organization",
                        verbose_name="organisme",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roles",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "rôle dans un programme",
                "verbose_name_plural": "rôles dans les programmes",
                "ordering": ["role", "organization__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("program", "organization", "role", "starts_on"),
                        name="program_role_once",
                        nulls_distinct=False,
                        violation_error_message="Cet organisme tient déjà ce rôle à partir de cette date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="program_role_dates_in_order",
                        violation_error_message="La fin du rôle précède son début.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgramTarget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "minimum",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="valeur",
                    ),
                ),
                (
                    "maximum",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="maximum",
                    ),
                ),
                (
                    "qualifier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "exactement"),
                            ("about", "près de"),
                            ("at_least", "au moins"),
                            ("at_most", "jusqu’à"),
                            ("over", "plus de"),
                            ("range", "de … à …"),
                            ("unknown", "inconnue"),
                        ],
                        max_length=12,
                        verbose_name="précision",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="numéro")),
                ("number_key", models.CharField(db_collation="C", editable=False, max_length=120)),
                ("label", models.CharField(max_length=250, verbose_name="engagement")),
                (
                    "label_en",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="engagement en anglais"
                    ),
                ),
                (
                    "per",
                    models.CharField(
                        choices=[("year", "par année"), ("program", "pour la durée du programme")],
                        default="year",
                        max_length=8,
                        verbose_name="fréquence",
                    ),
                ),
                (
                    "figure",
                    models.CharField(
                        blank=True,
                        help_text="Le code du chiffre du bilan que cet engagement concerne, par exemple mentoring.pairings.",
                        max_length=60,
                        verbose_name="chiffre comparé",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "engagement",
                "verbose_name_plural": "engagements",
                "ordering": ["number_key", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("maximum__gte", models.F("minimum"))),
                        name="target_range_in_order",
                        violation_error_message="Le maximum est plus petit que le minimum.",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="program",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="program_dates_in_order",
                violation_error_message="La fin du programme précède son début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="program",
            constraint=models.CheckConstraint(
                condition=models.Q(("fiscal_year_starts__range", (1, 12))),
                name="program_fiscal_month",
                violation_error_message="Le premier mois de l’exercice va de 1 à 12.",
            ),
        ),
        migrations.AddConstraint(
            model_name="program",
            constraint=models.CheckConstraint(
                condition=models.Q(("services__contained_by", ["referrals", "mentoring"])),
                name="program_services_known",
                violation_error_message="Un des choix n’existe pas dans la liste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="program",
            constraint=models.CheckConstraint(
                condition=models.Q(("doors__contained_by", ["referrals", "mentors"])),
                name="program_doors_known",
                violation_error_message="Un des choix n’existe pas dans la liste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="organization_has_a_name",
                violation_error_message="Écrivez le nom de l’organisme.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.UniqueConstraint(
                fields=("code",),
                name="organization_code_once",
                violation_error_message="Un autre organisme porte déjà ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^[A-Z0-9][A-Z0-9-]*$")),
                name="organization_code_is_plain",
                violation_error_message="Un code s’écrit en majuscules sans accent, en chiffres et en traits d’union\xa0: CJEO.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(("fiscal_year_starts__range", (1, 12))),
                name="organization_fiscal_month",
                violation_error_message="Le premier mois de l’exercice va de 1 à 12.",
            ),
        ),
    ]
