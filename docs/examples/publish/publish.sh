#!/bin/sh
# Publishes the rows of an outbox with kcat and jq. Usage: publish.sh BOOTSTRAP-SERVERS < events.jsonl
set -eu
published=0
while IFS= read -r row; do
  set -- "$1" "$(printf %s "$row" | jq -r .topic)" "$(printf %s "$row" | jq -r .key)" \
    "$(printf %s "$row" | jq -r '.traceparent // empty')"
  # The key is everything before the first tab. The partitions are those of Kafka's Java client.
  printf '%s\t%s\n' "$3" "$(printf %s "$row" | jq -c .value)" |
    kcat -P -b "$1" -t "$2" -K '\t' ${4:+-H "traceparent=$4"} \
      -X enable.idempotence=true -X partitioner=murmur2_random -z lz4
  published=$((published + 1)) # the event is stored: delete its row from the outbox here
done
echo "$published events published"
