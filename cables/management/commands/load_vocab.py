"""`manage.py load_vocab`: posts, TAGS and the group of curators. Safe to run again."""

from typing import Any

from django.core.management.base import BaseCommand

from cables.actions.accounts import ensure_curators_group
from cables.ingest.vocabulary import load_posts, load_tags


class Command(BaseCommand):
    help = "Load the reference data of fixtures/vocab: posts and TAGS. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> str:
        posts, tags = load_posts(), load_tags()
        ensure_curators_group()
        return f"{posts:,} posts and {tags:,} TAGS are loaded."
