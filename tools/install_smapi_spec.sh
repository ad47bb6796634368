#!/usr/bin/env bash
# Fetch Amazon's own schema of interaction models (npm, pinned with hashes) into var/tools/smapi.
set -euo pipefail
cd "$(dirname "$0")/.."
target=var/tools/smapi
spec=$target/node_modules/ask-smapi-model/spec.json
if [ -f "$spec" ] && cmp -s tools/smapi/package-lock.json "$target/package-lock.json"; then exit 0; fi
bash tools/provide_npm.sh "Amazon's model schema" || exit 0
echo "[tools] Amazon's schema of interaction models (npm)"
mkdir -p "$target"
cp tools/smapi/package.json tools/smapi/package-lock.json "$target/"
(cd "$target" && npm ci --ignore-scripts --no-audit --no-fund --silent) || echo "not installed: Amazon's model schema (npm ci failed)"
