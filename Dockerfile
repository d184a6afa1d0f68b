FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml setup.py README.md LICENSE app.py gunicorn.conf.py ./
COPY checkers ./checkers
COPY rules ./rules
RUN python -m venv /opt/factdesk
RUN /opt/factdesk/bin/python -m pip install --no-cache-dir --disable-pip-version-check .
RUN /opt/factdesk/bin/python -m pip uninstall --yes --quiet pip

FROM python:3.12-slim
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin factdesk
COPY --from=build /opt/factdesk /opt/factdesk
WORKDIR /srv/factdesk
COPY rules ./rules
ENV PATH=/opt/factdesk/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    FACTDESK_RULES=/srv/factdesk/rules
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=15s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["factdesk", "serve", "--host", "0.0.0.0"]
