package dev.rewardsync.console.rules;

import dev.rewardsync.ledger.ExpiryTerms;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.RefundPolicy;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers, periods, and the terms that a rule shares with the ruleset's defaults, in words. */
final class PolicyWords {

    private PolicyWords() {}

    /**
     * Returns when points become available.
     *
     * @param ofPlacement whether the rule runs when an order is placed, so that the points can wait for a status
     */
    static String award(Award award, boolean ofPlacement) {
        boolean waits = ofPlacement && !award.on().equals(Award.ON_PLACED);
        String start = waits ? "Available once the order is " + award.on() : "Available at once";
        if (award.hold() == null) {
            return start;
        }
        return waits
                ? start + ", and " + period(award.hold()) + " later"
                : "Available " + period(award.hold()) + " later";
    }

    /**
     * Returns when points expire.
     *
     * @param terms null if they never do
     */
    static String expiry(@Nullable ExpiryTerms terms) {
        if (terms == null) {
            return "Never expires";
        }
        String end = switch (terms.period().end()) {
            case null -> "";
            case END_OF_MONTH -> ", at the end of that month";
            case END_OF_YEAR -> ", at the end of that year";
        };
        String length = period(terms.period().length());
        return switch (terms.start()) {
            case RELEASE -> "Expires " + length + " after it becomes available" + end;
            case ACTIVITY -> "Expires " + length + " after the customer last earned or spent points" + end;
        };
    }

    static String onRefund(RefundPolicy policy) {
        return switch (policy) {
            case PROPORTIONAL -> "A refund takes back the share of the points that it refunds";
            case KEEP -> "The customer keeps the points if the order is refunded";
            case RECOMPUTE -> "After a refund, the points are calculated again for the rest of the order";
        };
    }

    /** Returns a period such as {@code 1 year, 14 days}. */
    @SuppressWarnings("JavaPeriodGetDays") // years, months and days are written one after the other
    static String period(Period period) {
        List<String> parts = new ArrayList<>();
        add(parts, period.getYears(), "year");
        add(parts, period.getMonths(), "month");
        add(parts, period.getDays(), "day");
        return parts.isEmpty() ? "0 days" : String.join(", ", parts);
    }

    private static void add(List<String> parts, int number, String unit) {
        if (number != 0) {
            parts.add(number + " " + unit + (number == 1 ? "" : "s"));
        }
    }

    static String count(long points) {
        return String.format(Locale.ROOT, "%,d", points) + (points == 1 ? " point" : " points");
    }

    /** Returns a number without superfluous zeros, such as {@code 1,000} or {@code 0.5}. */
    static String number(BigDecimal number) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(Math.max(0, number.stripTrailingZeros().scale()));
        return format.format(number);
    }

    static String sorted(Collection<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
