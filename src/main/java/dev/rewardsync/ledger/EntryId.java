package dev.rewardsync.ledger;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The derived name of a ledger entry: the same event under the same rules always gives the same ids, so that writing an
 * entry twice changes nothing. {@code %}, {@code /}, {@code :} and {@code |} inside the shop's ids are percent-encoded.
 */
public final class EntryId {

    private static final String ORDER = "order:";
    private static final String REFEREE_ORDER = "referee-order:";
    private static final String RELEASE = "release:";

    private EntryId() {}

    /** What a cart rule gave for an order. */
    public static String orderAccrual(String orderId, int revision, String ruleId) {
        return order(orderId, revision) + "/" + encoded(ruleId);
    }

    /** The points spent on an order. */
    public static String redemption(String orderId, int revision) {
        return order(orderId, revision) + "/redemption";
    }

    /** What a behaviour rule gave for an order's status. */
    public static String statusAccrual(String orderId, String status, String ruleId) {
        return "status:" + encoded(orderId) + ":" + encoded(status) + "/" + encoded(ruleId);
    }

    /** What a behaviour rule gave for a review. */
    public static String reviewAccrual(String reviewId, String ruleId) {
        return "review:" + encoded(reviewId) + "/" + encoded(ruleId);
    }

    /** What a behaviour rule gave for signing up. */
    public static String signUpAccrual(String ruleId) {
        return "signup/" + encoded(ruleId);
    }

    /** What a behaviour rule gave for an activity, of which turning subscriber is one. */
    public static String activityAccrual(String eventId, String ruleId) {
        return "activity:" + encoded(eventId) + "/" + encoded(ruleId);
    }

    /** What a behaviour rule gave for the birthday of a year. */
    public static String birthdayAccrual(int year, String ruleId) {
        return "birthday:" + year + "/" + encoded(ruleId);
    }

    /** What a behaviour rule gave when a silence was noticed. */
    public static String silenceAccrual(LocalDate day, String ruleId) {
        return "inactive:" + day + "/" + encoded(ruleId);
    }

    /** What a behaviour rule gave for the account's n-th change of tier. */
    public static String tierAccrual(long number, String ruleId) {
        return "tier:" + number + "/" + encoded(ruleId);
    }

    /** What a behaviour rule gave for someone invited who signed up. */
    public static String refereeAccrual(String refereeId, String ruleId) {
        return "referee:" + encoded(refereeId) + "/" + encoded(ruleId);
    }

    /** What a behaviour rule gave for an order of someone invited. */
    public static String refereeOrderAccrual(String orderId, String ruleId) {
        return REFEREE_ORDER + encoded(orderId) + "/" + encoded(ruleId);
    }

    /** What a revision of an order of someone invited changes of that. */
    public static String refereeOrderAmendment(String orderId, int revision, String ruleId) {
        return REFEREE_ORDER + encoded(orderId) + ":" + revision + "/" + encoded(ruleId);
    }

    /** Points given or taken by hand. */
    public static String adjustment(String eventId) {
        return "adjust:" + encoded(eventId);
    }

    /** The release of an accrual. */
    public static String release(String accrualId) {
        return RELEASE + accrualId;
    }

    /** The expiry of a lot. */
    public static String expiry(String lotId) {
        return "expiry:" + lotId;
    }

    /** The taking back of an accrual by an order's cancellation. */
    public static String cancelReversal(String orderId, String accrualId) {
        return "cancel:" + encoded(orderId) + "/" + accrualId;
    }

    /** The giving back of an order's points by its cancellation. */
    public static String cancelRestoration(String orderId) {
        return "cancel:" + encoded(orderId) + "/redemption";
    }

    /** The taking back of an accrual, or of a part, by a refund of an order. */
    public static String refundReversal(String orderId, String refundId, String accrualId) {
        return refund(orderId, refundId) + "/" + accrualId;
    }

    /** The giving back of an order's points, or of a part, by a refund of it. */
    public static String refundRestoration(String orderId, String refundId) {
        return refund(orderId, refundId) + "/redemption";
    }

    /**
     * The taking back of a forgiven accrual's points, which a restoration of this entry brought back. Named apart from
     * the reversals of the same event, since that may take back more of the same accrual.
     */
    public static String restoredReversal(String restorationId, String accrualId) {
        return restorationId + "/" + accrualId;
    }

    /** The customer's own order whose accrual an entry id names; empty for any other entry. */
    public static Optional<String> orderOfAccrual(String entryId) {
        return Stream.of(ORDER, "status:")
                .filter(entryId::startsWith)
                .map(start -> decoded(entryId.substring(start.length(), entryId.indexOf(':', start.length()))))
                .findFirst();
    }

    /** The order of someone invited whose accrual an entry id names; empty for any other entry. */
    public static Optional<String> refereeOrderOfAccrual(String entryId) {
        return entryId.startsWith(REFEREE_ORDER)
                ? Optional.of(decoded(entryId.substring(REFEREE_ORDER.length(), entryId.indexOf('/'))
                        .replaceFirst(":.*", "")))
                : Optional.empty();
    }

    /** A rule, and the customer's own order for which it gave points. */
    public record OrderRule(String orderId, String ruleId) {}

    /**
     * The order and rule that the id of an accrual names, or that of an entry about it: its reversal, its release or the
     * expiry of its lot. Empty for anything else, also where the rule gave its points for a status of the order.
     */
    public static Optional<OrderRule> orderRule(String entryId) {
        int slash = entryId.lastIndexOf('/');
        String whatFor = entryId.substring(0, Math.max(slash, 0));
        int start = Math.max(whatFor.lastIndexOf('/') + 1, whatFor.startsWith(RELEASE) ? RELEASE.length() : 0);
        int colon = whatFor.lastIndexOf(':');
        if (!whatFor.startsWith(ORDER, start) || colon < start + ORDER.length()) {
            return Optional.empty();
        }
        return Optional.of(new OrderRule(
                decoded(whatFor.substring(start + ORDER.length(), colon)), decoded(entryId.substring(slash + 1))));
    }

    private static String refund(String orderId, String refundId) {
        return "refund:" + encoded(orderId) + ":" + encoded(refundId);
    }

    private static String order(String orderId, int revision) {
        return ORDER + encoded(orderId) + ":" + revision;
    }

    /** The shop's id with the four characters that structure an entry id percent-encoded. */
    public static String encoded(String shopId) {
        StringBuilder result = null;
        for (int index = 0; index < shopId.length(); index++) {
            char character = shopId.charAt(index);
            if (!isOfStructure(character)) {
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

    private static boolean isOfStructure(char character) {
        return character == '/' || character == ':' || character == '|' || character == '%';
    }

    private static String decoded(String encoded) {
        String plain = encoded;
        for (String code : new String[] {"%2F", "%3A", "%7C", "%25"}) {
            plain = plain.replace(code, String.valueOf((char) Integer.parseInt(code.substring(1), 16)));
        }
        return plain;
    }
}
