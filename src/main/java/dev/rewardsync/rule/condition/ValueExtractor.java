package dev.rewardsync.rule.condition;

import dev.rewardsync.pricing.PricedOrder;
import org.jspecify.annotations.Nullable;

/**
 * The way from a subject to one of its values.
 *
 * @param <S> what is asked: the facts of an event, or an item of its cart
 * @param <V> what comes back
 */
@FunctionalInterface
public interface ValueExtractor<S, V> {

    /** The value, or null where the subject has none. */
    @Nullable
    V of(S subject, @Nullable PricedOrder cart);
}
