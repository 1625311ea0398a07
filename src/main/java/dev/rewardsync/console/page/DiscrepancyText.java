package dev.rewardsync.console.page;

/**
 * A discrepancy in plain words; see docs/discrepancies.md.
 *
 * @param code the code in the export
 * @param title what is wrong, in a few words
 * @param meaning what is wrong, and what the worker did
 * @param advice what a person can do about it
 */
public record DiscrepancyText(String code, String title, String meaning, String advice) {

    /** Returns the words for a code. An unknown code, of a newer worker, has no advice of its own. */
    public static DiscrepancyText of(String code) {
        return switch (code) {
            case "DISCOUNT_MISMATCH" ->
                new DiscrepancyText(
                        code,
                        "The discount does not match the points",
                        "The shop granted another discount than the points are worth. The discount was booked as granted.",
                        "Compare the shop's value of a point with the rates in the ruleset.");
            case "REDEMPTION_LIMIT_EXCEEDED" ->
                new DiscrepancyText(
                        code,
                        "More points than allowed",
                        "The order used more points, or points for a larger amount, than the rules allow. They were booked.",
                        "Align the limit in the shop's checkout with the ruleset.");
            case "BELOW_MINIMUM" ->
                new DiscrepancyText(
                        code,
                        "Fewer points than allowed",
                        "The order used fewer points than the rules require. They were booked.",
                        "Align the minimum in the shop's checkout with the ruleset.");
            case "OVERDRAWN" ->
                new DiscrepancyText(
                        code,
                        "More points than the customer had",
                        "The order used more points than were available. The customer's balance is now below zero.",
                        "Let the shop request a quote before the checkout. The next points that the customer earns settle it.");
            case "TOTAL_MISMATCH" ->
                new DiscrepancyText(
                        code,
                        "The total does not add up",
                        "The grand total is not the sum of its parts.",
                        "Correct the totals in the shop. Otherwise the ERP books a difference.");
            case "NO_EXCHANGE_RATE" ->
                new DiscrepancyText(
                        code,
                        "No exchange rate",
                        "The order's amounts could not be converted. Rules that need them gave no points, and the discount"
                                + " was not checked.",
                        "Let the shop send the exchange rate, or add it to the ruleset.");
            case "POINTS_OVERFLOW" ->
                new DiscrepancyText(
                        code,
                        "Too many points to count",
                        "A rule awarded more points than can be counted. It gave none.",
                        "Correct the rule.");
            case "GUEST_REDEMPTION" ->
                new DiscrepancyText(
                        code,
                        "A guest used points",
                        "Guests have no points. The discount was exported, and no points were booked.",
                        "Do not offer points to guests.");
            case "REFUND_EXCEEDS_ORDER" ->
                new DiscrepancyText(
                        code,
                        "A refund is larger than the order",
                        "A refund names more pieces than remain, or more money than was paid. The excess was ignored.",
                        "Correct the refunds of this order in the shop.");
            case "MEMBERSHIP_SUSPENDED" ->
                new DiscrepancyText(
                        code,
                        "A suspended member used points",
                        "The customer's membership was suspended when the order was placed. The points were booked.",
                        "Let the shop request a quote before the checkout. It offers such customers no points.");
            case "ORDER_CANCELED" ->
                new DiscrepancyText(
                        code,
                        "Changed after it was canceled",
                        "The shop sent a new version of a canceled order. It was exported without points.",
                        "Cancel it in the ERP. To place the order again, send it with a new number.");
            default -> new DiscrepancyText(code, code, "This version of the console has no words for it.", "");
        };
    }
}
