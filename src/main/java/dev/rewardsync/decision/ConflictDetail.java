package dev.rewardsync.decision;

import dev.rewardsync.event.CustomerActivity;
import dev.rewardsync.event.CustomerSignedUp;
import dev.rewardsync.event.CustomerUpdated;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.OrderRefunded;
import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.event.PointsAdjusted;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.ReviewApproved;
import dev.rewardsync.event.ShopEvent;
import java.util.List;

/**
 * The detail of a dead letter whose natural key came before with other content: which fields differ, and what the shop can
 * do about it. It names fields and never values.
 */
final class ConflictDetail {

    private static final int MAX_NAMED = 10;

    private ConflictDetail() {}

    /** What is said of a natural key: the field it is in, when it came first, and what to do instead of sending it again. */
    private record Words(String pointer, String cameFirst, String advice) {}

    /**
     * The detail of an event other than an order.
     *
     * @param differing pointers to what differs; none where that can't be told
     */
    static String of(ShopEvent again, List<String> differing) {
        return detail(words(again), differing, "");
    }

    /** The detail of an order, of which this revision is in force. */
    static String of(OrderPlaced again, int inForce, List<String> differing) {
        return detail(words(again, inForce), differing, "");
    }

    /** The same where the first one's content is no longer kept. */
    static String ofForgotten(OrderPlaced again, int inForce) {
        return detail(words(again, inForce), List.of(), ", which is no longer kept");
    }

    /** The detail of an event whose id was that of an event of another kind. */
    static String ofOtherKind(ShopEvent again, EventType first) {
        return "/eventId: expected an eventId of its own, got that of a %s event; %s"
                .formatted(first.wireName(), words(again).advice());
    }

    private static Words words(OrderPlaced again, int inForce) {
        return new Words(
                "/revision",
                "revision %d of this order came first".formatted(again.revision()),
                "to change the order, send a revision higher than " + inForce);
    }

    private static Words words(ShopEvent again) {
        return switch (again) {
            case OrderStatusChanged status ->
                new Words(
                        "/status",
                        "this status of the order came first",
                        "a status counts once, so nothing needs to be done");
            case OrderRefunded refund ->
                new Words(
                        "/refundId", "this refundId came first", "to refund more of the order, send another refundId");
            case CustomerSignedUp signedUp ->
                new Words(
                        "/customerId",
                        "this customer signed up first",
                        "to change the profile, send a customer-updated event");
            case CustomerUpdated updated -> ofEventId("to change more of the profile, send another eventId");
            case CustomerActivity activity -> ofEventId("for another activity, send another eventId");
            case PointsAdjusted adjusted -> ofEventId("to correct the points again, send another eventId");
            case OrderPlaced order -> throw new IllegalArgumentException("an order has words of its own");
            case ReviewApproved review -> throw new IllegalArgumentException("a review is the same whatever it says");
            case ReferralEvent referral -> throw new IllegalArgumentException("the worker's own events come once");
        };
    }

    private static Words ofEventId(String advice) {
        return new Words("/eventId", "this eventId came first", advice);
    }

    private static String detail(Words words, List<String> differing, String remark) {
        return "%s: expected the same content as when %s%s; %s"
                .formatted(
                        differing.isEmpty() ? words.pointer() : named(differing),
                        words.cameFirst(),
                        remark,
                        words.advice());
    }

    private static String named(List<String> pointers) {
        String named = String.join(", ", pointers.subList(0, Math.min(pointers.size(), MAX_NAMED)));
        return pointers.size() <= MAX_NAMED ? named : named + " and " + (pointers.size() - MAX_NAMED) + " more";
    }
}
