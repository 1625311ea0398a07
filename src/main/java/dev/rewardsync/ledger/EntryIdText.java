package dev.rewardsync.ledger;

import dev.rewardsync.ledger.EntryId.OtherId;
import dev.rewardsync.ledger.EntryId.RedemptionId;
import dev.rewardsync.ledger.EntryId.RefereeOrderAccrualId;
import dev.rewardsync.ledger.EntryId.RevisionAccrualId;
import dev.rewardsync.ledger.EntryId.StatusAccrualId;
import java.util.Locale;

/** Writes and parses the texts of entry ids. */
final class EntryIdText {

    static final String STATUS = "status:";
    static final String REFEREE_ORDER = "referee-order:";
    static final String REDEMPTION = "redemption";

    private static final String ORDER = "order:";

    /** The number of digits of the largest {@code int}. */
    private static final int MAX_DIGITS = 10;

    private EntryIdText() {}

    static String revision(String orderId, int revision) {
        return ORDER + encode(orderId) + ":" + revision;
    }

    static String refund(String orderId, String refundId) {
        return "refund:" + encode(orderId) + ":" + encode(refundId);
    }

    /** Returns the id with a text. A text that no id is written as, such as one with revision 01, is an {@link OtherId}. */
    static EntryId parse(String text) {
        EntryId id = parseLeniently(text);
        return id.text().equals(text) ? id : new OtherId(text);
    }

    /** Parses a text without checking that it is the text of the returned id. */
    private static EntryId parseLeniently(String text) {
        int colon = text.indexOf(':');
        int slash = text.indexOf('/', colon + 1);
        if (colon < 0 || slash < 0) {
            return new OtherId(text);
        }
        String ruleId = decode(text.substring(slash + 1));
        int end = text.lastIndexOf(':', slash);
        String orderId = decode(text.substring(colon + 1, end == colon ? slash : end));
        String last = end == colon ? "" : text.substring(end + 1, slash);
        return switch (text.substring(0, colon + 1)) {
            case ORDER ->
                ruleId.equals(REDEMPTION)
                        ? new RedemptionId(orderId, number(last))
                        : new RevisionAccrualId(orderId, number(last), ruleId);
            case STATUS -> new StatusAccrualId(orderId, decode(last), ruleId);
            case REFEREE_ORDER -> new RefereeOrderAccrualId(orderId, number(last), ruleId);
            default -> new OtherId(text);
        };
    }

    /** Returns a number of 0 or more from its decimal digits; 0 if the text is anything else. */
    private static int number(String digits) {
        if (digits.length() > MAX_DIGITS) {
            return 0;
        }
        long number = 0;
        for (int index = 0; index < digits.length(); index++) {
            char digit = digits.charAt(index);
            if (digit < '0' || digit > '9') {
                return 0;
            }
            number = number * 10 + (digit - '0');
        }
        return number > Integer.MAX_VALUE ? 0 : (int) number;
    }

    /** Returns the shop's id with the four reserved characters of entry ids percent-encoded. */
    static String encode(String shopId) {
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

    /** Decodes an id. {@code %25} is decoded last; otherwise {@code %252F} would become {@code /}. */
    private static String decode(String encoded) {
        return encoded.replace("%2F", "/")
                .replace("%3A", ":")
                .replace("%7C", "|")
                .replace("%25", "%");
    }
}
