package dev.rewardsync.cli;

import dev.rewardsync.json.FieldError;
import dev.rewardsync.json.OpeningAdjustment;
import dev.rewardsync.json.ParseResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A CSV file with one line per imported customer. */
final class OpeningTable {

    private static final CsvTable.Columns COLUMNS = new CsvTable.Columns(
            OpeningAdjustment.COLUMNS, List.of(OpeningAdjustment.CUSTOMER_ID, OpeningAdjustment.POINTS));

    private final CsvTable table;
    private final Instant at;
    private final @Nullable Set<String> tiers;

    /** Receives the customers of a table. */
    interface CustomerConsumer<E extends Exception> {
        void accept(OpeningAdjustment customer) throws E;
    }

    /**
     * Creates a table.
     *
     * @param at the time of the import
     * @param tiers the allowed tiers; null to allow all
     */
    OpeningTable(Path file, Instant at, @Nullable Set<String> tiers) {
        this.table = new CsvTable(file);
        this.at = at;
        this.tiers = tiers;
    }

    /** Reads all rows: {@code customers} receives the valid ones, {@code errors} the messages of all errors. */
    <E extends Exception> void read(CustomerConsumer<E> customers, Consumer<String> errors) throws IOException, E {
        RowChecker<E> checker = new RowChecker<>(customers, errors);
        table.read(columns -> COLUMNS, checker::check, errors);
    }

    /** Checks the rows of one pass over the file. */
    private final class RowChecker<E extends Exception> {
        private final CustomerConsumer<E> customers;
        private final Consumer<String> errors;
        private final Map<String, Long> lineOf = new HashMap<>();

        RowChecker(CustomerConsumer<E> customers, Consumer<String> errors) {
            this.customers = customers;
            this.errors = errors;
        }

        void check(CsvTable.Row row) throws E {
            switch (OpeningAdjustment.of(row.cells(), at)) {
                case ParseResult.Failed<OpeningAdjustment> failure ->
                    failure.errors().forEach(error -> report(error, row));
                case ParseResult.Parsed<OpeningAdjustment>(OpeningAdjustment customer) -> {
                    boolean isNew = isNew(customer, row);
                    if (hasKnownTier(customer, row) && isNew) {
                        customers.accept(customer);
                    }
                }
            }
        }

        private void report(FieldError error, CsvTable.Row row) {
            String column = error.pointer().substring(1);
            String cell = row.cell(column);
            int got = error.message().lastIndexOf(", got ");
            String message = cell == null || got < 0
                    ? error.message()
                    : error.message().substring(0, got) + ", got " + CsvTable.quoted(cell);
            errors.accept(row.error(column, column + ": " + message));
        }

        private boolean isNew(OpeningAdjustment customer, CsvTable.Row row) {
            Long before = lineOf.putIfAbsent(customer.customerId(), row.line());
            if (before != null) {
                errors.accept(row.error(
                        OpeningAdjustment.CUSTOMER_ID,
                        "customerId: expected one line per customer, got %s on line %d already"
                                .formatted(CsvTable.quoted(customer.customerId()), before)));
            }
            return before == null;
        }

        private boolean hasKnownTier(OpeningAdjustment customer, CsvTable.Row row) {
            String tier = customer.tier();
            if (tier == null || tiers == null || tiers.contains(tier)) {
                return true;
            }
            errors.accept(row.error(
                    OpeningAdjustment.TIER,
                    "tier: expected a tier of the ruleset (%s), got %s"
                            .formatted(String.join(" or ", tiers), CsvTable.quoted(tier))));
            return false;
        }
    }
}
