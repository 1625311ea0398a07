package dev.rewardsync.bench.contender;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;

/** The records that a plain program writes for an order; the fields that RewardSync's have, without rules. */
final class Written {

    private static final String RULE = "dollar";

    private Written() {}

    record Balance(long available, long pending) {}

    record LedgerEntry(
            String entryId,
            String customerId,
            long sequence,
            String type,
            long available,
            long pending,
            Balance balance,
            String ruleId,
            String orderId,
            String message,
            String occurredAt) {

        static LedgerEntry of(Order order, long points, Account account) {
            return new LedgerEntry(
                    "order:" + order.orderId() + ":1/" + RULE,
                    order.customerId(),
                    account.sequence(),
                    "ACCRUAL",
                    0,
                    points,
                    new Balance(0, account.pending()),
                    RULE,
                    order.orderId(),
                    "Points for order " + order.orderId(),
                    order.occurredAt());
        }
    }

    record BalanceRecord(
            String customerId, long available, long pending, long lifetimeEarned, long sequence, String asOf) {

        static BalanceRecord of(Order order, Account account) {
            return new BalanceRecord(
                    order.customerId(), 0, account.pending(), account.earned(), account.sequence(), order.occurredAt());
        }
    }

    record EarnedByRule(String ruleId, String name, long points) {}

    record Rewards(
            long pointsUsed,
            long pointsEarned,
            String pointsEarnedStatus,
            long netBalanceChange,
            Balance balance,
            List<EarnedByRule> earnedByRule) {}

    /** An export with the order in it as it came, which is not bound and written again. */
    record Export(
            String exportId,
            String orderId,
            long revision,
            String reason,
            String customerId,
            String website,
            String currency,
            String occurredAt,
            Rewards rewards,
            Order.Totals totals,
            @JsonRawValue String order) {

        static Export of(Order order, long points, Account account, String json) {
            Rewards rewards = new Rewards(
                    0,
                    points,
                    "PENDING",
                    points,
                    new Balance(0, account.pending()),
                    List.of(new EarnedByRule(RULE, "One point per dollar", points)));
            return new Export(
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
