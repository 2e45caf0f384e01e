"""What the log spares its reader."""

import logging
from http import HTTPStatus


class RefusalsInOneLine(logging.Filter):
    """Requests that were refused (4xx: no permission, a wrong host name) need no traceback.

    Django logs some of them as errors with one; they say nothing about the portal's own health.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        status = getattr(record, "status_code", HTTPStatus.INTERNAL_SERVER_ERROR)
        if status < HTTPStatus.INTERNAL_SERVER_ERROR:
            record.exc_info = record.exc_text = None
            record.levelno = min(record.levelno, logging.WARNING)
            record.levelname = logging.getLevelName(record.levelno)
        return True
