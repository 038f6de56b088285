#!/usr/bin/env bash
# Drives andru-mcp with the MCP inspector's CLI: the schemas of every tool held against what hosts take (--strict),
# and a call of each tool, in each era of the protocol. Prints a line per check and `N passed, N failed`.
#
# usage: inspector.sh DIRECTORY ANDRU_MCP    the inspector and its Node are installed into DIRECTORY
set -euo pipefail

directory=${1:?a directory to install into} program=$(realpath "${2:?the path of andru-mcp}")
calls=$(realpath "$(dirname "$0")/calls.json")
passed=0 failed=0

mkdir -p "$directory"
cd "$directory"
if [ ! -x node_modules/.bin/mcp-inspector ]; then
  echo '{"private": true}' >package.json
  npm install --no-audit --no-fund --loglevel=error node@22.23.3 @modelcontextprotocol/inspector@2.12.0
fi
PATH=$PWD/node_modules/.bin:$PATH
ANDRU_HOME=$(mktemp -d)
export ANDRU_HOME
trap 'rm -rf "$ANDRU_HOME"' EXIT

inspect() { mcp-inspector --cli --format json -e "ANDRU_HOME=$ANDRU_HOME" "$@" "$program" 2>&1; }

check() { # WHAT WORDS ARGUMENTS…: the inspector must end well and its output must hold WORDS
  local what=$1 words=$2 output
  shift 2
  if output=$(inspect "$@") && grep -qF -- "$words" <<<"$output"; then
    passed=$((passed + 1)) && echo "ok   $what"
  else
    failed=$((failed + 1)) && echo "FAIL $what: ${output:0:600}"
  fi
}

tools=$(node -p 'Object.keys(require(process.argv[1])).join("\n")' "$calls")
for era in legacy modern; do
  for tool in $tools; do
    check "$era: lists $tool" "\"$tool\"" --method tools/list --strict --protocol-era "$era"
    arguments=$(node -p 'JSON.stringify(require(process.argv[1])[process.argv[2]])' "$calls" "$tool")
    check "$era: calls $tool" '"structuredContent"' \
      --method tools/call --tool-name "$tool" --tool-args-json "$arguments" --protocol-era "$era"
  done
  check "$era: lists resources" '"andru://icp/profile"' --method resources/list --protocol-era "$era"
  check "$era: reads a resource" '"application/json"' \
    --method resources/read --uri andru://pipeline/runs --protocol-era "$era"
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
