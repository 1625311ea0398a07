package dev.rewardsync.console.books;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The main figures of one revision of an order's export.
 *
 * @param exportId order and revision
 * @param guest whether a guest placed the order; orders of guests and customers can have equal ids
 * @param latest whether this is the highest revision
 * @param reason {@code PLACED}, {@code COMPLETED}, {@code RELEASED}, {@code CANCELED}, {@code REFUNDED} or {@code AMENDED}
 * @param customerId null for guests
 * @param currency ISO 4217 code
 * @param points the net points of the order as of this revision
 * @param amounts in the order's currency
 * @param discrepancies the codes; empty for none
 * @param ruleset version of the ruleset that decided
 * @param occurredAt when the order reached this revision
 * @param recordedAt when the worker wrote the export
 */
public record StoredOrder(
        String exportId,
        String orderId,
        boolean guest,
        int revision,
        boolean latest,
        String reason,
        @Nullable String customerId,
        String website,
        String currency,
        OrderPoints points,
        Amounts amounts,
        List<String> discrepancies,
        String ruleset,
        Instant occurredAt,
        Instant recordedAt) {

    /** The columns of this record. */
    static final String COLUMNS =
            "e.export_id, e.order_id, e.guest, e.revision, e.latest, e.reason, e.customer_id, e.website,"
                    + " e.currency, e.points_used, e.points_earned, e.points_earned_status, e.net_balance_change, e.reward_discount,"
                    + " e.subtotal, e.discount, e.shipping, e.tax, e.grand_total, e.discrepancies, e.ruleset, e.occurred_at,"
                    + " e.recorded_at";

    /**
     * The net points of an order.
     *
     * @param earnedStatus {@code PENDING}, {@code AVAILABLE}, {@code MIXED} or {@code NONE}
     */
    public record OrderPoints(long used, long earned, String earnedStatus, long netBalanceChange) {}

    /**
     * The totals of an order.
     *
     * @param rewardDiscount the discount for points
     */
    public record Amounts(
            BigDecimal rewardDiscount,
            BigDecimal subtotal,
            BigDecimal discount,
            BigDecimal shipping,
            BigDecimal tax,
            BigDecimal grandTotal) {}

    static StoredOrder of(ResultRow row) throws SQLException {
        String discrepancies = row.optionalText("discrepancies");
        return new StoredOrder(
                row.text("export_id"),
                row.text("order_id"),
                row.flag("guest"),
                row.integer("revision"),
                row.flag("latest"),
                row.text("reason"),
                row.optionalText("customer_id"),
                row.text("website"),
                row.text("currency"),
                new OrderPoints(
                        row.number("points_used"),
                        row.number("points_earned"),
                        row.text("points_earned_status"),
                        row.number("net_balance_change")),
                amounts(row),
                discrepancies == null ? List.of() : List.of(discrepancies.split(",", -1)),
                row.text("ruleset"),
                row.time("occurred_at"),
                row.time("recorded_at"));
    }

    private static Amounts amounts(ResultRow row) throws SQLException {
        return new Amounts(
                row.money("reward_discount"),
                row.money("subtotal"),
                row.money("discount"),
                row.money("shipping"),
                row.money("tax"),
                row.money("grand_total"));
    }
}
