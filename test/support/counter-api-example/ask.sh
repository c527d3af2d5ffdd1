#!/bin/sh
# Opens a prompt for one 办件 at the window and waits for the outcome: answered, unanswered or cancelled.
#   COUNTERSTAR_TOKEN=... ./ask.sh 办件编号 [服务次数]
set -eu
kiosk=${COUNTERSTAR_KIOSK:-http://127.0.0.1:7610}
reference=${1:?usage: ./ask.sh 办件编号 [服务次数]}
: "${COUNTERSTAR_TOKEN:?set COUNTERSTAR_TOKEN to the token that IT gave you}"
number=${2:-1}

# Passes the token by standard input: every user of a machine can read the arguments of a command.
call() {
  printf 'header = "Authorization: Bearer %s"\n' "$COUNTERSTAR_TOKEN" |
    curl --silent --show-error --fail-with-body --max-time 10 --config - "$@"
}

# Prints one field of a prompt. In anything larger than a script, use a JSON parser.
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }

refused() { echo "$1" >&2; exit 1; }

body="{\"transactions\":[{\"transactionRef\":\"$reference\",\"serviceNumber\":$number}]}"
prompt=$(call --header "Content-Type: application/json" --data "$body" "$kiosk/v1/prompts") || refused "$prompt"
id=$(echo "$prompt" | field promptId)
while [ "$(echo "$prompt" | field state)" = open ]; do
  sleep 1
  prompt=$(call "$kiosk/v1/prompts/$id") || refused "$prompt"
done
echo "$prompt" | field state
