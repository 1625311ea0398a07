package dev.rewardsync.demo;

import dev.rewardsync.demo.Summary.CustomerPoints;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Formats a {@link Summary} for the terminal. */
final class SummaryPage {
    private final StringBuilder page = new StringBuilder();

    private SummaryPage() {}

    static String of(Summary summary, long records, Duration took) {
        SummaryPage page = new SummaryPage();
        page.orders(summary.shownExports());
        page.table("Points earned by rule, net of reversals", summary.pointsByRule());
        page.table("Points by type of ledger entry", summary.pointsByType());
        page.table("Order exports by reason", summary.exportsByReason());
        page.table("Discrepancies between shop and worker", summary.discrepancies());
        page.table("Dead letters (three records were broken on purpose)", summary.deadLettersByCode());
        page.proof(summary);
        double seconds = Math.max(took.toMillis(), 1) / 1000.0;
        page.line(
                "%,d records in %.1f s: %,.0f a second, from the shop's topics to the output topics.",
                records, seconds, records / seconds);
        return page.page.toString();
    }

    private void orders(List<JsonNode> exports) {
        line("Orders as the ERP gets them");
        line(
                "  %-16s %-10s %6s %8s %8s %10s   %s",
                "order", "reason", "used", "earned", "net", "to pay", "customer's balance");
        for (JsonNode export : exports) {
            JsonNode rewards = export.path("rewards");
            CustomerPoints balance = CustomerPoints.of(rewards.path("balance"));
            line(
                    "  %-16s %-10s %,6d %,8d %,8d %10s   %,d and %,d pending",
                    export.path("orderId").asString(),
                    export.path("reason").asString(),
                    rewards.path("pointsUsed").asLong(),
                    rewards.path("pointsEarned").asLong(),
                    rewards.path("netBalanceChange").asLong(),
                    export.path("totals").path("grandTotal").asString(),
                    balance.available(),
                    balance.pending());
        }
        line("");
    }

    private void table(String title, Map<String, Long> numbers) {
        line("%s", title);
        if (numbers.isEmpty()) {
            line("  none");
        }
        numbers.forEach((name, number) -> line("  %-24s %,12d", name, number));
        line("");
    }

    private void proof(Summary summary) {
        CustomerPoints balance = summary.balance();
        List<String> unbalanced = summary.unbalanced();
        line(
                "%,d ledger entries of %,d customers, who have %,d points to spend and %,d pending.",
                summary.entries(), summary.customers(), balance.available(), balance.pending());
        line(
                "%s",
                unbalanced.isEmpty()
                        ? "Every customer's entries add up to their balance."
                        : "NOT BALANCED: " + unbalanced.stream().limit(10).collect(Collectors.joining(", ")));
    }

    private void line(String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }
}
