"""The tables of referrals."""

import uuid

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("people", "0003_triggers"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("programs", "0006_cache_table"),
    ]

    operations = [
        migrations.CreateModel(
            name="Referral",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        help_text="Le numéro de la référence dans vos fichiers.",
                        max_length=40,
                        verbose_name="code",
                    ),
                ),
                (
                    "referrer_as_typed",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="organisme tel qu’écrit"
                    ),
                ),
                ("received_on", models.DateField(verbose_name="reçue le")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Reçue"),
                            ("acknowledged", "Accusée"),
                            ("under_review", "À l’étude"),
                            ("accepted", "Acceptée"),
                            ("first_contact", "Premier contact"),
                            ("in_service", "En service"),
                            ("closed", "Close"),
                            ("refused", "Refusée"),
                            ("redirected", "Redirigée"),
                            ("withdrawn", "Retirée"),
                            ("duplicate", "Doublon"),
                        ],
                        default="received",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                (
                    "urgency",
                    models.CharField(
                        choices=[
                            ("normal", "Habituelle"),
                            ("soon", "D’ici deux semaines"),
                            ("urgent", "Urgente"),
                        ],
                        default="normal",
                        max_length=10,
                        verbose_name="urgence",
                    ),
                ),
                ("need", models.TextField(blank=True, verbose_name="besoin")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("reason", models.TextField(blank=True, verbose_name="motif ou issue")),
                (
                    "as_sent",
                    models.JSONField(
                        blank=True, default=dict, editable=False, verbose_name="telle qu’envoyée"
                    ),
                ),
                ("submission", models.UUIDField(editable=False, null=True, unique=True)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="inscrite le")),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="assigned_referrals",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="suivie par",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="created_referrals",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="inscrite par",
                    ),
                ),
                (
                    "duplicate_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duplicates",
                        to="referrals.referral",
                        verbose_name="doublon de",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="people.person",
                        verbose_name="personne",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
                (
                    "redirected_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="redirected_referrals",
                        to="programs.organization",
                        verbose_name="redirigée vers",
                    ),
                ),
                (
                    "referrer",
                    models.ForeignKey(
                        blank=True,
                        help_text="Laissez vide si la personne s’est présentée d’elle-même ou si l’organisme est inconnu.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sent_referrals",
                        to="programs.organization",
                        verbose_name="organisme référent",
                    ),
                ),
            ],
            options={
                "verbose_name": "référence",
                "verbose_name_plural": "références",
                "ordering": ["-received_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ReferralFile",
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
                    "from_referrer",
                    models.BooleanField(default=True, verbose_name="de l’organisme référent"),
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
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="referrals.referral",
                        verbose_name="référence",
                    ),
                ),
            ],
            options={
                "verbose_name": "pièce jointe d’une référence",
                "verbose_name_plural": "pièces jointes des références",
                "ordering": ["added_at", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReferralLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "contact_name",
                    models.CharField(max_length=160, verbose_name="nom de la personne"),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="courriel")),
                (
                    "language",
                    models.CharField(
                        choices=[("fr-ca", "Français"), ("en", "English")],
                        default="fr-ca",
                        max_length=8,
                        verbose_name="langue",
                    ),
                ),
                ("nonce", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("expires_at", models.DateTimeField(verbose_name="valide jusqu’au")),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="fermé le"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="envoyé par",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referral_links",
                        to="programs.organization",
                        verbose_name="organisme",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referral_links",
                        to="programs.program",
                        verbose_name="programme",
                    ),
                ),
                (
                    "referral",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="link",
                        to="referrals.referral",
                        verbose_name="référence",
                    ),
                ),
            ],
            options={
                "verbose_name": "lien d’un partenaire occasionnel",
                "verbose_name_plural": "liens des partenaires occasionnels",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ReferralMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_referrer", models.BooleanField(verbose_name="de l’organisme référent")),
                (
                    "author_name",
                    models.CharField(blank=True, max_length=160, verbose_name="nom de l’auteur"),
                ),
                ("body", models.TextField(verbose_name="message")),
                ("sent_at", models.DateTimeField(auto_now_add=True, verbose_name="envoyé le")),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="lu le")),
                ("submission", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "author",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="auteur",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="messages",
                        to="referrals.referral",
                        verbose_name="référence",
                    ),
                ),
            ],
            options={
                "verbose_name": "message d’une référence",
                "verbose_name_plural": "messages des références",
                "ordering": ["sent_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ReferralMove",
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
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="referrals.referral",
                        verbose_name="référence",
                    ),
                ),
            ],
            options={
                "verbose_name": "étape d’une référence",
                "verbose_name_plural": "étapes des références",
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(fields=["program", "received_on"], name="referral_by_day"),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("program", "code"),
                name="referral_code_once",
                violation_error_message="Une autre référence de ce programme porte ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), ("state", "refused"), _negated=True),
                name="referral_refused_with_reason",
                violation_error_message="Écrivez le motif du refus.",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(("redirected_to", None), ("state", "redirected"), _negated=True),
                name="referral_redirected_somewhere",
                violation_error_message="Choisissez l’organisme vers lequel la référence est redirigée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="referralfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__range", (1, 10485760))),
                name="referralfile_within_the_limit",
                violation_error_message="Ce fichier est vide, ou dépasse 10 Mo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="referralfile",
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
                name="referralfile_is_whole",
                violation_error_message="Ce fichier est arrivé abîmé\xa0: envoyez-le de nouveau.",
            ),
        ),
        migrations.AddConstraint(
            model_name="referralfile",
            constraint=models.UniqueConstraint(
                fields=("referral", "sha256"),
                name="referralfile_once_a_referral",
                violation_error_message="Ce fichier est déjà joint.",
            ),
        ),
        migrations.AddConstraint(
            model_name="referralmessage",
            constraint=models.CheckConstraint(
                condition=models.Q(("body", ""), _negated=True),
                name="message_says_something",
                violation_error_message="Écrivez votre message.",
            ),
        ),
        migrations.AddConstraint(
            model_name="referralmessage",
            constraint=models.CheckConstraint(
                condition=models.Q(("author", None), ("author_name", ""), _negated=True),
                name="message_has_an_author",
                violation_error_message="Un message a un auteur.",
            ),
        ),
    ]
