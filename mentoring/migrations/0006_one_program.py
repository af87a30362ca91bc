"""A pairing, its mentor and its mentee belong to one program: composite foreign keys hold it."""

from django.db import migrations

ADD = """
    ALTER TABLE mentoring_pairing ADD CONSTRAINT pairing_{role}_of_its_program
    FOREIGN KEY ({role}_id, program_id) REFERENCES mentoring_{role} (id, program_id)
    DEFERRABLE INITIALLY IMMEDIATE
"""
DROP = "ALTER TABLE mentoring_pairing DROP CONSTRAINT pairing_{role}_of_its_program"


class Migration(migrations.Migration):
    dependencies = [("mentoring", "0005_rules")]
    operations = [
        migrations.RunSQL(ADD.format(role=role), DROP.format(role=role))
        for role in ("mentor", "mentee")
    ]
