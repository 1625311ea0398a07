package dev.rewardsync.offline;

import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.Notification;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.OrderExport.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A second, simpler calculation of the tiers of {@link RandomCustomers}, whose basis is their orders or sales: it assesses the
 * tier at every midnight, at the end of every guarantee and after every change.
 */
final class NaiveTiers {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final BigDecimal SALE = BigDecimal.valueOf(50);
    private static final List<String> TIERS = List.of("none", "silver", "gold");

    /** A change of tier. */
    record Change(Instant at, String from, String to) {

        static Change of(Notification.TierChanged told) {
            return new Change(told.occurredAt(), told.from(), told.to());
        }
    }

    /** An amount that counts from {@code since} on, in the window at {@code at}. */
    private record Amount(Instant since, Instant at, BigDecimal amount) {}

    private final String basis;
    private final @Nullable Period window;
    private final @Nullable String guarantee;
    private final BigDecimal silver;
    private final BigDecimal gold;
    private final List<Amount> amounts = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private int tier;
    private @Nullable Instant guaranteedUntil;

    /** Creates the calculation of one customer. */
    NaiveTiers(String ruleset) {
        basis = value(ruleset, "basis: (\\w+)");
        String windowText = value(ruleset, "window: (\\w+)");
        window = windowText == null ? null : Period.parse(windowText);
        guarantee = value(ruleset, "guarantee: ([\\w-]+)");
        silver = new BigDecimal(value(ruleset, "id: silver, from: (\\d+)"));
        gold = new BigDecimal(value(ruleset, "id: gold, from: (\\d+)"));
    }

    private static @Nullable String value(String ruleset, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(ruleset);
        return matcher.find() ? matcher.group(1) : null;
    }

    /** Returns whether a ruleset has tiers by orders or sales. */
    static boolean canCalculate(String ruleset) {
        return ruleset.contains("basis: orders") || ruleset.contains("basis: lifetimeSales");
    }

    /** Returns the changes of a customer's tier up to an instant, given all decisions in order. */
    List<Change> changes(String customerId, List<Decision> decisions, Instant end) {
        for (Amount amount : amounts(customerId, decisions)) {
            passTime(amount.since());
            amounts.add(amount);
            assess(amount.since(), amount.amount().signum() > 0);
        }
        passTime(end);
        return changes;
    }

    private List<Amount> amounts(String customerId, List<Decision> decisions) {
        Map<String, Instant> counted = new HashMap<>();
        List<Amount> changesOfBasis = new ArrayList<>();
        boolean byOrders = basis.equals("orders");
        for (Decision decision : decisions) {
            for (OrderExport export : decision.exports()) {
                Instant at = export.occurredAt();
                if (!customerId.equals(export.customerId())) {
                    continue;
                }
                if (export.reason() == (byOrders ? Reason.PLACED : Reason.COMPLETED)) {
                    counted.put(export.orderId(), at);
                    changesOfBasis.add(new Amount(at, at, byOrders ? BigDecimal.ONE : SALE));
                } else if (export.reason() == Reason.CANCELED && counted.containsKey(export.orderId())) {
                    BigDecimal amount = byOrders ? BigDecimal.ONE : SALE;
                    changesOfBasis.add(new Amount(at, counted.get(export.orderId()), amount.negate()));
                }
            }
        }
        return changesOfBasis;
    }

    /** Assesses the tier at every midnight and at the end of a guarantee, up to an instant. */
    private void passTime(Instant until) {
        if (amounts.isEmpty()) {
            return;
        }
        Instant now = amounts.getLast().since();
        while (true) {
            Instant midnight = LocalDate.ofInstant(now, ZONE)
                    .plusDays(1)
                    .atStartOfDay(ZONE)
                    .toInstant();
            Instant next = guaranteedUntil != null && guaranteedUntil.isBefore(midnight) ? guaranteedUntil : midnight;
            if (next.isAfter(until)) {
                return;
            }
            if (guaranteedUntil != null && !guaranteedUntil.isAfter(next)) {
                guaranteedUntil = null;
            }
            assess(next, false);
            now = next;
        }
    }

    private void assess(Instant now, boolean grown) {
        int byAmount = tierByAmount(now);
        int after = guaranteedUntil == null ? byAmount : Math.max(tier, byAmount);
        if (after > tier || (after == tier && grown && tier > 0 && byAmount == tier)) {
            Instant end = guaranteeFrom(now);
            guaranteedUntil =
                    guaranteedUntil != null && (end == null || end.isBefore(guaranteedUntil)) ? guaranteedUntil : end;
        }
        if (after != tier) {
            changes.add(new Change(now, TIERS.get(tier), TIERS.get(after)));
        }
        tier = after;
    }

    private int tierByAmount(Instant now) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Amount amount : amounts) {
            boolean isPast = window != null
                    && !amount.at().atZone(ZONE).plus(window).toInstant().isAfter(now);
            sum = isPast ? sum : sum.add(amount.amount());
        }
        if (sum.compareTo(gold) >= 0) {
            return 2;
        }
        return sum.compareTo(silver) >= 0 ? 1 : 0;
    }

    private @Nullable Instant guaranteeFrom(Instant now) {
        ZonedDateTime local = now.atZone(ZONE);
        if (guarantee == null) {
            return null;
        }
        return guarantee.equals("end-of-year")
                ? LocalDate.of(local.getYear() + 1, 1, 1).atStartOfDay(ZONE).toInstant()
                : local.plus(Period.parse(guarantee)).toInstant();
    }
}
