package dev.rewardsync.rule.condition;

import dev.rewardsync.pricing.PricedOrder;
import org.jspecify.annotations.Nullable;

/**
 * Extracts a value from a subject.
 *
 * @param <S> type of the subject: the facts of an event or an item of its order
 * @param <V> type of the value
 */
@FunctionalInterface
public interface ValueExtractor<S, V> {

    /**
     * Returns the value; null if the subject has none.
     *
     * @param pricedOrder the order of the event; null if it has none
     */
    @Nullable
    V extract(S subject, @Nullable PricedOrder pricedOrder);
}
