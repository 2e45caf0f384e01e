# The image of web server and worker alike; compose.yaml says which is which.
FROM python:3.13-slim
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PORTAL_STATE=/state

WORKDIR /portal
COPY requirements.lock pyproject.toml ./
RUN pip install --no-cache-dir uv \
 && uv pip install --system --no-cache --require-hashes -r requirements.lock
COPY manage.py ./
COPY portal portal
COPY cables cables
COPY templates templates
COPY static static
COPY fixtures fixtures

RUN useradd --system --uid 10001 --home-dir /state portal \
 && mkdir /state && chown portal /state
USER portal
VOLUME /state
EXPOSE 8000

CMD ["gunicorn", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", \
     "--threads", "4", "--limit-request-line", "8190", "--no-control-socket", \
     "--access-logfile", "-", "portal.wsgi"]
