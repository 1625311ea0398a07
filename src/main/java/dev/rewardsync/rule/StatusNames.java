package dev.rewardsync.rule;

import dev.rewardsync.event.OrderStatusChanged;
import java.util.Locale;
import java.util.Map;

/**
 * What the shop's own names of order statuses mean. Names are compared ignoring case and outer spaces.
 *
 * @param meanings by the shop's name in small letters; a name that is not there means itself
 */
public record StatusNames(Map<String, String> meanings) {

    /** {@code complete} means {@code completed}, {@code cancelled} means {@code canceled}. */
    public static final StatusNames DEFAULT =
            new StatusNames(Map.of("complete", OrderStatusChanged.COMPLETED, "cancelled", OrderStatusChanged.CANCELED));

    /** The name that stands for a status in natural keys, entry ids and awards, however the shop writes it. */
    public String meaning(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        return meanings.getOrDefault(plain, plain);
    }
}
