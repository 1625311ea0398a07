package dev.rewardsync.rule;

import dev.rewardsync.event.OrderStatusChanged;
import java.util.Locale;
import java.util.Set;

/**
 * The ruleset's {@code statuses}: the shop's names for the two order statuses that have an effect of their own. Names are in
 * {@linkplain #plain plain} form; {@code completed} and {@code canceled} always mean themselves. See
 * {@code docs/events.md}, "Names of statuses".
 *
 * @param completed other names of {@link OrderStatusChanged#COMPLETED}
 * @param canceled other names of {@link OrderStatusChanged#CANCELED}
 */
public record StatusNames(Set<String> completed, Set<String> canceled) {

    /** The names of a ruleset without {@code statuses}. */
    public static final StatusNames DEFAULTS = new StatusNames(Set.of("complete"), Set.of("cancelled"));

    /** Returns a name in lower case, without outer spaces. */
    public static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the meaning of a status: {@code completed}, {@code canceled}, or the plain name itself. Natural keys, entry ids
     * and awards contain meanings only.
     */
    public String meaningOf(String name) {
        String plain = plain(name);
        if (completed.contains(plain)) {
            return OrderStatusChanged.COMPLETED;
        }
        return canceled.contains(plain) ? OrderStatusChanged.CANCELED : plain;
    }
}
