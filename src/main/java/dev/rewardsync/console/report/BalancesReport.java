package dev.rewardsync.console.report;

import dev.rewardsync.console.books.BalanceQueries;
import dev.rewardsync.console.books.BalanceQueries.PastBalance;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The balances of all customers at the end of a date, by the time at which their entries occurred.
 *
 * @param zone in which the date ends
 */
public record BalancesReport(BalanceQueries queries, LocalDate date, ZoneId zone) implements Report {

    /** The sums of all customers. */
    private static final class Totals {
        private long customers;
        private long available;
        private long pending;
        private long lateEntries;
        private long laterAvailable;
        private long laterPending;

        private void add(PastBalance balance) {
            customers++;
            available = Math.addExact(available, balance.available());
            pending = Math.addExact(pending, balance.pending());
            lateEntries += balance.lateEntries();
            laterAvailable = Math.addExact(laterAvailable, balance.recordedLaterAvailable());
            laterPending = Math.addExact(laterPending, balance.recordedLaterPending());
        }
    }

    @Override
    public List<String> columns() {
        return List.of(
                "customerId", "available", "pending", "lateEntries", "recordedLaterAvailable", "recordedLaterPending");
    }

    @Override
    public Map<String, @Nullable Object> read(Consumer<List<@Nullable Object>> rows) {
        Totals totals = new Totals();
        queries.read(date.plusDays(1).atStartOfDay(zone).toInstant(), balance -> {
            totals.add(balance);
            rows.accept(row(balance));
        });
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("date", date.toString());
        summary.put("timezone", zone.getId());
        summary.put("customers", totals.customers);
        summary.put("available", totals.available);
        summary.put("pending", totals.pending);
        summary.put("lateEntries", totals.lateEntries);
        summary.put("recordedLaterAvailable", totals.laterAvailable);
        summary.put("recordedLaterPending", totals.laterPending);
        return summary;
    }

    private static List<@Nullable Object> row(PastBalance balance) {
        return Arrays.asList(
                balance.customerId(),
                balance.available(),
                balance.pending(),
                balance.lateEntries(),
                balance.recordedLaterAvailable(),
                balance.recordedLaterPending());
    }
}
