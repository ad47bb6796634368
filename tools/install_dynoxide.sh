#!/usr/bin/env bash
# Fetch dynoxide, a DynamoDB engine in one binary (npm, pinned with hashes), into var/tools/dynoxide.
set -euo pipefail
cd "$(dirname "$0")/.."
target=var/tools/dynoxide
binary=$target/node_modules/@dynoxide/linux-x64/dynoxide
if [ -x "$binary" ] && cmp -s tools/dynoxide/package-lock.json "$target/package-lock.json"; then exit 0; fi
if [ "$(uname -sm)" != "Linux x86_64" ]; then echo "not installed: dynoxide (its binary is for Linux on x86-64)"; exit 0; fi
bash tools/provide_npm.sh dynoxide || exit 0
echo "[tools] dynoxide, a DynamoDB engine for the wire tests (npm)"
mkdir -p "$target"
cp tools/dynoxide/package.json tools/dynoxide/package-lock.json "$target/"
(cd "$target" && npm ci --ignore-scripts --no-audit --no-fund --silent) || { echo "not installed: dynoxide (npm ci failed)"; exit 0; }
chmod +x "$binary"
