package dev.rewardsync.rule;

import java.util.List;
import java.util.stream.Stream;

/**
 * The event that triggers a rule: {@link #ORDER_PLACED} for cart rules, one of the others for behavior rules.
 *
 * @param wireName the name in ruleset files; {@code custom:<name>} for the shop's custom events
 * @param days days of inactivity for {@link #inactive}; 0 for all other triggers
 */
public record Trigger(String wireName, int days) {

    public static final Trigger ORDER_PLACED = new Trigger("order-placed");
    public static final Trigger SIGNED_UP = new Trigger("signed-up");
    public static final Trigger ORDER_COMPLETED = new Trigger("order-completed");
    public static final Trigger REVIEW_APPROVED = new Trigger("review-approved");
    public static final Trigger NEWSLETTER_SUBSCRIBED = new Trigger("newsletter-subscribed");
    public static final Trigger BIRTHDAY = new Trigger("birthday");
    public static final Trigger ANNIVERSARY = new Trigger("anniversary");
    public static final Trigger TIER_UP = new Trigger("tier-up");
    public static final Trigger TIER_DOWN = new Trigger("tier-down");
    public static final Trigger REFEREE_SIGNED_UP = new Trigger("referee-signed-up");
    public static final Trigger REFEREE_ORDER_COMPLETED = new Trigger("referee-order-completed");

    /** The name of the inactivity trigger in ruleset files. */
    public static final String INACTIVE = "inactive";

    /** The prefix of custom events. */
    public static final String CUSTOM_PREFIX = "custom:";

    /** Activities with predefined names. */
    private static final List<Trigger> ACTIVITIES = Stream.of(
                    "login",
                    "friend-referred",
                    "push-subscribed",
                    "rma-created",
                    "affiliate-joined",
                    "shared-twitter",
                    "shared-facebook",
                    "pinned-pinterest")
            .map(Trigger::new)
            .toList();

    /** The triggers of behavior rules that are defined by their name alone. */
    public static final List<Trigger> BEHAVIOR_TRIGGERS = Stream.concat(
                    Stream.of(
                            SIGNED_UP,
                            ORDER_COMPLETED,
                            REVIEW_APPROVED,
                            NEWSLETTER_SUBSCRIBED,
                            BIRTHDAY,
                            ANNIVERSARY,
                            TIER_UP,
                            TIER_DOWN,
                            REFEREE_SIGNED_UP,
                            REFEREE_ORDER_COMPLETED),
                    ACTIVITIES.stream())
            .toList();

    private Trigger(String wireName) {
        this(wireName, 0);
    }

    /**
     * Returns the trigger of a customer's inactivity.
     *
     * @param days of inactivity, 1 or more
     */
    public static Trigger inactive(int days) {
        return new Trigger(INACTIVE, days);
    }

    /** Returns the trigger of an activity or a custom event. */
    public static Trigger activity(String name) {
        return new Trigger(name);
    }

    /** Returns whether events of this trigger have an order. */
    public boolean hasOrder() {
        return equals(ORDER_PLACED) || equals(ORDER_COMPLETED) || equals(REFEREE_ORDER_COMPLETED);
    }

    /** Returns whether events of this trigger have a referee. */
    public boolean hasReferee() {
        return equals(REFEREE_SIGNED_UP) || equals(REFEREE_ORDER_COMPLETED);
    }

    /** Returns whether events of this trigger can have an activity with attributes. */
    public boolean hasActivity() {
        return wireName.startsWith(CUSTOM_PREFIX)
                || equals(NEWSLETTER_SUBSCRIBED)
                || equals(TIER_UP)
                || equals(TIER_DOWN)
                || ACTIVITIES.contains(this);
    }

    /** Returns whether a timer fires this trigger. Such triggers only allow fixed points. */
    public boolean isTimeTriggered() {
        return equals(BIRTHDAY) || equals(ANNIVERSARY) || wireName.equals(INACTIVE);
    }
}
