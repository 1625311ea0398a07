package dev.rewardsync.rule;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a rule listens to. Cart rules listen to {@link #ORDER_PLACED}, behaviour rules to the others.
 *
 * @param wireName the name as ruleset files write it; {@code custom:<name>} for a shop's own events
 * @param days how long nothing was heard of the customer, for {@link #inactive}; else 0
 */
public record Trigger(String wireName, int days) {

    public static final Trigger ORDER_PLACED = new Trigger("order-placed");
    public static final Trigger SIGNED_UP = new Trigger("signed-up");
    public static final Trigger ORDER_COMPLETED = new Trigger("order-completed");
    public static final Trigger REVIEW_APPROVED = new Trigger("review-approved");
    public static final Trigger NEWSLETTER_SUBSCRIBED = new Trigger("newsletter-subscribed");
    public static final Trigger BIRTHDAY = new Trigger("birthday");
    public static final Trigger TIER_UP = new Trigger("tier-up");
    public static final Trigger TIER_DOWN = new Trigger("tier-down");
    public static final Trigger REFEREE_SIGNED_UP = new Trigger("referee-signed-up");
    public static final Trigger REFEREE_ORDER_COMPLETED = new Trigger("referee-order-completed");

    /** What a long silence is called in ruleset files, where {@code days} says how long. */
    public static final String INACTIVE = "inactive";

    /** What the shop's own events start with. */
    public static final String CUSTOM_PREFIX = "custom:";

    /** Activities that rules can listen to under the name that the shop gives them. */
    private static final List<Trigger> ACTIVITIES = Stream.of(
                    "friend-referred",
                    "push-subscribed",
                    "rma-created",
                    "affiliate-joined",
                    "shared-twitter",
                    "shared-facebook",
                    "pinned-pinterest")
            .map(Trigger::new)
            .toList();

    /** The triggers of behaviour rules that a name alone says. */
    public static final List<Trigger> OF_BEHAVIOR = Stream.concat(
                    Stream.of(
                            SIGNED_UP,
                            ORDER_COMPLETED,
                            REVIEW_APPROVED,
                            NEWSLETTER_SUBSCRIBED,
                            BIRTHDAY,
                            TIER_UP,
                            TIER_DOWN,
                            REFEREE_SIGNED_UP,
                            REFEREE_ORDER_COMPLETED),
                    ACTIVITIES.stream())
            .toList();

    private Trigger(String wireName) {
        this(wireName, 0);
    }

    /** Nothing heard of the customer for so many whole days, 1 or more. */
    public static Trigger inactive(int days) {
        return new Trigger(INACTIVE, days);
    }

    /** The trigger of an activity, or of one of the shop's own events, under the name that the shop gives it. */
    public static Trigger activity(String name) {
        return new Trigger(name);
    }

    /** Whether conditions can ask for an order. */
    public boolean hasOrder() {
        return equals(ORDER_PLACED) || equals(ORDER_COMPLETED) || equals(REFEREE_ORDER_COMPLETED);
    }

    /** Whether the customer's referee, whom they invited, is behind it. */
    public boolean hasReferee() {
        return equals(REFEREE_SIGNED_UP) || equals(REFEREE_ORDER_COMPLETED);
    }

    /** Whether an activity with attributes of its own can be behind it. */
    public boolean hasActivity() {
        return wireName.startsWith(CUSTOM_PREFIX)
                || equals(NEWSLETTER_SUBSCRIBED)
                || equals(TIER_UP)
                || equals(TIER_DOWN)
                || ACTIVITIES.contains(this);
    }

    /** Whether time brings it about, so that only fixed points make sense. */
    public boolean isOfTime() {
        return equals(BIRTHDAY) || wireName.equals(INACTIVE);
    }
}
