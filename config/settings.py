"""The settings of Arrimage, in one file, read from the environment.

Without any variable set, this is a first look: the embedded PostgreSQL of ``config.postgres``, DEBUG on,
mail on the console and a secret key kept in ``var/``. With ``DATABASE_URL`` set it is a real installation
and refuses to run with the leniencies of a first look.
"""

import re
import secrets
from pathlib import Path
from urllib.parse import urlsplit

import dj_email_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from config import postgres

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()

FIRST_LOOK = not env.str("DATABASE_URL", "")
DEBUG = env.bool("DEBUG", FIRST_LOOK)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [])
# How the site is called in mail: where a link in a message leads is not for a request to decide.
SITE_URL = env.str("SITE_URL", "").rstrip("/") or (
    f"http://127.0.0.1:{env.int('PORT', 8000)}" if FIRST_LOOK else f"https://{ALLOWED_HOSTS[0]}"
)


def _first_look_secret_key() -> str:
    """A key of this machine's own, so that sessions outlive a restart and no two look alike."""
    path = postgres.var_dir() / "secret_key"
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


SECRET_KEY = env.str("SECRET_KEY", "") or (_first_look_secret_key() if FIRST_LOOK else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("DATABASE_URL is set: set SECRET_KEY as well.")

# Names that only this machine answers to.
_LOCAL_HOSTS = {"127.0.0.1", "localhost", "[::1]", "::1", "testserver"}
_public_hosts = {*ALLOWED_HOSTS, urlsplit(SITE_URL).hostname} - _LOCAL_HOSTS

# The demo accounts have printed passwords and ask for no second factor: never beside real data, nor where others
# reach the site.
DEMO_ACCOUNTS = env.bool("DEMO_ACCOUNTS", FIRST_LOOK and not _public_hosts)
if DEMO_ACCOUNTS and not FIRST_LOOK:
    raise ImproperlyConfigured("DEMO_ACCOUNTS cannot be on where DATABASE_URL is set.")
if DEMO_ACCOUNTS and _public_hosts:
    raise ImproperlyConfigured(
        "DEMO_ACCOUNTS cannot be on where ALLOWED_HOSTS or SITE_URL names a public host."
    )

INSTALLED_APPS = [
    "config.apps.ArrimageAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "pgtrigger",
    "pghistory",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "import_export",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "config.apps.ProjectConfig",
    "programs",
    "programs.accounts",
    "programs.people",
    "programs.referrals",
    "programs.agenda",
    "programs.plans",
    "programs.budgets",
    "programs.partnerships",
    "bursaries",
    "activities",
    "mentoring",
    "reporting",
    "reporting.packs",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.middleware.ReadableMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.kept.SignInMiddleware",
    "config.middleware.NotKeptMiddleware",
    "config.middleware.UserLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "config.kept.AcceptedMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.middleware.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    # Last, for it calls the view.
    "config.once.OnceMiddleware",
]

ROOT_URLCONF = "config.urls"
# config.wsgi serves real installations only; runserver makes its own for a first look.
WSGI_APPLICATION = None if FIRST_LOOK else "config.wsgi.application"

TEMPLATES = [
    {
        "NAME": "django",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.layout",
            ],
            # Every form that is sent with POST has a number of its own, whoever wrote its template.
            "builtins": ["config.templatetags.numbered", "config.templatetags.signs"],
        },
    },
    {
        # Mail is plain text: nothing in it is escaped.
        "NAME": "text",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {"autoescape": False},
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

DATABASES = {
    "default": postgres.database_settings() if FIRST_LOOK else env.dj_db_url("DATABASE_URL"),
}
# A connection serves the next request as well, for so many seconds, once it is known to be alive. In a first look it
# would serve none: runserver has a new thread for each visitor, and leaves open what the last one kept.
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", 0 if FIRST_LOOK else 60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# A server that does not answer is an error after a moment, not a page that waits.
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 10)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["programs.accounts.backends.SignInBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
# A link to choose a new password, in seconds: mail may take its time, a forgotten tab should not.
PASSWORD_RESET_TIMEOUT = 2 * 3600
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name}
    for name in (
        "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "django.contrib.auth.password_validation.MinimumLengthValidator",
        "django.contrib.auth.password_validation.CommonPasswordValidator",
        "django.contrib.auth.password_validation.NumericPasswordValidator",
        "programs.accounts.printed.NotPrintedValidator",
    )
]

# Signing in: by e-mail and password, with a second factor. User.email alone says whose an address is; allauth's
# own table of addresses stays empty. Nobody signs up: people are invited.
ACCOUNT_ADAPTER = "programs.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_FORMS = {
    "login": "programs.accounts.forms.signing.LoginForm",
    "reset_password": "programs.accounts.forms.signing.ResetPasswordForm",
    "reset_password_from_key": "programs.accounts.forms.signing.NewPasswordForm",
    "change_password": "programs.accounts.forms.signing.ChangePasswordForm",
    "reauthenticate": "programs.accounts.forms.signing.PasswordAgainForm",
    "user_token": "programs.accounts.forms.signing.LinkForm",
}
MFA_ADAPTER = "programs.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Arrimage"
# One step of 30 seconds before and after: clocks differ and typing takes time.
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "programs.accounts.forms.signing.CodeForm",
    "reauthenticate": "programs.accounts.forms.signing.CodeAgainForm",
    "activate_totp": "programs.accounts.forms.signing.ActivateForm",
}
# How many attempts, in the database cache that all processes share, by address of the visitor (ip) and by
# e-mail address or account (key, user). One window for all, so that a refusal can say how long it lasts.
LIMIT_MINUTES = 5
ACCOUNT_RATE_LIMITS = {
    "login": f"60/{LIMIT_MINUTES}m/ip",
    "login_failed": f"20/{LIMIT_MINUTES}m/ip,5/{LIMIT_MINUTES}m/key",
    "reset_password": f"10/{LIMIT_MINUTES}m/ip,3/{LIMIT_MINUTES}m/key",
    "reset_password_from_key": f"20/{LIMIT_MINUTES}m/ip",
    "change_password": f"5/{LIMIT_MINUTES}m/user",
    "reauthenticate": f"10/{LIMIT_MINUTES}m/user",
}
# How many servers in front of this one write X-Forwarded-For; with none, nobody is believed.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", 0)

LANGUAGE_CODE = "fr-ca"
# Each under its own name, whatever the language of the page.
LANGUAGES = [("fr-ca", "Français"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "config.formats"
TIME_ZONE = "America/Toronto"
USE_TZ = True

STATIC_URL = "static/"
# With the pictures of the guide, whose pages the site shows.
STATICFILES_DIRS = [BASE_DIR / "static", ("guide", BASE_DIR / "docs" / "guide" / "images")]
STATIC_ROOT = env.path("STATIC_ROOT", BASE_DIR / "staticfiles")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
# A working day; the cookie goes with the browser's window.
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "config.kept.csrf_failure"
# What a page tells about a person stays on the server, and the site needs one cookie less.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
if not FIRST_LOOK:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 31_536_000)
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    # Whether the other names of an organisation's domain speak HTTPS only is not for us to decide.
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# What takes long or leaves the house is a task: of a worker process (manage.py worker) in an installation and
# beside script/server, at once where none runs.
WORKER = env.bool("WORKER", not FIRST_LOOK)
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if WORKER
        else "django_tasks.backends.immediate.ImmediateBackend",
        "QUEUES": ["default", "mail"],
    }
}
# What one task may take: MB beyond what the worker has, and seconds.
TASK_MEMORY = env.int("TASK_MEMORY", 1536)
TASK_TIME = env.int("TASK_TIME", 900)

# On stderr, where the supervisor keeps it: what failed and where, without a word of what was typed or kept. Each
# request has its line in gunicorn's own log; here only those that failed, and refusals that a deployment explains.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "config.logs.Formatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # In the place of Django's own: the console in DEBUG alone, and mail that shows what was typed.
        "django": {"handlers": [], "level": "INFO"},
        "django.request": {"level": "ERROR"},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        # Of what comes even before or after Django: its access log is its own.
        "gunicorn.error": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        "weasyprint": {"level": "ERROR"},
    },
}

# dj-email-url speaks in the clear, password and all, where it does not know what the address begins with.
_email_url = re.sub(r"^smtp\+tls:", "submission:", env.str("EMAIL_URL", "") or "console://")
if urlsplit(_email_url).scheme not in dj_email_url.SCHEMES:
    raise ImproperlyConfigured(
        f"EMAIL_URL begins with none of {', '.join(sorted(dj_email_url.SCHEMES))}."
    )
EMAIL_CONFIG = dj_email_url.parse(_email_url)
# Seconds to wait for each answer of the mail server; a whole try is bounded by programs/smtp.py.
EMAIL_CONFIG["EMAIL_TIMEOUT"] = EMAIL_CONFIG["EMAIL_TIMEOUT"] or 10
if EMAIL_CONFIG["EMAIL_BACKEND"] == "django.core.mail.backends.smtp.EmailBackend":
    EMAIL_CONFIG["EMAIL_BACKEND"] = "programs.smtp.EmailBackend"
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str(
    "FROM_EMAIL", f"Arrimage <ne-pas-repondre@{SITE_URL.partition('://')[2].partition(':')[0]}>"
)

# Whom the public pages name: who keeps the site, and who answers for personal data (a name and title, an address).
CONTACT_EMAIL = env.str("CONTACT_EMAIL", "")
PRIVACY_OFFICER = env.str("PRIVACY_OFFICER", "")
PRIVACY_EMAIL = env.str("PRIVACY_EMAIL", "")

# History is written by database triggers and can only be added to.
PGHISTORY_APPEND_ONLY = True
PGHISTORY_ADMIN_ALL_EVENTS = False

# Import and export: one transaction a file, nothing kept on disk between preview and confirmation.
IMPORT_EXPORT_USE_TRANSACTIONS = True
IMPORT_EXPORT_TMP_STORAGE_CLASS = "import_export.tmp_storages.CacheStorage"
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Beyond it entries go at random, the limits on attempts among them: nobody fills this many in five minutes.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
