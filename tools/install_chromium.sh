#!/usr/bin/env bash
# Install Debian's Chromium for the simulator's browser tests, where the user may.
set -euo pipefail
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null; then exit 0; fi
done
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "not installed: chromium (apt-get install chromium, as root)"; exit 0
fi
echo "[tools] chromium (Debian)"
export DEBIAN_FRONTEND=noninteractive
{ apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null \
  || echo "not installed: chromium (apt-get failed)"
