"""Static files under names that carry their hash, so that browsers may keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Also follow the imports between ES modules, which Django leaves alone by default."""

    support_js_module_import_aggregation = True
