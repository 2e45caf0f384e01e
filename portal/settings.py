"""The one settings file. What differs between places comes from environment variables:

PORTAL_STATE          folder of everything that is not code (default: var/PORT beside manage.py)
PORT                  where `make demo` listens, and which state folder is meant (default: 8000)
DATABASE_URL          a PostgreSQL 15 or later; without it a private one starts by itself
SECRET_KEY            without it one is made and kept in the state folder
DEBUG                 True while developing
ALLOWED_HOSTS         host names of the site, separated by commas
CSRF_TRUSTED_ORIGINS  https://... origins behind a proxy that ends TLS, separated by commas
HTTPS                 True where the site is reached by https: secure cookies, redirects, HSTS
LOG_LEVEL             DEBUG, INFO, WARNING or ERROR (default: INFO)
"""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from portal.environment import (
    env_bool,
    env_choice,
    env_folder,
    env_hosts,
    env_int,
    env_origins,
    kept_secret,
)

BASE_DIR = Path(__file__).resolve().parent.parent
MEBIBYTE = 1024 * 1024

# --- where we are -------------------------------------------------------------------------------

PORT = env_int("PORT", 8000, low=1, high=65535)
STATE = env_folder("PORTAL_STATE", BASE_DIR / "var" / str(PORT))
DEBUG = env_bool("DEBUG", False)
HTTPS = env_bool("HTTPS", False)
SECRET_KEY = os.environ.get("SECRET_KEY") or kept_secret(STATE / "secret_key")
ALLOWED_HOSTS = env_hosts("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env_origins("CSRF_TRUSTED_ORIGINS")

# --- the application ----------------------------------------------------------------------------

INSTALLED_APPS = [
    "cables.apps.CablesConfig",
    "portal.apps.PortalConfig",
    "portal.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "portal.head.HeadMiddleware",
    "portal.health.HealthMiddleware",
    "portal.timing.TimingMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.caching.CacheControlMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.hostile_input.HostileInputMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# --- data ---------------------------------------------------------------------------------------

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASE_URL = os.environ.get("DATABASE_URL", "")

# gunicorn's threads live long, and each keeps its connection: no pool is needed.
_LASTING = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}

if not DATABASE_URL:
    DATABASES = {
        "default": {
            "ENGINE": "portal.embedded_postgres",
            "NAME": "cables",
            "OPTIONS": {"state": STATE},
            **_LASTING,
        }
    }
elif DATABASE_URL.startswith(("postgres://", "postgresql://")):
    DATABASES = {"default": {**dj_database_url.parse(DATABASE_URL), **_LASTING}}
else:
    raise ImproperlyConfigured(
        f"DATABASE_URL begins with {DATABASE_URL.partition(':')[0]!r}: the portal runs on "
        "PostgreSQL alone; write 'postgres://user:password@host:5432/name', or unset it"
    )

CACHES = {  # of one process, for what may be forgotten: wrong passwords, see portal/guesses.py
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

INDEX_DIR = STATE / "index"
INDEX_IN_BACKGROUND = True  # it follows a curator's decision within moments, which nobody waits for
MEDIA_ROOT = STATE / "uploads"

UPLOAD_MAX_BYTES = 200 * MEBIBYTE  # one uploaded file
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * MEBIBYTE  # a form without its files: a pasted text
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * MEBIBYTE  # what is larger is streamed to disk
FILE_UPLOAD_PERMISSIONS = 0o600

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "ingest.jobs"
PROCRASTINATE_IMPORT_PATHS = ["cables.actions.jobs"]

# --- language and time --------------------------------------------------------------------------

LANGUAGE_CODE = "en"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"

# --- static files -------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = STATE / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "portal.static.HashedStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG

# --- what a browser may do with our pages -------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None

# --- log ----------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"refusals": {"()": "portal.logs.RefusalsInOneLine"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["refusals"],
        }
    },
    "loggers": {"procrastinate": {"level": "WARNING"}},  # it tells of every task at every start
    "root": {
        "handlers": ["console"],
        "level": env_choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR")),
    },
}
