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

/** A CSV file with a line for each customer who moves in; its first line names the columns. */
final class OpeningTable {

    private static final CsvTable.Form FORM = new CsvTable.Form(
            OpeningAdjustment.COLUMNS, List.of(OpeningAdjustment.CUSTOMER_ID, OpeningAdjustment.POINTS));

    private final CsvTable table;
    private final Instant at;
    private final @Nullable Set<String> tiers;

    /** Takes one customer. */
    interface Taker<E extends Exception> {
        void take(OpeningAdjustment customer) throws E;
    }

    /**
     * A table.
     *
     * @param at when customers move in
     * @param tiers that there are; null where that is not known
     */
    OpeningTable(Path file, Instant at, @Nullable Set<String> tiers) {
        this.table = new CsvTable(file);
        this.at = at;
        this.tiers = tiers;
    }

    /** Reads all lines, the good ones for one who takes them, what is wrong with others as text. */
    <E extends Exception> void read(Taker<E> customers, Consumer<String> problems) throws IOException, E {
        Lines<E> lines = new Lines<>(customers, problems);
        table.read(columns -> FORM, lines::take, problems);
    }

    /** One reading of the file. */
    private final class Lines<E extends Exception> {
        private final Taker<E> customers;
        private final Consumer<String> problems;
        private final Map<String, Long> lineOf = new HashMap<>();

        Lines(Taker<E> customers, Consumer<String> problems) {
            this.customers = customers;
            this.problems = problems;
        }

        void take(CsvTable.Row row) throws E {
            switch (OpeningAdjustment.of(row.cells(), at)) {
                case ParseResult.Rejected<OpeningAdjustment> rejected -> rejected.errors().forEach(error -> report(error, row));
                case ParseResult.Parsed<OpeningAdjustment>(OpeningAdjustment customer) -> {
                    if (isNew(customer, row) & hasKnownTier(customer, row)) {
                        customers.take(customer);
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
            problems.accept(row.problem(column, column + ": " + message));
        }

        private boolean isNew(OpeningAdjustment customer, CsvTable.Row row) {
            Long before = lineOf.putIfAbsent(customer.customerId(), row.line());
            if (before != null) {
                problems.accept(row.problem(
                        OpeningAdjustment.CUSTOMER_ID,
                        "customerId: expected one line a customer, got %s on line %d before"
                                .formatted(CsvTable.quoted(customer.customerId()), before)));
            }
            return before == null;
        }

        private boolean hasKnownTier(OpeningAdjustment customer, CsvTable.Row row) {
            String tier = customer.tier();
            if (tier == null || tiers == null || tiers.contains(tier)) {
                return true;
            }
            problems.accept(row.problem(
                    OpeningAdjustment.TIER,
                    "tier: expected a tier of the ruleset, %s, got %s"
                            .formatted(String.join(" or ", tiers), CsvTable.quoted(tier))));
            return false;
        }
    }
}
