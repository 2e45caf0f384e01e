"""Uploads: what came in, what became of it, and what was not understood."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Upload(models.Model):
    """One file, paste or command-line path that was given to the portal."""

    class Via(models.TextChoices):
        PASTE = "paste"
        FILE = "file"
        COMMAND = "command"

    class Status(models.TextChoices):
        RECEIVED = "received"
        READ = "read", "Read, not saved yet"
        STORED = "stored"
        DISCARDED = "discarded"

    name = models.CharField(max_length=500)
    via = models.CharField(max_length=10, choices=Via.choices)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.RECEIVED)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(help_text="Bytes")
    content = models.FileField(upload_to="uploads/%Y/%m/", blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="uploads"
    )
    taken = models.PositiveIntegerField(
        default=0, editable=False, help_text="Documents done; a killed run goes on after them"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(F("sha256"), name="upload_sha256")]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="upload_sha256_is_a_digest"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Entry(models.Model):
    """One document inside an upload and what became of it."""

    class Outcome(models.TextChoices):
        STORED = "stored"
        VERSION = "version", "New version of a held cable"
        HELD = "held", "Already held"
        UNREADABLE = "unreadable"

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="entries")
    file = models.CharField(max_length=500)
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    cable = models.ForeignKey(
        "Cable", models.SET_NULL, null=True, blank=True, related_name="entries"
    )
    message = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.file}: {self.get_outcome_display()}"


class Problem(models.Model):
    """Something a reader should know about how a version was read."""

    version = models.ForeignKey("Version", models.CASCADE, related_name="problems")
    code = models.SlugField(max_length=60)
    field = models.CharField(max_length=60, blank=True)
    message = models.TextField()
    line = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}" if self.line else self.message
