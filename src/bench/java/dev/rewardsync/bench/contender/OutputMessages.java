package dev.rewardsync.bench.contender;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;

/** The records that the plain programs write for an order. They have the fields of RewardSync's records. */
final class OutputMessages {

    private static final String RULE = "dollar";

    private OutputMessages() {}

    record PointsBalance(long available, long pending) {}

    record LedgerMessage(
            String entryId,
            String customerId,
            long sequence,
            String type,
            long available,
            long pending,
            PointsBalance balance,
            String ruleId,
            String orderId,
            String message,
            String occurredAt) {

        static LedgerMessage of(OrderMessage order, long points, InMemoryAccount account) {
            return new LedgerMessage(
                    "order:" + order.orderId() + ":1/" + RULE,
                    order.customerId(),
                    account.sequence(),
                    "ACCRUAL",
                    0,
                    points,
                    new PointsBalance(0, account.pending()),
                    RULE,
                    order.orderId(),
                    "Points for order " + order.orderId(),
                    order.occurredAt());
        }
    }

    record BalanceMessage(
            String customerId, long available, long pending, long lifetimeEarned, long sequence, String asOf) {

        static BalanceMessage of(OrderMessage order, InMemoryAccount account) {
            return new BalanceMessage(
                    order.customerId(), 0, account.pending(), account.earned(), account.sequence(), order.occurredAt());
        }
    }

    record RulePoints(String ruleId, String name, long points) {}

    record ExportRewards(
            long pointsUsed,
            long pointsEarned,
            String pointsEarnedStatus,
            long netBalanceChange,
            PointsBalance balance,
            List<RulePoints> earnedByRule) {}

    /** An export that contains the order's JSON unchanged. */
    record ExportMessage(
            String exportId,
            String orderId,
            long revision,
            String reason,
            String customerId,
            String website,
            String currency,
            String occurredAt,
            ExportRewards rewards,
            OrderMessage.MessageTotals totals,
            @JsonRawValue String order) {

        static ExportMessage of(OrderMessage order, long points, InMemoryAccount account, String json) {
            ExportRewards rewards = new ExportRewards(
                    0,
                    points,
                    "PENDING",
                    points,
                    new PointsBalance(0, account.pending()),
                    List.of(new RulePoints(RULE, "One point per dollar", points)));
            return new ExportMessage(
                    order.orderId() + ":1",
                    order.orderId(),
                    1,
                    "PLACED",
                    order.customerId(),
                    order.website(),
                    order.currency(),
                    order.occurredAt(),
                    rewards,
                    order.totals(),
                    json);
        }
    }
}
