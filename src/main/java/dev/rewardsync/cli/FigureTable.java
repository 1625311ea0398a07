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

/** A CSV file with the shop's or the ERP's own figures, a line for each customer or each order. */
final class FigureTable {

    private static final String CUSTOMER_ID = "customerId";
    private static final String ORDER_ID = "orderId";
    private static final String DISCOUNT = "discount";
    private static final CsvTable.Form CUSTOMERS = new CsvTable.Form(
            List.of(CUSTOMER_ID, "available", "pending", "earned", "spent", "expired"), List.of(CUSTOMER_ID));
    private static final CsvTable.Form ORDERS = new CsvTable.Form(
            List.of(ORDER_ID, "pointsUsed", "pointsEarned", "netBalanceChange", DISCOUNT), List.of(ORDER_ID));

    private static final Pattern POINTS = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern MONEY = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");

    private final CsvTable table;

    FigureTable(Path file) {
        this.table = new CsvTable(file);
    }

    /** What is wrong with the file itself. */
    void check(Consumer<String> problems) throws IOException {
        table.<RuntimeException>read(FigureTable::form, row -> check(row, problems), problems);
    }

    private static CsvTable.Form form(List<String> columns) {
        return columns.contains(ORDER_ID) ? ORDERS : CUSTOMERS;
    }

    private static void check(CsvTable.Row row, Consumer<String> problems) {
        if (row.cell(CUSTOMER_ID) == null && row.cell(ORDER_ID) == null) {
            problems.accept(row.place() + ": expected a customerId or an orderId, got nothing");
        }
        row.cells().forEach((column, cell) -> {
            boolean money = column.equals(DISCOUNT);
            boolean id = column.equals(CUSTOMER_ID) || column.equals(ORDER_ID);
            if (!id && !(money ? MONEY : POINTS).matcher(cell).matches()) {
                String expected = money ? "an amount such as 45.00" : "a whole number";
                problems.accept(row.problem(
                        column, "%s: expected %s, got %s".formatted(column, expected, CsvTable.quoted(cell))));
            }
        });
    }

    /** Sets the figures, which have been checked, against the books. */
    void compare(Auditor.CompletedAudit books) throws IOException {
        table.<RuntimeException>read(FigureTable::form, row -> compare(row, books), CsvTable::changedMeanwhile);
    }

    private static void compare(CsvTable.Row row, Auditor.CompletedAudit books) {
        String orderId = row.cell(ORDER_ID);
        if (orderId == null) {
            String customerId = String.valueOf(row.cell(CUSTOMER_ID));
            compare(row, "customer " + customerId, books.customer(customerId).map(FigureTable::figures), books);
        } else {
            compare(row, "order " + orderId, books.order(orderId).map(FigureTable::figures), books);
        }
    }

    private static void compare(
            CsvTable.Row row, String about, Optional<Map<String, BigDecimal>> known, Auditor.CompletedAudit books) {
        if (known.isEmpty()) {
            books.addTableDifference(row.place(), about, "is in the table, not in the books");
            return;
        }
        known.get().forEach((figure, ours) -> {
            String theirs = row.cell(figure);
            if (theirs != null && new BigDecimal(theirs).compareTo(ours) != 0) {
                books.addTableDifference(
                        row.place(),
                        about,
                        "%s: %s in the table, %s in the books".formatted(figure, theirs, ours.toPlainString()));
            }
        });
    }

    private static Map<String, BigDecimal> figures(CustomerTotals customer) {
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        figures.put("available", BigDecimal.valueOf(customer.balance().available()));
        figures.put("pending", BigDecimal.valueOf(customer.balance().pending()));
        figures.put("earned", BigDecimal.valueOf(customer.lifetime().earned()));
        figures.put("spent", BigDecimal.valueOf(customer.lifetime().spent()));
        figures.put("expired", BigDecimal.valueOf(customer.lifetime().expired()));
        return figures;
    }

    private static Map<String, BigDecimal> figures(OrderTotals order) {
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        figures.put("pointsUsed", BigDecimal.valueOf(order.pointsUsed()));
        figures.put("pointsEarned", BigDecimal.valueOf(order.pointsEarned()));
        figures.put("netBalanceChange", BigDecimal.valueOf(order.pointsEarned() - order.pointsUsed()));
        figures.put(DISCOUNT, order.discount());
        return figures;
    }
}
