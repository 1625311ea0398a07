package dev.rewardsync.rule;

import java.util.Arrays;
import java.util.Optional;

/** What a rule listens to. Cart rules listen to {@link #ORDER_PLACED}, behaviour rules to the others. */
public enum Trigger {
    ORDER_PLACED("order-placed"),
    SIGNED_UP("signed-up"),
    ORDER_COMPLETED("order-completed"),
    REVIEW_APPROVED("review-approved"),
    NEWSLETTER_SUBSCRIBED("newsletter-subscribed");

    private final String wireName;

    Trigger(String wireName) {
        this.wireName = wireName;
    }

    /** The name as ruleset files write it. */
    public String wireName() {
        return wireName;
    }

    /** The trigger of a name as ruleset files write it. */
    public static Optional<Trigger> named(String wireName) {
        return Arrays.stream(values())
                .filter(trigger -> trigger.wireName.equals(wireName))
                .findFirst();
    }

    /** Whether its events are about an order, so that rules may ask for it and earn on it. */
    public boolean hasOrder() {
        return switch (this) {
            case ORDER_PLACED, ORDER_COMPLETED -> true;
            case SIGNED_UP, REVIEW_APPROVED, NEWSLETTER_SUBSCRIBED -> false;
        };
    }
}
