package dev.rewardsync.console.page;

import dev.rewardsync.ledger.EntryType;
import dev.rewardsync.rule.RuleOutcome.SkipReason;
import org.springframework.stereotype.Component;

/** Plain words for the types, reasons and states that records contain. */
@Component
public final class Words {

    Words() {}

    /** Returns what happened to the points. */
    public String entry(EntryType type) {
        return switch (type) {
            case ACCRUAL -> "Earned";
            case REDEMPTION -> "Redeemed";
            case RELEASE -> "Released";
            case REVERSAL -> "Taken back";
            case RESTORATION -> "Given back";
            case EXPIRY -> "Expired";
            case ADJUSTMENT -> "Corrected";
        };
    }

    /** Returns the tone of a type: {@code good}, {@code warn}, {@code accent} or nothing. */
    public String entryTone(EntryType type) {
        return switch (type) {
            case ACCRUAL, RELEASE, RESTORATION -> "good";
            case REDEMPTION -> "accent";
            case REVERSAL, EXPIRY -> "warn";
            case ADJUSTMENT -> "";
        };
    }

    /** Returns what happened to the order. */
    public String exportReason(String reason) {
        return switch (reason) {
            case "PLACED" -> "Placed";
            case "COMPLETED" -> "Completed";
            case "RELEASED" -> "Points released";
            case "CANCELED" -> "Canceled";
            case "REFUNDED" -> "Refunded";
            case "AMENDED" -> "Amended";
            default -> reason;
        };
    }

    /** Returns the state of an order's earned points. */
    public String earnedStatus(String status) {
        return switch (status) {
            case "PENDING" -> "Pending";
            case "AVAILABLE" -> "Available";
            case "MIXED" -> "Partly pending";
            case "NONE" -> "No points";
            default -> status;
        };
    }

    /** Returns the title of a discrepancy. */
    public String discrepancy(String code) {
        return DiscrepancyText.of(code).title();
    }

    /** Returns why a rule gave no points. */
    public String skipReason(String reason) {
        for (SkipReason known : SkipReason.values()) {
            if (known.name().equals(reason)) {
                return skipReason(known);
            }
        }
        return reason;
    }

    private static String skipReason(SkipReason reason) {
        return switch (reason) {
            case INACTIVE -> "The rule is not active.";
            case DATE -> "The order is outside the rule's dates.";
            case SCHEDULE -> "The rule does not run at this day or time.";
            case WEBSITE -> "The rule is for other websites.";
            case GROUP -> "The customer is in another group.";
            case MEMBERSHIP -> "The customer's membership is suspended.";
            case CONDITIONS -> "The rule's conditions are not met.";
            case ITEMS -> "No line of the order is eligible.";
            case LIMIT -> "A limit of the rule is used up.";
            case STOPPED -> "An earlier rule ended the evaluation.";
        };
    }
}
