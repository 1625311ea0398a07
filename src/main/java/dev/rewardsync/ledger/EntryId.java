package dev.rewardsync.ledger;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Derives the ids of ledger entries. The same event under the same rules always yields the same ids, so writing an
 * entry twice is idempotent. The characters {@code %}, {@code /}, {@code :} and {@code |} in the shop's ids are
 * percent-encoded. {@code docs/points.md} lists the ids of every type of entry.
 */
public final class EntryId {

    private static final String ORDER = "order:";
    private static final String REFEREE_ORDER = "referee-order:";
    private static final String RELEASE = "release:";

    private EntryId() {}

    /** Returns the id of the accrual of a cart rule for an order. */
    public static String orderAccrual(String orderId, int revision, String ruleId) {
        return order(orderId, revision) + "/" + encode(ruleId);
    }

    /** Returns the id of the redemption of points for an order. */
    public static String redemption(String orderId, int revision) {
        return order(orderId, revision) + "/redemption";
    }

    /** Returns the id of the accrual of a behaviour rule for a status of an order. */
    public static String statusAccrual(String orderId, String status, String ruleId) {
        return "status:" + encode(orderId) + ":" + encode(status) + "/" + encode(ruleId);
    }

    /** Returns the id of the accrual of a behaviour rule for a review. */
    public static String reviewAccrual(String reviewId, String ruleId) {
        return "review:" + encode(reviewId) + "/" + encode(ruleId);
    }

    /** Returns the id of the accrual of a behaviour rule for the sign-up. */
    public static String signUpAccrual(String ruleId) {
        return "signup/" + encode(ruleId);
    }

    /** Returns the id of the accrual of a behaviour rule for an activity, including a newsletter subscription. */
    public static String activityAccrual(String eventId, String ruleId) {
        return "activity:" + encode(eventId) + "/" + encode(ruleId);
    }

    /** Returns the id of the accrual of a behaviour rule for the birthday in a year. */
    public static String birthdayAccrual(int year, String ruleId) {
        return "birthday:" + year + "/" + encode(ruleId);
    }

    /** Returns the id of the accrual of a behaviour rule for a period of inactivity that was detected on a day. */
    public static String inactivityAccrual(LocalDate day, String ruleId) {
        return "inactive:" + day + "/" + encode(ruleId);
    }

    /**
     * Returns the id of the accrual of a behaviour rule for a tier change.
     *
     * @param number of the tier change within the account
     */
    public static String tierAccrual(long number, String ruleId) {
        return "tier:" + number + "/" + encode(ruleId);
    }

    /** Returns the id of the referrer's accrual for the sign-up of a referee. */
    public static String refereeAccrual(String refereeId, String ruleId) {
        return "referee:" + encode(refereeId) + "/" + encode(ruleId);
    }

    /** Returns the id of the referrer's accrual for an order of a referee. */
    public static String refereeOrderAccrual(String orderId, String ruleId) {
        return REFEREE_ORDER + encode(orderId) + "/" + encode(ruleId);
    }

    /** Returns the id of the change of such an accrual by a revision of the referee's order. */
    public static String refereeOrderAmendment(String orderId, int revision, String ruleId) {
        return REFEREE_ORDER + encode(orderId) + ":" + revision + "/" + encode(ruleId);
    }

    /** Returns the id of a manual adjustment. */
    public static String adjustment(String eventId) {
        return "adjust:" + encode(eventId);
    }

    /** Returns the id of the release of an accrual. */
    public static String release(String accrualId) {
        return RELEASE + accrualId;
    }

    /** Returns the id of the expiry of a lot. */
    public static String expiry(String lotId) {
        return "expiry:" + lotId;
    }

    /** Returns the id of the reversal of an accrual by the order's cancellation. */
    public static String cancelReversal(String orderId, String accrualId) {
        return "cancel:" + encode(orderId) + "/" + accrualId;
    }

    /** Returns the id of the restoration of an order's redeemed points by its cancellation. */
    public static String cancelRestoration(String orderId) {
        return "cancel:" + encode(orderId) + "/redemption";
    }

    /** Returns the id of the full or partial reversal of an accrual by a refund. */
    public static String refundReversal(String orderId, String refundId, String accrualId) {
        return refund(orderId, refundId) + "/" + accrualId;
    }

    /** Returns the id of the full or partial restoration of an order's redeemed points by a refund. */
    public static String refundRestoration(String orderId, String refundId) {
        return refund(orderId, refundId) + "/redemption";
    }

    /**
     * Returns the id of the reversal of a forgiven accrual after a restoration made its points available again. The id
     * differs from the reversals of the same event because that event may reverse more of the same accrual.
     */
    public static String restoredReversal(String restorationId, String accrualId) {
        return restorationId + "/" + accrualId;
    }

    /** Returns the id of the customer's own order from the id of its accrual; empty for any other entry. */
    public static Optional<String> orderOfAccrual(String entryId) {
        return Stream.of(ORDER, "status:")
                .filter(entryId::startsWith)
                .map(prefix -> decode(entryId.substring(prefix.length(), entryId.indexOf(':', prefix.length()))))
                .findFirst();
    }

    /**
     * Returns the id of the referee's order from the id of the referrer's accrual for it; empty for any other entry.
     */
    public static Optional<String> refereeOrderOfAccrual(String entryId) {
        return entryId.startsWith(REFEREE_ORDER)
                ? Optional.of(decode(entryId.substring(REFEREE_ORDER.length(), entryId.indexOf('/'))
                        .replaceFirst(":.*", "")))
                : Optional.empty();
    }

    /** A customer's own order and a rule that accrued points for it. */
    public record OrderRule(String orderId, String ruleId) {}

    /**
     * Returns the order and the rule from the id of an order's accrual, or from the id of the accrual's reversal,
     * release or lot expiry. Returns empty for any other entry, including accruals for a status of an order.
     */
    public static Optional<OrderRule> orderRule(String entryId) {
        int slash = entryId.lastIndexOf('/');
        String cause = entryId.substring(0, Math.max(slash, 0));
        int start = Math.max(cause.lastIndexOf('/') + 1, cause.startsWith(RELEASE) ? RELEASE.length() : 0);
        int colon = cause.lastIndexOf(':');
        if (!cause.startsWith(ORDER, start) || colon < start + ORDER.length()) {
            return Optional.empty();
        }
        return Optional.of(new OrderRule(
                decode(cause.substring(start + ORDER.length(), colon)), decode(entryId.substring(slash + 1))));
    }

    private static String refund(String orderId, String refundId) {
        return "refund:" + encode(orderId) + ":" + encode(refundId);
    }

    private static String order(String orderId, int revision) {
        return ORDER + encode(orderId) + ":" + revision;
    }

    /** Returns the shop's id with the four reserved characters of entry ids percent-encoded. */
    public static String encode(String shopId) {
        StringBuilder result = null;
        for (int index = 0; index < shopId.length(); index++) {
            char character = shopId.charAt(index);
            if (!isReserved(character)) {
                if (result != null) {
                    result.append(character);
                }
                continue;
            }
            if (result == null) {
                result = new StringBuilder(shopId.length() + 8).append(shopId, 0, index);
            }
            result.append('%').append(Integer.toHexString(character).toUpperCase(Locale.ROOT));
        }
        return result == null ? shopId : result.toString();
    }

    private static boolean isReserved(char character) {
        return character == '/' || character == ':' || character == '|' || character == '%';
    }

    private static String decode(String encoded) {
        String decoded = encoded;
        for (String code : new String[] {"%2F", "%3A", "%7C", "%25"}) {
            decoded = decoded.replace(code, String.valueOf((char) Integer.parseInt(code.substring(1), 16)));
        }
        return decoded;
    }
}
