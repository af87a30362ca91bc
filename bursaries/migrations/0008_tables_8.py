"""The tables of bursaries."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0007_tables_7"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="holderlink",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_at", None)),
                fields=("program", "person"),
                name="holder_link_once",
                violation_error_message="Cette personne a déjà un lien : renouvelez-le.",
            ),
        ),
        migrations.AddConstraint(
            model_name="lettertemplate",
            constraint=models.UniqueConstraint(
                fields=("round", "kind"),
                name="letter_template_once",
                violation_error_message="Ce concours a déjà ce modèle de lettre.",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("application__isnull", False),
                    ("award__isnull", False),
                    ("obligation__isnull", False),
                    _connector="OR",
                ),
                name="letter_is_about_something",
                violation_error_message="Une lettre concerne une candidature, une bourse ou un engagement.",
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.UniqueConstraint(
                fields=("obligation", "milestone"),
                name="bursary_follow_up_once",
                violation_error_message="Ce moment a déjà son suivi.",
            ),
        ),
        migrations.AddConstraint(
            model_name="deferral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="deferral_in_order",
                violation_error_message="La fin du sursis précède son début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="deferral",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="deferral_with_reason",
                violation_error_message="Écrivez pourquoi le sursis est accordé.",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligationrule",
            constraint=models.UniqueConstraint(
                fields=("program", "code", "version"),
                name="obligation_rule_once",
                violation_error_message="Cette version de la règle existe déjà.",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligationrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "employer_kinds__contained_by",
                        [
                            "community",
                            "employment",
                            "government",
                            "school",
                            "health",
                            "municipal",
                            "business",
                            "foundation",
                            "other",
                        ],
                    )
                ),
                name="obligation_employers_known",
                violation_error_message="Un des choix n’existe pas dans la liste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligationrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("minimum_share", None),
                    models.Q(("minimum_share__gt", 0), ("minimum_share__lte", 100)),
                    _connector="OR",
                ),
                name="obligation_share_is_a_percentage",
                violation_error_message="La part est un pourcentage, de 1 à 100.",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligationterm",
            constraint=models.UniqueConstraint(
                fields=("rule", "level", "from_region"),
                name="obligation_term_once",
                nulls_distinct=False,
                violation_error_message="Une durée est déjà écrite pour ce niveau et cette provenance.",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligationterm",
            constraint=models.CheckConstraint(
                condition=models.Q(("months__gte", 1), ("months__lte", 240)),
                name="obligation_term_of_some_months",
                violation_error_message="Une durée compte de 1 à 240 mois.",
            ),
        ),
    ]
