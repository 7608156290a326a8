#!/bin/sh
# Builds a register from the sample documents in examples/ and writes the report of one country.
set -eu
cd "$(dirname "$0")/.."
country="Kyrgyzstan"
echo "Building a register from the documents in examples/documents:"
.venv/bin/regesta build examples/documents --register demo/register
.venv/bin/regesta report demo/register "$country" -o demo/report.html
.venv/bin/regesta report demo/register "$country" -o demo/report.docx
.venv/bin/regesta export demo/register --format csv -o demo/claims.csv
echo
echo "Results are in demo/:"
echo "  report.html, report.docx the report on $country, every sentence with its footnote"
echo "  claims.csv               every claim, for a spreadsheet"
echo "  register/                the register itself"
echo
echo "Open the report:           file://$PWD/demo/report.html"
echo "Read the register:         .venv/bin/regesta serve demo/register    (then http://127.0.0.1:8000/)"
echo "See what agrees or not:    .venv/bin/regesta findings demo/register"
