"""What the period of a report is called, once for ever; and the number that it was published under."""

import re
from datetime import date, timedelta

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

_PRINTED = re.compile(r"-v[0-9]+-[0-9A-F]{4}-[0-9A-F]{4}$")
_MARKS = {"bilan-organisme": "ORG"}


def _years(start: date, end: date) -> str:
    """The years, where the numbers of reports said no more until now."""
    after = end + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    is_whole = after.day == start.day <= 28
    is_up_to_a_year = months < 12 or (months == 12 and after.day <= start.day)
    if start.year == end.year:
        return str(start.year) if is_whole and months == 12 else ""
    if is_up_to_a_year or end.year > start.year + 1 or (is_whole and months % 12 == 0):
        return f"{start.year}-{end.year}"
    return ""


def _label(report, taken: set) -> str:
    """As its number said until now; both dates where a report that was published before has that label."""
    key = report.kind, report.program_id, report.organization_id
    dates = f"{report.starts_on}--{report.ends_on}"
    label = _years(report.starts_on, report.ends_on) or dates
    if (*key, label) in taken:
        label = dates
    taken.add((*key, label))
    return label


def _number(report, versions: list, taken: set) -> str:
    """As the first version prints it, where no report that was published before has it."""
    code = (report.program or report.organization).code
    made = "-".join(part for part in (code, _MARKS.get(report.kind, ""), report.label) if part)
    printed = _PRINTED.sub("", versions[0].printed_number)
    number = next(one for one in (printed, made, f"{made}-{report.pk}") if one not in taken)
    taken.add(number)
    return number


def name_reports(apps, schema_editor):
    reports = list(
        apps.get_model("reporting", "Report")
        .objects.select_related("program", "organization")
        .order_by("pk")
    )
    versions: dict[int, list] = {}
    for version in apps.get_model("reporting", "ReportVersion").objects.order_by("number"):
        versions.setdefault(version.report_id, []).append(version)
    # Those that somebody may have been handed come first, the oldest before the others.
    reports.sort(
        key=lambda report: (
            report.pk not in versions,
            versions[report.pk][0].published_at.isoformat() if report.pk in versions else "",
        )
    )
    labels, numbers = set(), set()
    for report in reports:
        report.label = _label(report, labels)
        if report.pk in versions:
            report.published_number = _number(report, versions[report.pk], numbers)
        report.save(update_fields=["label", "published_number"])


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0012_calendar_changes"),
        ("reporting", "0005_possible_days"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="report",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="report",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="report",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="report",
            name="label",
            field=models.CharField(
                blank=True, editable=False, max_length=24, verbose_name="exercice"
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="published_number",
            field=models.CharField(
                blank=True, editable=False, max_length=80, verbose_name="numéro publié"
            ),
        ),
        migrations.AddField(
            model_name="reportevent",
            name="label",
            field=models.CharField(
                blank=True, editable=False, max_length=24, verbose_name="exercice"
            ),
        ),
        migrations.AddField(
            model_name="reportevent",
            name="published_number",
            field=models.CharField(
                blank=True, editable=False, max_length=80, verbose_name="numéro publié"
            ),
        ),
        migrations.RunPython(name_reports, migrations.RunPython.noop),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="same_period",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."label" IS DISTINCT FROM (NEW."label") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="83f1128fa403dba8ef51f6f3e0652d23b418fc43",
                    operation="UPDATE",
                    pgid="pgtrigger_same_period_17140",
                    table="reporting_report",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="same_number",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NOT (OLD."published_number" = \'\') AND OLD."published_number" IS DISTINCT FROM (NEW."published_number"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="31375fa0629387292f7b788bb88b51fce3f850c9",
                    operation="UPDATE",
                    pgid="pgtrigger_same_number_eaa65",
                    table="reporting_report",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reporting_reportevent" ("correction_reason", "ends_on", "id", "kind", "label", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "published_number", "starts_on", "state") VALUES (NEW."correction_reason", NEW."ends_on", NEW."id", NEW."kind", NEW."label", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."program_id", NEW."published_number", NEW."starts_on", NEW."state"); RETURN NULL;',
                    hash="bb6f3a33f4d17eda18617e3bad7b7bd5bc181f58",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_69d08",
                    table="reporting_report",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "reporting_reportevent" ("correction_reason", "ends_on", "id", "kind", "label", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "published_number", "starts_on", "state") VALUES (NEW."correction_reason", NEW."ends_on", NEW."id", NEW."kind", NEW."label", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."program_id", NEW."published_number", NEW."starts_on", NEW."state"); RETURN NULL;',
                    hash="4f5148d1886f89327186a9b1f76a97ee7b2c9664",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6c13c",
                    table="reporting_report",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="report",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "reporting_reportevent" ("correction_reason", "ends_on", "id", "kind", "label", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "program_id", "published_number", "starts_on", "state") VALUES (OLD."correction_reason", OLD."ends_on", OLD."id", OLD."kind", OLD."label", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."program_id", OLD."published_number", OLD."starts_on", OLD."state"); RETURN NULL;',
                    hash="ea7633df32352729b5ded0b62d8e44b1cf2398f6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a47c2",
                    table="reporting_report",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                fields=("kind", "program", "organization", "label"),
                name="report_label_once",
                nulls_distinct=False,
                violation_error_message="Un autre rapport porte déjà ce nom d’exercice.",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                condition=models.Q(("published_number", ""), _negated=True),
                fields=("published_number",),
                name="report_number_once",
                violation_error_message="Un autre rapport publié porte déjà ce numéro.",
            ),
        ),
    ]
