"""Prints the booked orders as a table for `rewardsync audit --against`. Usage: python3 erp_figures.py DATABASE"""

import csv
import sqlite3
import sys

table = csv.writer(sys.stdout, lineterminator="\n")
table.writerow(["orderId", "pointsUsed", "pointsEarned", "netBalanceChange", "discount"])
table.writerows(sqlite3.connect(sys.argv[1]).execute(
    "SELECT order_id, points_used, points_earned, net_balance_change, discount FROM orders ORDER BY order_key"))
