#!/usr/bin/env bash
# Fetch Amazon's own static checks of APL documents (npm, pinned with hashes) into var/tools/apl.
set -euo pipefail
cd "$(dirname "$0")/.."
target=var/tools/apl
if [ -d "$target/node_modules/apl-suggester" ] && cmp -s tools/apl/package-lock.json "$target/package-lock.json"; then exit 0; fi
bash tools/provide_npm.sh "Amazon's APL checks" || exit 0
echo "[tools] Amazon's checks of APL documents (npm)"
mkdir -p "$target"
cp tools/apl/package.json tools/apl/package-lock.json "$target/"
(cd "$target" && npm ci --ignore-scripts --omit=peer --no-audit --no-fund --silent) || echo "not installed: Amazon's APL checks (npm ci failed)"
