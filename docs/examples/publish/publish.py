"""Publishes the rows of an outbox. Usage: python3 publish.py BOOTSTRAP-SERVERS < events.jsonl"""

import json
import sys

from confluent_kafka import Producer

producer = Producer({
    "bootstrap.servers": sys.argv[1],
    "enable.idempotence": True,  # sets acks=all
    "compression.type": "lz4",
    "partitioner": "murmur2_random",  # the same partitions as Kafka's Java client
})
published, errors = 0, []


def acknowledged(error, message):
    global published
    if error:
        errors.append(f"{message.topic()}: {error}")
    else:
        published += 1


for line in sys.stdin:
    row = json.loads(line)
    headers = {"traceparent": row["traceparent"]} if "traceparent" in row else {}
    event = {
        "topic": row["topic"],
        "key": row["key"],
        "value": json.dumps(row["value"], ensure_ascii=False).encode("utf-8"),
        "headers": headers,
    }
    queued = False
    while not queued:
        try:
            producer.produce(**event, on_delivery=acknowledged)
            queued = True
        except BufferError:  # the queue is full: wait until events were acknowledged
            producer.poll(1)
    producer.poll(0)  # calls on_delivery
producer.flush()
if errors:
    sys.exit("\n".join(errors))
# All events are stored: delete the rows from the outbox here.
print(f"{published} events published")
