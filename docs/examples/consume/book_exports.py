"""Books order exports in a database, each once.

Usage: python3 book_exports.py BOOTSTRAP-SERVERS DATABASE [--to-end]
"""

import json
import sqlite3
import sys

from confluent_kafka import Consumer, KafkaError

consumer = Consumer({
    "bootstrap.servers": sys.argv[1],
    "group.id": "erp",
    "isolation.level": "read_committed",
    "enable.auto.commit": False,  # the database commits first
    "auto.offset.reset": "earliest",
    "enable.partition.eof": True,
})
database = sqlite3.connect(sys.argv[2])
database.executescript("""
    CREATE TABLE IF NOT EXISTS orders (
        order_key TEXT PRIMARY KEY, order_id TEXT, customer_id TEXT, revision INTEGER,
        points_used INTEGER, points_earned INTEGER, net_balance_change INTEGER, discount TEXT);
    CREATE TABLE IF NOT EXISTS journal (export_id TEXT PRIMARY KEY, order_key TEXT, points INTEGER);
    CREATE TABLE IF NOT EXISTS discrepancies (order_key TEXT, code TEXT, detail TEXT, PRIMARY KEY (order_key, code));
""")


def book(export):
    """Books an export unless it, or a newer one of its order, is booked."""
    order_key = export["exportId"].rpartition(":")[0]  # "guest:42" and "42" are different orders
    rewards = export["rewards"]
    with database:  # one transaction
        booked = database.execute(
            "SELECT revision, net_balance_change FROM orders WHERE order_key = ?", (order_key,)).fetchone()
        revision, net_balance_change = booked or (0, 0)
        if export["revision"] <= revision:
            return
        database.execute(
            "REPLACE INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (order_key, export["orderId"], export.get("customerId"), export["revision"], rewards["pointsUsed"],
             rewards["pointsEarned"], rewards["netBalanceChange"], rewards["discount"]))
        # The figures are those of the whole order: book the difference to the revision before.
        database.execute(
            "INSERT INTO journal VALUES (?, ?, ?)",
            (export["exportId"], order_key, rewards["netBalanceChange"] - net_balance_change))
        for discrepancy in export["discrepancies"]:  # a task for bookkeeping; the order is booked as it is
            database.execute(
                "REPLACE INTO discrepancies VALUES (?, ?, ?)",
                (order_key, discrepancy["code"], json.dumps(discrepancy)))


consumer.subscribe(["erp.order-export"])
read_to_end = set()
try:
    while "--to-end" not in sys.argv or not read_to_end or len(read_to_end) < len(consumer.assignment()):
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            if message.error().code() != KafkaError._PARTITION_EOF:
                sys.exit(str(message.error()))
            read_to_end.add(message.partition())
            continue
        book(json.loads(message.value()))
        consumer.commit(message, asynchronous=False)
finally:
    consumer.close()  # leaves the group, so that the next run begins at once
