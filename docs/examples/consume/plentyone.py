"""Creates the orders of order exports in PlentyONE, each once.

Usage: PLENTYONE_TOKEN=... python3 plentyone.py BOOTSTRAP-SERVERS https://shop.example/rest plentyone.options [--to-end]
"""

import json
import os
import shlex
import subprocess
import sys
import urllib.parse
import urllib.request

from confluent_kafka import Consumer, KafkaError

EXTERNAL_ORDER_ID = 7  # a type of order properties
REWARDSYNC = shlex.split(os.environ.get("REWARDSYNC", "rewardsync"))
_, bootstrap_servers, rest, options, *flags = sys.argv

consumer = Consumer({
    "bootstrap.servers": bootstrap_servers,
    "group.id": "plentyone",
    "isolation.level": "read_committed",
    "enable.auto.commit": False,  # PlentyONE answers first
    "auto.offset.reset": "earliest",
    "enable.partition.eof": True,
})


def mapped(exports):
    """Returns the bodies of the requests for exports, without those of later steps of an order."""
    command = [*REWARDSYNC, "export", "map", "--to", "plentyone", "@" + options]
    result = subprocess.run(command, input=b"\n".join(exports) + b"\n", stdout=subprocess.PIPE)
    if result.returncode != 0:  # standard error has the reason: mend it, and start again
        sys.exit("not all exports could be mapped")
    return [json.loads(line) for line in result.stdout.splitlines()]


def call(method, path, body=None):
    request = urllib.request.Request(rest + path, method=method, data=body and json.dumps(body).encode())
    request.add_header("Authorization", "Bearer " + os.environ["PLENTYONE_TOKEN"])
    request.add_header("Content-Type", "application/json")
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)


def create(order):
    """Creates an order unless PlentyONE has it."""
    order_id = next(p["value"] for p in order["properties"] if p["typeId"] == EXTERNAL_ORDER_ID)
    found = call("GET", "/orders?" + urllib.parse.urlencode({"externalOrderId": order_id}))
    if not found["entries"]:
        call("POST", "/orders", order)


consumer.subscribe(["erp.order-export"])
read_to_end = set()
try:
    while "--to-end" not in flags or not read_to_end or len(read_to_end) < len(consumer.assignment()):
        exports = []
        for message in consumer.consume(50, timeout=1.0):  # few enough for max.poll.interval.ms, five minutes
            if not message.error():
                exports.append(message.value())
            elif message.error().code() == KafkaError._PARTITION_EOF:
                read_to_end.add(message.partition())
            else:
                sys.exit(str(message.error()))
        if exports:
            for order in mapped(exports):
                create(order)
            consumer.commit(asynchronous=False)
finally:
    consumer.close()  # leaves the group, so that the next run begins at once
