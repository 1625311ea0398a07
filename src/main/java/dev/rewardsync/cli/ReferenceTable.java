package dev.rewardsync.cli;

import dev.rewardsync.audit.Auditor;
import dev.rewardsync.audit.CustomerTotals;
import dev.rewardsync.audit.OrderTotals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A CSV file with totals of the shop or the ERP, one line per customer or order. They are compared with the ledger. */
final class ReferenceTable {

    private static final String CUSTOMER_ID = "customerId";
    private static final String ORDER_ID = "orderId";
    private static final String DISCOUNT = "discount";
    private static final CsvTable.Columns CUSTOMERS = new CsvTable.Columns(
            List.of(CUSTOMER_ID, "available", "pending", "earned", "spent", "expired"), List.of(CUSTOMER_ID));
    private static final CsvTable.Columns ORDERS = new CsvTable.Columns(
            List.of(ORDER_ID, "pointsUsed", "pointsEarned", "netBalanceChange", DISCOUNT), List.of(ORDER_ID));

    private static final Pattern POINTS = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern MONEY = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");

    private final CsvTable table;

    ReferenceTable(Path file) {
        this.table = new CsvTable(file);
    }

    /** Checks the file and reports its errors. */
    void check(Consumer<String> errors) throws IOException {
        table.<RuntimeException>read(ReferenceTable::expectedColumns, row -> check(row, errors), errors);
    }

    private static CsvTable.Columns expectedColumns(List<String> columns) {
        return columns.contains(ORDER_ID) ? ORDERS : CUSTOMERS;
    }

    private static void check(CsvTable.Row row, Consumer<String> errors) {
        if (row.cell(CUSTOMER_ID) == null && row.cell(ORDER_ID) == null) {
            errors.accept(row.place() + ": expected a customerId or an orderId, got nothing");
        }
        row.cells().forEach((column, cell) -> {
            boolean money = column.equals(DISCOUNT);
            boolean id = column.equals(CUSTOMER_ID) || column.equals(ORDER_ID);
            if (!id && !(money ? MONEY : POINTS).matcher(cell).matches()) {
                String expected = money ? "an amount such as 45.00" : "a whole number";
                errors.accept(row.error(
                        column, "%s: expected %s, got %s".formatted(column, expected, CsvTable.quoted(cell))));
            }
        });
    }

    /** Compares the table, which must have been checked, with the audited totals. */
    void compare(Auditor.CompletedAudit audit) throws IOException {
        table.<RuntimeException>read(
                ReferenceTable::expectedColumns, row -> compare(row, audit), CsvTable::failChanged);
    }

    private static void compare(CsvTable.Row row, Auditor.CompletedAudit audit) {
        String orderId = row.cell(ORDER_ID);
        if (orderId == null) {
            String customerId = String.valueOf(row.cell(CUSTOMER_ID));
            compare(row, "customer " + customerId, audit.customer(customerId).map(ReferenceTable::totals), audit);
        } else {
            compare(row, "order " + orderId, audit.order(orderId).map(ReferenceTable::totals), audit);
        }
    }

    private static void compare(
            CsvTable.Row row, String about, Optional<Map<String, BigDecimal>> known, Auditor.CompletedAudit audit) {
        if (known.isEmpty()) {
            audit.addTableDifference(row.place(), about, "is in the table, but not in the records");
            return;
        }
        known.get().forEach((total, audited) -> {
            String expected = row.cell(total);
            if (expected != null && new BigDecimal(expected).compareTo(audited) != 0) {
                audit.addTableDifference(
                        row.place(),
                        about,
                        "%s: %s in the table, %s in the records".formatted(total, expected, audited.toPlainString()));
            }
        });
    }

    private static Map<String, BigDecimal> totals(CustomerTotals customer) {
        Map<String, BigDecimal> totals = new LinkedHashMap<>();
        totals.put("available", BigDecimal.valueOf(customer.balance().available()));
        totals.put("pending", BigDecimal.valueOf(customer.balance().pending()));
        totals.put("earned", BigDecimal.valueOf(customer.lifetime().earned()));
        totals.put("spent", BigDecimal.valueOf(customer.lifetime().spent()));
        totals.put("expired", BigDecimal.valueOf(customer.lifetime().expired()));
        return totals;
    }

    private static Map<String, BigDecimal> totals(OrderTotals order) {
        Map<String, BigDecimal> totals = new LinkedHashMap<>();
        totals.put("pointsUsed", BigDecimal.valueOf(order.pointsUsed()));
        totals.put("pointsEarned", BigDecimal.valueOf(order.pointsEarned()));
        totals.put("netBalanceChange", BigDecimal.valueOf(order.pointsEarned() - order.pointsUsed()));
        totals.put(DISCOUNT, order.discount());
        return totals;
    }
}
