#!/usr/bin/env bash
# Install localstripe, a Stripe server that nobody here wrote, into var/localstripe-venv (a venv of its own).
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -x var/localstripe-venv/bin/python ] && [ ! requirements/localstripe.txt -nt var/localstripe-venv/.installed ]; then exit 0; fi
echo "[tools] localstripe, a Stripe server for the wire tests, in var/localstripe-venv"
.venv/bin/python -m venv --clear --without-pip var/localstripe-venv
.venv/bin/uv pip install --quiet --python var/localstripe-venv/bin/python --require-hashes --no-deps -r requirements/localstripe.txt \
  || { echo "not installed: localstripe (pip failed)"; rm -rf var/localstripe-venv; exit 0; }
touch var/localstripe-venv/.installed
