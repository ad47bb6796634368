#!/usr/bin/env bash
# Install the SAM command line (its wheel carries the Lambda emulator) and the runtime's own Python client.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=.venv/bin/uv
machine=$(uname -m | sed s/arm64/aarch64/)
if [ ! -x var/sam-venv/bin/sam ] || [ requirements/sam.txt -nt var/sam-venv/.installed ]; then
  echo "[tools] the SAM command line in var/sam-venv"
  .venv/bin/python -m venv --clear --without-pip var/sam-venv
  "$uv" pip install --quiet --python var/sam-venv/bin/python --require-hashes --no-deps -r requirements/sam.txt
  touch var/sam-venv/.installed
fi
if [ ! -d var/emulator/awslambdaric ] || [ requirements/emulator.txt -nt var/emulator/.installed ]; then
  echo "[tools] the Lambda runtime's client for Python 3.13 in var/emulator"
  rm -rf var/emulator
  "$uv" pip install --quiet --target var/emulator --python-platform "$machine-manylinux_2_28" --python-version 3.13 \
    --only-binary :all: --require-hashes --no-deps -r requirements/emulator.txt
  # With byte code, as in the real runtime: the cold start measured is the function's, not the client's.
  python313=$(.venv/bin/python -m tools.python313)
  if [ -x "$python313" ]; then "$python313" -m compileall -q var/emulator; fi
  touch var/emulator/.installed
fi
