"""Schools: what an organisation that teaches has beside its name, its history, and no board under another."""

import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("programs", "0020_remove_program_program_services_known_and_more"),
    ]

    operations = [
        migrations.CreateModel(
            name="School",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "official_code",
                    models.CharField(
                        blank=True,
                        help_text="Tel que le ministère l’écrit, zéros du début compris.",
                        max_length=20,
                        verbose_name="code du ministère",
                    ),
                ),
                (
                    "levels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("elementary", "Primaire"),
                                ("7", "7e année (secondaire 1)"),
                                ("8", "8e année (secondaire 2)"),
                                ("9", "9e année (secondaire 3)"),
                                ("10", "10e année (secondaire 4)"),
                                ("11", "11e année (secondaire 5)"),
                                ("12", "12e année"),
                                ("vocational", "Formation professionnelle"),
                                ("college", "Collégial"),
                                ("adult", "Formation générale des adultes"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        help_text="Ce qu’on y enseigne. Laissez vide si ce n’est pas connu.",
                        size=None,
                        verbose_name="niveaux",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fr", "Français"),
                            ("en", "Anglais"),
                            ("both", "Français et anglais"),
                        ],
                        max_length=12,
                        verbose_name="langue d’enseignement",
                    ),
                ),
                ("town", models.CharField(blank=True, max_length=100, verbose_name="ville")),
                (
                    "setting",
                    models.CharField(
                        blank=True,
                        choices=[("urban", "Urbain"), ("rural", "Rural")],
                        max_length=12,
                        verbose_name="milieu",
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        help_text="Le centre de services scolaire, la commission ou le conseil scolaire dont elle dépend. Laissez vide pour un établissement privé ou un cégep.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="board_schools",
                        to="programs.organization",
                        verbose_name="conseil scolaire ou centre de services",
                    ),
                ),
                (
                    "organization",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="school",
                        to="programs.organization",
                        verbose_name="organisme",
                    ),
                ),
            ],
            options={
                "verbose_name": "école",
                "verbose_name_plural": "écoles",
                "ordering": [
                    models.Func(
                        models.F("organization__name"),
                        output_field=models.TextField(),
                        template='arrimage_sort_key(%(expressions)s) COLLATE "C"',
                    ),
                    "pk",
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "official_code",
                    models.CharField(
                        blank=True,
                        help_text="Tel que le ministère l’écrit, zéros du début compris.",
                        max_length=20,
                        verbose_name="code du ministère",
                    ),
                ),
                (
                    "levels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("elementary", "Primaire"),
                                ("7", "7e année (secondaire 1)"),
                                ("8", "8e année (secondaire 2)"),
                                ("9", "9e année (secondaire 3)"),
                                ("10", "10e année (secondaire 4)"),
                                ("11", "11e année (secondaire 5)"),
                                ("12", "12e année"),
                                ("vocational", "Formation professionnelle"),
                                ("college", "Collégial"),
                                ("adult", "Formation générale des adultes"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        help_text="Ce qu’on y enseigne. Laissez vide si ce n’est pas connu.",
                        size=None,
                        verbose_name="niveaux",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fr", "Français"),
                            ("en", "Anglais"),
                            ("both", "Français et anglais"),
                        ],
                        max_length=12,
                        verbose_name="langue d’enseignement",
                    ),
                ),
                ("town", models.CharField(blank=True, max_length=100, verbose_name="ville")),
                (
                    "setting",
                    models.CharField(
                        blank=True,
                        choices=[("urban", "Urbain"), ("rural", "Rural")],
                        max_length=12,
                        verbose_name="milieu",
                    ),
                ),
                (
                    "board",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Le centre de services scolaire, la commission ou le conseil scolaire dont elle dépend. Laissez vide pour un établissement privé ou un cégep.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.organization",
                        verbose_name="conseil scolaire ou centre de services",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.organization",
                        verbose_name="organisme",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="programs.school",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="school",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "levels__contained_by",
                        [
                            "elementary",
                            "7",
                            "8",
                            "9",
                            "10",
                            "11",
                            "12",
                            "vocational",
                            "college",
                            "adult",
                        ],
                    )
                ),
                name="school_levels_known",
                violation_error_message="Un des choix n’existe pas dans la liste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="school",
            constraint=models.UniqueConstraint(
                condition=models.Q(("official_code", ""), _negated=True),
                fields=("official_code",),
                name="school_official_code_once",
                violation_error_message="Une autre école porte déjà ce code du ministère.",
            ),
        ),
        migrations.AddConstraint(
            model_name="school",
            constraint=models.CheckConstraint(
                condition=models.Q(("official_code__regex", "^[A-Z0-9-]*$")),
                name="school_official_code_is_plain",
                violation_error_message="Un code du ministère s’écrit en chiffres, en majuscules sans accent et en traits d’union : 762001.",
            ),
        ),
        migrations.AddConstraint(
            model_name="school",
            constraint=models.CheckConstraint(
                condition=models.Q(("board", models.F("organization")), _negated=True),
                name="school_is_not_its_board",
                violation_error_message="Une école n’est pas son propre conseil scolaire.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="school",
            trigger=pgtrigger.compiler.Trigger(
                name="board_stands_above",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (NEW.board_id IS NOT NULL)",
                    func="\n        PERFORM pg_advisory_xact_lock(hashtext('arrimage_school_boards'));\n        IF EXISTS (\n            SELECT 1 FROM programs_school\n            WHERE (organization_id = NEW.board_id AND board_id IS NOT NULL)\n            OR board_id = NEW.organization_id\n        ) THEN\n            RAISE check_violation USING CONSTRAINT = 'school_board_stands_above',\n                TABLE = TG_TABLE_NAME, COLUMN = 'board_id', MESSAGE = 'a board has no board';\n        END IF;\n        RETURN NULL;\n    ",
                    hash="c66435969a8abb0cd888864476c00884a96edb50",
                    operation='INSERT OR UPDATE OF "organization_id", "board_id"',
                    pgid="pgtrigger_board_stands_above_e947a",
                    table="programs_school",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="school",
            trigger=pgtrigger.compiler.Trigger(
                name="clean_text",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            IF NOT arrimage_is_clean(NEW::text) THEN\n                NEW := jsonb_populate_record(NEW, arrimage_clean(to_jsonb(NEW)));\n            END IF;\n            RETURN NEW;\n        ",
                    hash="fab608e6718c9474f34d6778ed03b11fb4d0e5a9",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_clean_text_99ad3",
                    table="programs_school",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="school",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_schoolevent" ("board_id", "id", "language", "levels", "official_code", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "setting", "town") VALUES (NEW."board_id", NEW."id", NEW."language", NEW."levels", NEW."official_code", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."setting", NEW."town"); RETURN NULL;',
                    hash="fbb296ea5fb1c696f65c44d15412734728593024",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_92aa4",
                    table="programs_school",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="school",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "programs_schoolevent" ("board_id", "id", "language", "levels", "official_code", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "setting", "town") VALUES (NEW."board_id", NEW."id", NEW."language", NEW."levels", NEW."official_code", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."setting", NEW."town"); RETURN NULL;',
                    hash="44997811e5387d88bcff283820e5772c2e5f1fac",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2e295",
                    table="programs_school",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="school",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "programs_schoolevent" ("board_id", "id", "language", "levels", "official_code", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "setting", "town") VALUES (OLD."board_id", OLD."id", OLD."language", OLD."levels", OLD."official_code", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."setting", OLD."town"); RETURN NULL;',
                    hash="bc20e1d88683e8fcda42b1500b75c01e8e5c4795",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2d967",
                    table="programs_school",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot truncate rows from % table', TG_TABLE_NAME;",
                    hash="21f6040d5011b051ec72d19ee7dd06691ae9d3f4",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_20a74",
                    table="programs_schoolevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="schoolevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="96fd4c459179a726bfaec34574cf711eebf3e8f6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f1af9",
                    table="programs_schoolevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
