#!/usr/bin/env bash
# The step of action.yml: which reports to check, and the check. Everything comes in by environment variables.
set -euo pipefail

patterns=()
while IFS= read -r glob; do
    [ -z "$glob" ] || patterns+=(":(glob)$glob")
done <<< "${FILES:-**/*.pdf}"

list() {
    # A base that is not in this clone (a first push, a shallow checkout) leaves nothing to compare with: take all.
    if [ "${CHANGED_ONLY:-true}" = true ] && [ -n "${BASE:-}" ] && git cat-file -e "$BASE^{commit}" 2> /dev/null; then
        git diff -z --name-only --diff-filter=ACMR "$BASE" HEAD -- "${patterns[@]}"
    else
        git ls-files -z -- "${patterns[@]}"
    fi
}

found=$(mktemp)
trap 'rm -f "$found"' EXIT
list > "$found"
files=()
while IFS= read -r -d '' file; do
    files+=("./$file")
done < "$found"

output=${GITHUB_OUTPUT:-/dev/null}
echo "checked=${#files[@]}" >> "$output"
if [ "${#files[@]}" -eq 0 ]; then
    echo "poi-audit: no report to check"
    exit 0
fi
sarif=${SARIF:-poi-audit.sarif}
echo "sarif=$sarif" >> "$output"

options=(--format github --output "sarif:$sarif")
globs=()
while IFS= read -r glob; do
    [ -z "$glob" ] || globs+=(":(glob)$glob")
done <<< "${REGISTERS:-}"
if [ "${#globs[@]}" -gt 0 ]; then
    git ls-files -z -- "${globs[@]}" > "$found"
    while IFS= read -r -d '' register; do
        options+=(--register "./$register")
    done < "$found"
fi
[ "${SKIP_NON_REPORTS:-true}" != true ] || options+=(--skip-non-reports)
[ -z "${AS_OF:-}" ] || options+=(--as-of "$AS_OF")
[ -z "${PAGES:-}" ] || options+=(--pages "$PAGES")
if [ -n "${PAPERS:-}" ]; then
    mkdir -p "$PAPERS"
    options+=(--html "$PAPERS/poi-audit.html" --xlsx "$PAPERS/poi-audit.xlsx")
    echo "papers=$PAPERS" >> "$output"
fi
[ -z "${FAIL_ON:-}" ] || options+=(--fail-on "$FAIL_ON")
[ -z "${BASELINE:-}" ] || options+=(--baseline "$BASELINE")
[ -z "${SENTENCES:-}" ] || options+=(--lang "$SENTENCES")
poi-audit check "${files[@]}" "${options[@]}"
