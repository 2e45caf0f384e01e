"""What admins change of posts."""

from django.db import transaction

from cables.actions.recording import follow
from cables.models import IndexChange, Post


def save(post: Post) -> None:
    """Keep a post as it is now; the index follows with all cables that it sent."""
    with transaction.atomic():
        post.save()
        IndexChange.objects.note_sent_from(post)
        follow()
