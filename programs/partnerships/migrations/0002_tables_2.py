"""The tables of partnerships."""

import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0001_tables_1"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgreementFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="nom du fichier")),
                ("content", models.BinaryField(verbose_name="contenu")),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="joint par",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="partnerships.agreement",
                        verbose_name="entente",
                    ),
                ),
                (
                    "amendment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="partnerships.amendment",
                        verbose_name="avenant",
                    ),
                ),
            ],
            options={
                "verbose_name": "document d’une entente",
                "verbose_name_plural": "documents des ententes",
                "ordering": ["added_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementClause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clauses",
                        to="partnerships.agreement",
                        verbose_name="entente",
                    ),
                ),
                (
                    "amendment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clauses",
                        to="partnerships.amendment",
                        verbose_name="ajoutée par l’avenant",
                    ),
                ),
            ],
            options={
                "verbose_name": "clause d’une entente",
                "verbose_name_plural": "clauses des ententes",
                "ordering": ["agreement", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ClauseTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clause_templates",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "modèle de clause",
                "verbose_name_plural": "modèles de clauses",
                "ordering": ["program", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Committee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committees",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "comité",
                "verbose_name_plural": "comités",
                "ordering": [
                    "program",
                    models.Func(
                        models.F("name"),
                        output_field=models.TextField(),
                        template='arrimage_sort_key(%(expressions)s) COLLATE "C"',
                    ),
                    "pk",
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitteeMeeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("nonce", models.UUIDField(default=uuid.uuid4, editable=False)),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="partnerships.committee",
                        verbose_name="comité",
                    ),
                ),
            ],
            options={
                "verbose_name": "rencontre d’un comité",
                "verbose_name_plural": "rencontres des comités",
                "ordering": [
                    "committee",
                    models.OrderBy(models.F("day"), nulls_last=True),
                    "number",
                    "pk",
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="rang")),
                ("title", models.CharField(max_length=250, verbose_name="point")),
                (
                    "title_en",
                    models.CharField(blank=True, max_length=250, verbose_name="point en anglais"),
                ),
                ("text", models.TextField(blank=True, verbose_name="explication")),
                (
                    "presenter",
                    models.CharField(blank=True, max_length=160, verbose_name="présenté par"),
                ),
                (
                    "minutes_planned",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="durée (minutes)"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="partnerships.committeemeeting",
                        verbose_name="rencontre",
                    ),
                ),
            ],
            options={
                "verbose_name": "point de l’ordre du jour",
                "verbose_name_plural": "points des ordres du jour",
                "ordering": ["meeting", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CommitteeMeetingMove",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "from_state",
                    models.CharField(blank=True, max_length=20, verbose_name="de l’état"),
                ),
                ("to_state", models.CharField(max_length=20, verbose_name="à l’état")),
                ("moved_at", models.DateTimeField(auto_now_add=True, verbose_name="noté le")),
                ("effective_on", models.DateField(verbose_name="en date du")),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="partnerships.committeemeeting",
                        verbose_name="rencontre d’un comité",
                    ),
                ),
                (
                    "moved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="par",
                    ),
                ),
            ],
            options={
                "verbose_name": "étape d’une rencontre d’un comité",
                "verbose_name_plural": "étapes des rencontres des comités",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CommitteeMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="partnerships.committee",
                        verbose_name="comité",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committee_seats",
                        to="programs.organization",
                        verbose_name="organisme",
                    ),
                ),
            ],
            options={
                "verbose_name": "membre d’un comité",
                "verbose_name_plural": "membres des comités",
                "ordering": [
                    "committee",
                    "seat",
                    models.Func(
                        models.F("name"),
                        output_field=models.TextField(),
                        template='arrimage_sort_key(%(expressions)s) COLLATE "C"',
                    ),
                    "pk",
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitteeAttendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="partnerships.committeemeeting",
                        verbose_name="rencontre",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="partnerships.committeemember",
                        verbose_name="membre",
                    ),
                ),
            ],
            options={
                "verbose_name": "présence à une rencontre d’un comité",
                "verbose_name_plural": "présences aux rencontres des comités",
                "ordering": ["meeting", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=20, verbose_name="numéro")),
                ("text", models.TextField(verbose_name="décision")),
                ("text_en", models.TextField(blank=True, verbose_name="décision en anglais")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("unanimous", "Adoptée à l’unanimité"),
                            ("majority", "Adoptée à la majorité"),
                            ("consensus", "Par consensus"),
                            ("rejected", "Rejetée"),
                            ("deferred", "Reportée"),
                        ],
                        default="unanimous",
                        max_length=12,
                        verbose_name="issue",
                    ),
                ),
                (
                    "moved_by",
                    models.CharField(blank=True, max_length=160, verbose_name="proposée par"),
                ),
                (
                    "seconded_by",
                    models.CharField(blank=True, max_length=160, verbose_name="appuyée par"),
                ),
                (
                    "is_provisional",
                    models.BooleanField(default=False, verbose_name="sous réserve de ratification"),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="decisions",
                        to="partnerships.agendaitem",
                        verbose_name="point de l’ordre du jour",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="partnerships.committeemeeting",
                        verbose_name="rencontre",
                    ),
                ),
                (
                    "ratified_at",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ratified",
                        to="partnerships.committeemeeting",
                        verbose_name="ratifiée à la rencontre",
                    ),
                ),
            ],
            options={
                "verbose_name": "décision",
                "verbose_name_plural": "décisions",
                "ordering": ["meeting", "pk"],
            },
        ),
    ]
