package dev.rewardsync.rule;

import dev.rewardsync.event.OrderStatusChanged;
import java.util.Locale;
import java.util.Map;

/**
 * Maps the shop's names of order statuses to their meanings, ignoring case and surrounding whitespace.
 *
 * @param meanings by the shop's name in lower case; a name that is missing is its own meaning
 */
public record StatusNames(Map<String, String> meanings) {

    /** {@code complete} means {@code completed}, {@code cancelled} means {@code canceled}. */
    public static final StatusNames DEFAULT =
            new StatusNames(Map.of("complete", OrderStatusChanged.COMPLETED, "cancelled", OrderStatusChanged.CANCELED));

    /** Returns the meaning of a shop's name. Natural keys, entry ids and awards contain only meanings. */
    public String meaning(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return meanings.getOrDefault(plain, plain);
    }
}
