#!/bin/sh
# The week's list: the companies to call, best first, and a count of the rest. Runs offline, in a script.
#   examples/weekly-list.sh examples/profile.toml examples/companies.csv 5
set -eu
profile=$1 list=$2 most=$3

andru-intel --offline --quiet fit --profile "$profile" --format jsonl --top 10000 "$list" |
  python3 -c '
import json, sys
rows = [json.loads(line) for line in sys.stdin]
call = [row for row in rows if row["action"] == "call"]
for row in call[:int(sys.argv[1])]:
    print("%5.1f  %-24s %s" % (row["score"], row["company"], row["reasons"][0]))
print("%d to call, %d to research first, %d to drop" % (
    len(call), sum(row["action"] == "research" for row in rows), sum(row["action"] == "drop" for row in rows)))
' "$most"
