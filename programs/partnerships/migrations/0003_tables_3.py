"""The tables of partnerships."""

import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0002_tables_2"),
    ]

    operations = [
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=40, verbose_name="code")),
                ("text", models.CharField(max_length=500, verbose_name="suivi")),
                (
                    "text_en",
                    models.CharField(blank=True, max_length=500, verbose_name="suivi en anglais"),
                ),
                (
                    "responsible",
                    models.CharField(
                        blank=True, max_length=160, verbose_name="personne qui s’en charge"
                    ),
                ),
                ("noted_on", models.DateField(verbose_name="noté le")),
                (
                    "timeline",
                    models.CharField(blank=True, max_length=100, verbose_name="échéancier"),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="échéance")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "À faire"), ("done", "Fait"), ("dropped", "Abandonné")],
                        default="open",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="motif")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="follow_ups",
                        to="plans.action",
                        verbose_name="action du plan",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="follow_ups",
                        to="partnerships.agreement",
                        verbose_name="entente",
                    ),
                ),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="assigned_follow_ups",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="suivi par",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="partnerships.committee",
                        verbose_name="comité",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="follow_ups",
                        to="partnerships.decision",
                        verbose_name="décision",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="partnerships.committeemeeting",
                        verbose_name="noté à la rencontre",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="programs.organization",
                        verbose_name="organisme qui s’en charge",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "suivi",
                "verbose_name_plural": "suivis",
                "ordering": [
                    "program",
                    models.OrderBy(models.F("due_on"), nulls_last=True),
                    "noted_on",
                    "pk",
                ],
            },
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="follow_up",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="agenda_items",
                to="partnerships.followup",
                verbose_name="suivi",
            ),
        ),
        migrations.CreateModel(
            name="FollowUpMove",
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
                    "follow_up",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="partnerships.followup",
                        verbose_name="suivi",
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
                "verbose_name": "étape d’un suivi",
                "verbose_name_plural": "étapes des suivis",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="InsuredHours",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="du")),
                ("ends_on", models.DateField(verbose_name="au")),
                (
                    "hours",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=8,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="heures",
                    ),
                ),
                (
                    "people",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="personnes"),
                ),
                ("note", models.CharField(blank=True, max_length=250, verbose_name="note")),
                (
                    "declared_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="inscrites le"),
                ),
                ("submission", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hours",
                        to="partnerships.agreement",
                        verbose_name="entente",
                    ),
                ),
                (
                    "declared_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="inscrites par",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hours",
                        to="partnerships.agreementparty",
                        verbose_name="déclarées par",
                    ),
                ),
            ],
            options={
                "verbose_name": "déclaration d’heures",
                "verbose_name_plural": "déclarations d’heures",
                "ordering": ["agreement", "-starts_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="MeetingFile",
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
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="files",
                        to="partnerships.agendaitem",
                        verbose_name="point de l’ordre du jour",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="partnerships.committeemeeting",
                        verbose_name="rencontre",
                    ),
                ),
            ],
            options={
                "verbose_name": "document d’une rencontre",
                "verbose_name_plural": "documents des rencontres",
                "ordering": ["added_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Minutes",
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
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                (
                    "language",
                    models.CharField(
                        choices=[("fr-ca", "Français"), ("en", "English")],
                        default="fr-ca",
                        max_length=8,
                        verbose_name="langue",
                    ),
                ),
                ("adopted_on", models.DateField(verbose_name="adopté le")),
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
                    "adopted_at",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adoptions",
                        to="partnerships.committeemeeting",
                        verbose_name="adopté à la rencontre",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="adopted",
                        to="partnerships.committeemeeting",
                        verbose_name="rencontre",
                    ),
                ),
            ],
            options={
                "verbose_name": "compte rendu adopté",
                "verbose_name_plural": "comptes rendus adoptés",
                "ordering": ["meeting", "-version", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NetworkEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "is_listed",
                    models.BooleanField(
                        default=True,
                        help_text="Les membres du réseau la trouvent.",
                        verbose_name="au répertoire",
                    ),
                ),
                ("mission", models.TextField(blank=True, verbose_name="mission")),
                ("mission_en", models.TextField(blank=True, verbose_name="mission en anglais")),
                (
                    "territory",
                    models.CharField(blank=True, max_length=250, verbose_name="territoire servi"),
                ),
                ("address", models.TextField(blank=True, verbose_name="adresse")),
                (
                    "hours",
                    models.CharField(blank=True, max_length=250, verbose_name="heures d’ouverture"),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("fr", "français"),
                                ("en", "anglais"),
                                ("es", "espagnol"),
                                ("ar", "arabe"),
                                ("pt", "portugais"),
                                ("ro", "roumain"),
                                ("ru", "russe"),
                                ("zh", "chinois"),
                                ("fa", "persan"),
                                ("sw", "swahili"),
                                ("ln", "lingala"),
                                ("rn", "kirundi"),
                                ("ht", "créole haïtien"),
                                ("wo", "wolof"),
                                ("uk", "ukrainien"),
                                ("vi", "vietnamien"),
                            ],
                            max_length=12,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="langues de service",
                    ),
                ),
                (
                    "takes_referrals",
                    models.BooleanField(default=False, verbose_name="reçoit des références"),
                ),
                (
                    "confirmed_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="confirmée par l’organisme le"
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="mise à jour le")),
                (
                    "organization",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="network_entry",
                        to="programs.organization",
                        verbose_name="organisme",
                    ),
                ),
            ],
            options={
                "verbose_name": "fiche du répertoire",
                "verbose_name_plural": "fiches du répertoire",
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
            name="NetworkContact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="nom")),
                ("title", models.CharField(blank=True, max_length=160, verbose_name="fonction")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="courriel")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="téléphone")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="rang")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contacts",
                        to="partnerships.networkentry",
                        verbose_name="fiche",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact du réseau",
                "verbose_name_plural": "contacts du réseau",
                "ordering": ["entry", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="NetworkService",
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
                            ("employment", "Emploi"),
                            ("training", "Formation"),
                            ("french", "Francisation"),
                            ("welcome", "Accueil et intégration"),
                            ("youth", "Jeunesse"),
                            ("family", "Famille"),
                            ("health", "Santé et services sociaux"),
                            ("crisis", "Écoute et crise"),
                            ("housing", "Logement"),
                            ("food", "Aide alimentaire"),
                            ("transport", "Transport"),
                            ("rights", "Défense des droits"),
                            ("other", "Autre service"),
                        ],
                        max_length=12,
                        verbose_name="domaine",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="service")),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=200, verbose_name="service en anglais"),
                ),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "description_en",
                    models.TextField(blank=True, verbose_name="description en anglais"),
                ),
                ("audience", models.CharField(blank=True, max_length=250, verbose_name="pour qui")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="rang")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="services",
                        to="partnerships.networkentry",
                        verbose_name="fiche",
                    ),
                ),
            ],
            options={
                "verbose_name": "service du réseau",
                "verbose_name_plural": "services du réseau",
                "ordering": ["entry", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("signed_on", models.DateField(verbose_name="signé le")),
                (
                    "signed_by",
                    models.CharField(blank=True, max_length=160, verbose_name="signé par"),
                ),
                ("title", models.CharField(blank=True, max_length=160, verbose_name="titre")),
                (
                    "amendment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="partnerships.amendment",
                        verbose_name="avenant",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatures",
                        to="partnerships.agreementparty",
                        verbose_name="partie",
                    ),
                ),
            ],
            options={
                "verbose_name": "signature",
                "verbose_name_plural": "signatures",
                "ordering": ["signed_on", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["program", "state"], name="agreement_by_state"),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.UniqueConstraint(
                fields=("program", "number"),
                name="agreement_number_once",
                violation_error_message="Une autre entente du programme porte ce numéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "cancelled"), _negated=True),
                fields=("renews",),
                name="agreement_renewed_once",
                violation_error_message="Cette entente a déjà une entente qui la renouvelle.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="agreement_dates_in_order",
                violation_error_message="La fin de l’entente précède son début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on__isnull", False),
                    ("state__in", ("draft", "negotiation", "signing", "cancelled")),
                    _connector="OR",
                ),
                name="agreement_bound_has_a_start",
                violation_error_message="Écrivez le début de l’entente avant de la mettre en vigueur.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("renewal", "tacit"), _negated=True),
                    models.Q(("ends_on__isnull", False), ("renewal_months__isnull", False)),
                    _connector="OR",
                ),
                name="agreement_tacit_is_for_months",
                violation_error_message="Une reconduction tacite demande une fin, et le nombre de mois de chaque reconduction.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", False), ("renewal", "indefinite"), _negated=True
                ),
                name="agreement_indefinite_has_no_end",
                violation_error_message="Une entente à durée indéterminée n’a pas de fin.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("notice", None),
                    ("starts_on", None),
                    ("ends_on", None),
                    ("ends_on__lt", models.F("starts_on")),
                    (
                        "starts_on__lt",
                        models.Func(
                            models.F("ends_on"),
                            models.F("notice"),
                            models.F("notice_unit"),
                            function="arrimage_term_before",
                            output_field=models.DateField(),
                        ),
                    ),
                    _connector="OR",
                ),
                name="agreement_notice_within_term",
                violation_error_message="Le préavis est plus long que l’entente.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("denounced_on", None), ("stops_on", None)),
                    models.Q(
                        ("denounced_on__isnull", False), ("stops_on__gte", models.F("denounced_on"))
                    ),
                    _connector="OR",
                ),
                name="agreement_notice_given_is_whole",
                violation_error_message="Un avis de fin a le jour où il fut donné et, au plus tôt ce jour-là, celui où l’entente prend fin.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reason", ""),
                    ("state__in", ("suspended", "terminated", "cancelled")),
                    _negated=True,
                ),
                name="agreement_stopped_with_reason",
                violation_error_message="Écrivez pourquoi l’entente est suspendue, résiliée ou annulée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("renews", models.F("id")), _negated=True),
                name="agreement_does_not_renew_itself",
                violation_error_message="Une entente ne se renouvelle pas elle-même.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementparty",
            constraint=models.UniqueConstraint(
                fields=("agreement", "organization"),
                name="agreement_party_once",
                violation_error_message="Cet organisme est déjà une partie de l’entente.",
            ),
        ),
    ]
