"""The tables that keep the history of partnerships."""

import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0005_history_1"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgreementFileEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=150, verbose_name="nom du fichier")),
                ("content_type", models.CharField(max_length=100, verbose_name="type")),
                (
                    "size",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10485760),
                        ],
                        verbose_name="taille en octets",
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("added_at", models.DateTimeField(auto_now_add=True, verbose_name="joint le")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("signed", "Exemplaire signé"),
                            ("text", "Texte soumis à la signature"),
                            ("annex", "Annexe"),
                            ("other", "Autre document"),
                        ],
                        default="signed",
                        max_length=12,
                        verbose_name="type",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="joint par",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreement",
                        verbose_name="entente",
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
                        to="partnerships.agreementfile",
                    ),
                ),
                (
                    "amendment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.amendment",
                        verbose_name="avenant",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementClauseEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("principles", "Principes directeurs"),
                            ("object", "Objet"),
                            ("roles", "Rôles et responsabilités"),
                            ("referral", "Mécanismes de référence"),
                            ("communication", "Mécanismes de communication"),
                            ("data_sharing", "Communication de renseignements personnels"),
                            ("money", "Modalités financières"),
                            ("insurance", "Assurances"),
                            ("visibility", "Visibilité"),
                            ("review", "Évaluation et suivi"),
                            ("duration", "Durée et renouvellement"),
                            ("termination", "Résiliation"),
                            ("other", "Autre clause"),
                        ],
                        max_length=16,
                        verbose_name="sujet",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="titre")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=200, verbose_name="titre en anglais"),
                ),
                ("body", models.TextField(verbose_name="texte")),
                ("body_en", models.TextField(blank=True, verbose_name="texte en anglais")),
                ("source", models.TextField(blank=True, verbose_name="texte avec ses champs")),
                (
                    "source_en",
                    models.TextField(blank=True, verbose_name="texte anglais avec ses champs"),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="rang")),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreement",
                        verbose_name="entente",
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
                        to="partnerships.agreementclause",
                    ),
                ),
                (
                    "amendment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.amendment",
                        verbose_name="ajoutée par l’avenant",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AmendmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField(verbose_name="avenant")),
                ("subject", models.CharField(max_length=250, verbose_name="objet")),
                (
                    "subject_en",
                    models.CharField(blank=True, max_length=250, verbose_name="objet en anglais"),
                ),
                ("body", models.TextField(blank=True, verbose_name="texte")),
                ("body_en", models.TextField(blank=True, verbose_name="texte en anglais")),
                (
                    "effective_on",
                    models.DateField(blank=True, null=True, verbose_name="prend effet le"),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="Vide\xa0: la fin ne change pas.",
                        null=True,
                        verbose_name="nouvelle fin",
                    ),
                ),
                (
                    "insured_hours",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="Vide\xa0: elles ne changent pas.",
                        max_digits=8,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="nouvelles heures assurées",
                    ),
                ),
                (
                    "signed_on",
                    models.DateField(blank=True, null=True, verbose_name="signé par tous le"),
                ),
                ("cancelled_on", models.DateField(blank=True, null=True, verbose_name="annulé le")),
                ("reason", models.TextField(blank=True, verbose_name="motif de l’annulation")),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agreement",
                        verbose_name="entente",
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
                        to="partnerships.amendment",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClauseTemplateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=40, verbose_name="code")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("principles", "Principes directeurs"),
                            ("object", "Objet"),
                            ("roles", "Rôles et responsabilités"),
                            ("referral", "Mécanismes de référence"),
                            ("communication", "Mécanismes de communication"),
                            ("data_sharing", "Communication de renseignements personnels"),
                            ("money", "Modalités financières"),
                            ("insurance", "Assurances"),
                            ("visibility", "Visibilité"),
                            ("review", "Évaluation et suivi"),
                            ("duration", "Durée et renouvellement"),
                            ("termination", "Résiliation"),
                            ("other", "Autre clause"),
                        ],
                        max_length=16,
                        verbose_name="sujet",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="titre")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=200, verbose_name="titre en anglais"),
                ),
                ("body", models.TextField(verbose_name="texte")),
                ("body_en", models.TextField(blank=True, verbose_name="texte en anglais")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="rang")),
                (
                    "is_usual",
                    models.BooleanField(
                        default=True,
                        help_text="Elle entre dans chaque nouvelle entente.",
                        verbose_name="mise d’office",
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
                        to="partnerships.clausetemplate",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CommitteeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=40, verbose_name="code")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("steering", "Comité directeur"),
                            ("concertation", "Table ou instance de concertation"),
                            ("working", "Groupe de travail"),
                            ("contacts", "Groupe de personnes contacts"),
                            ("board", "Conseil d’administration"),
                            ("other", "Autre comité"),
                        ],
                        default="concertation",
                        max_length=16,
                        verbose_name="type",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="nom")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=200, verbose_name="nom en anglais"),
                ),
                ("mandate", models.TextField(blank=True, verbose_name="mandat")),
                ("mandate_en", models.TextField(blank=True, verbose_name="mandat en anglais")),
                (
                    "quorum",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Combien de membres qui votent doivent être là. Vide\xa0: aucun n’est demandé.",
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="quorum",
                    ),
                ),
                (
                    "announced_members",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Combien d’organismes membres un document annonce, s’il en annonce.",
                        null=True,
                        verbose_name="organismes annoncés",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="formé le")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="dissous le")),
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
                        to="partnerships.committee",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CommitteeMeetingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField(verbose_name="rencontre")),
                ("day", models.DateField(blank=True, null=True, verbose_name="jour")),
                ("starts", models.TimeField(blank=True, null=True, verbose_name="début")),
                ("ends", models.TimeField(blank=True, null=True, verbose_name="fin")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="lieu")),
                ("online", models.URLField(blank=True, verbose_name="lien de la visioconférence")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "À préparer"),
                            ("convened", "Convoquée"),
                            ("held", "Tenue"),
                            ("approved", "Compte rendu adopté"),
                            ("cancelled", "Annulée"),
                        ],
                        default="planned",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                (
                    "quorum_needed",
                    models.PositiveSmallIntegerField(
                        blank=True, editable=False, null=True, verbose_name="quorum de ce jour"
                    ),
                ),
                ("minutes", models.TextField(blank=True, verbose_name="compte rendu")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changée le")),
                (
                    "convened_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="convoquée le"
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.committee",
                        verbose_name="comité",
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
                        to="partnerships.committeemeeting",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CommitteeAttendanceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "presence",
                    models.CharField(
                        choices=[
                            ("present", "Présence"),
                            ("replaced", "Remplacement"),
                            ("excused", "Absence motivée"),
                            ("absent", "Absence"),
                        ],
                        max_length=12,
                        verbose_name="présence",
                    ),
                ),
                (
                    "replaced_by",
                    models.CharField(blank=True, max_length=160, verbose_name="en remplacement"),
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
                        to="partnerships.committeeattendance",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.committeemeeting",
                        verbose_name="rencontre",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.committeemember",
                        verbose_name="membre",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CommitteeMemberEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "name",
                    models.CharField(blank=True, max_length=160, verbose_name="nom de la personne"),
                ),
                ("title", models.CharField(blank=True, max_length=160, verbose_name="fonction")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="courriel")),
                (
                    "seat",
                    models.CharField(
                        choices=[
                            ("chair", "Présidence"),
                            ("secretary", "Secrétariat"),
                            ("member", "Membre"),
                            ("observer", "Observation"),
                        ],
                        default="member",
                        max_length=12,
                        verbose_name="siège",
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="mandat du")),
                (
                    "ends_on",
                    models.DateField(blank=True, null=True, verbose_name="mandat jusqu’au"),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.committee",
                        verbose_name="comité",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
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
                        to="partnerships.committeemember",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
