# An image that checks mounted files: docker build -t poi-audit . && docker run --rm -v "$PWD:/informes:ro" poi-audit check .
FROM python:3.12-slim
COPY pyproject.toml README.md LICENSE constraints.txt /programa/
COPY poi_audit /programa/poi_audit
RUN python -m pip install --no-cache-dir --disable-pip-version-check --constraint /programa/constraints.txt "/programa[batch]" \
    && rm -rf /programa && useradd --create-home revisor
USER revisor
WORKDIR /informes
ENTRYPOINT ["poi-audit"]
CMD ["check", "."]
