# Python, Pango for printed letters, the locked libraries, the app. Each RUN line can be run by hand:
# docs/guides/operator.md says how, and what came of it.
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 \
    NINEHELLOS_DATABASE_URL=sqlite:////var/lib/ninehellos/ninehellos.db \
    NINEHELLOS_UPLOADS=/var/lib/ninehellos/uploads

RUN apt-get update
RUN apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core
RUN useradd --uid 10001 --create-home --home-dir /var/lib/ninehellos ninehellos

WORKDIR /srv/ninehellos
COPY requirements/core.txt requirements/
RUN python -m pip install --no-cache-dir --require-hashes -r requirements/core.txt
COPY . .
RUN python -m app.commands build

USER ninehellos
VOLUME /var/lib/ninehellos
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as web; web.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["python", "-m", "app.commands", "serve", "--host", "0.0.0.0", "--port", "8000"]
