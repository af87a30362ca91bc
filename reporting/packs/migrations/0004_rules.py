"""The rules that bind what funders ask and what they are given."""

import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("packs", "0003_triggers"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                fields=("pack", "number"),
                name="pack_delivery_number_once",
                violation_error_message="Ce dossier est déjà transmis.",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("number", 1), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="pack_delivery_correction_says_why",
                violation_error_message="Une correction dit pourquoi.",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_on", None),
                    models.Q(("withdrawn_reason", ""), _negated=True),
                    _connector="XOR",
                ),
                name="pack_delivery_withdrawn_with_reason",
                violation_error_message="Écrivez pourquoi la transmission est retirée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="packfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__range", (1, 10485760))),
                name="packfile_within_the_limit",
                violation_error_message="Ce fichier est vide, ou dépasse 10 Mo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="packfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("size", django.db.models.functions.text.Length("content")),
                    django.db.models.lookups.Exact(
                        models.F("sha256"),
                        models.Func(
                            models.Func(
                                models.F("content"),
                                function="SHA256",
                                output_field=models.BinaryField(),
                            ),
                            models.Value("hex"),
                            function="ENCODE",
                            output_field=models.CharField(),
                        ),
                    ),
                ),
                name="packfile_is_whole",
                violation_error_message="Ce fichier est arrivé abîmé\xa0: envoyez-le de nouveau.",
            ),
        ),
        migrations.AddConstraint(
            model_name="packfile",
            constraint=models.UniqueConstraint(
                fields=("item", "sha256"),
                name="packfile_once_a_item",
                violation_error_message="Ce fichier est déjà joint.",
            ),
        ),
        migrations.AddConstraint(
            model_name="packsignature",
            constraint=models.UniqueConstraint(
                fields=("item", "role", "name"),
                name="pack_signature_once",
                violation_error_message="Cette personne a déjà signé à ce titre.",
            ),
        ),
        migrations.AddConstraint(
            model_name="packitem",
            constraint=models.UniqueConstraint(
                fields=("pack", "piece"),
                name="pack_item_once",
                violation_error_message="Cette pièce est déjà dans le dossier.",
            ),
        ),
        migrations.AddConstraint(
            model_name="requirement",
            constraint=models.UniqueConstraint(
                fields=("program", "code"),
                name="pack_requirement_code_once",
                violation_error_message="Ce programme a déjà une exigence de cet identifiant.",
            ),
        ),
        migrations.AddConstraint(
            model_name="requirement",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_until__gte", models.F("valid_from"))),
                name="pack_requirement_days_in_order",
                violation_error_message="Le dernier exercice finit avant que le premier commence.",
            ),
        ),
        migrations.AddConstraint(
            model_name="requirement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("due__regex", "^(P[0-9]{1,4}[DM]|--(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))$")
                ),
                name="pack_requirement_due_known",
                violation_error_message="Écrivez l’échéance\xa0: 90\xa0jours, 3\xa0mois, ou 30 septembre.",
            ),
        ),
        migrations.AddConstraint(
            model_name="requiredpiece",
            constraint=models.UniqueConstraint(
                fields=("requirement", "number"),
                name="pack_piece_number_once",
                violation_error_message="Une autre pièce porte déjà ce numéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="requiredpiece",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "report"), ("report_kind", ""), _connector="XOR"),
                name="pack_piece_says_which_report",
                violation_error_message="Dites lequel des rapports, et seulement d’un rapport publié.",
            ),
        ),
        migrations.AddConstraint(
            model_name="requiredpiece",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("condition", "funding"), ("condition_amount__gt", 0)),
                    models.Q(
                        models.Q(("condition", "funding"), _negated=True),
                        ("condition_amount", None),
                    ),
                    _connector="OR",
                ),
                name="pack_piece_says_from_which_amount",
                violation_error_message="Écrivez à partir de quel financement elle est demandée, et seulement si elle en dépend.",
            ),
        ),
        migrations.AddConstraint(
            model_name="requiredpiece",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("condition", "variance"), _negated=True),
                    ("variance_percent__gte", 0),
                    _connector="OR",
                ),
                name="pack_piece_says_which_variance",
                violation_error_message="Écrivez le pourcentage d’écart à partir duquel elle est demandée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="requiredpiece",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("variance_percent", None), ("variance_percent__gte", 0), _connector="OR"
                    ),
                    models.Q(
                        ("variance_amount", None), ("variance_amount__gte", 0), _connector="OR"
                    ),
                ),
                name="pack_piece_variance_not_negative",
                violation_error_message="Un écart à expliquer s’écrit sans signe.",
            ),
        ),
        migrations.AddConstraint(
            model_name="requiredpiece",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("due", ""),
                    (
                        "due__regex",
                        "^(P[0-9]{1,4}[DM]|--(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))$",
                    ),
                    _connector="OR",
                ),
                name="pack_piece_due_known",
                violation_error_message="Écrivez l’échéance\xa0: 90\xa0jours, 3\xa0mois, ou 30 septembre.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pack",
            constraint=models.UniqueConstraint(
                fields=("requirement", "ends_on"),
                name="pack_once_a_year",
                violation_error_message="Le dossier de cet exercice est déjà commencé.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pack",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                name="pack_days_in_order",
                violation_error_message="L’exercice finit avant de commencer.",
            ),
        ),
    ]
