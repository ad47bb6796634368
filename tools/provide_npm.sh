#!/usr/bin/env bash
# Install Debian's npm for the tool named by the argument, where the user may; fail where there is none after all.
set -euo pipefail
if command -v npm >/dev/null; then exit 0; fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "not installed: $1, install npm (apt-get install npm, as root)"; exit 1
fi
echo "[tools] npm (Debian)"
export DEBIAN_FRONTEND=noninteractive
{ apt-get update -qq && apt-get install -y -qq --no-install-recommends ca-certificates npm; } >/dev/null \
  || { echo "not installed: $1, install npm (apt-get failed)"; exit 1; }
