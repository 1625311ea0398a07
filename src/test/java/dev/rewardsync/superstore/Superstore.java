package dev.rewardsync.superstore;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shop's records in the order in which they occurred; the same records on every call. The file contains only orders.
 * The other events are derived:
 *
 * <ul>
 *   <li>Customers sign up one hour before their first order.
 *   <li>Every 50th order is canceled one day after it is placed. The others are completed on their ship date.
 *   <li>Every 20th order that is not canceled is refunded: alternately one piece three days after completion, or the
 *       whole order nine days after completion.
 *   <li>Every 5th order that is not canceled is reviewed ten days after completion.
 *   <li>Every 4th order of a customer redeems 100 or 200 points, if {@link PointsEstimate} estimates that they are available.
 * </ul>
 */
public final class Superstore {
    public static final String ORDER_PLACED = "shop.order-placed";
    public static final String ORDER_STATUS_CHANGED = "shop.order-status-changed";
    public static final String ORDER_REFUNDED = "shop.order-refunded";
    public static final String REVIEW_APPROVED = "shop.review-approved";
    public static final String CUSTOMER_SIGNED_UP = "shop.customer-signed-up";

    private static final int CANCELED_EVERY = 50;
    private static final int REFUNDED_EVERY = 20;
    private static final int REVIEWED_EVERY = 5;
    private static final int REDEEMING_EVERY = 4;
    private static final BigDecimal REDEEMING_FROM = new BigDecimal("10.00");

    private final List<ShopRecord> records = new ArrayList<>();
    private final Map<String, Integer> ordersByCustomer = new HashMap<>();
    private final Map<String, PointsEstimate> pointsByCustomer = new HashMap<>();

    private Superstore() {}

    /** Returns all records, in order of {@code occurredAt}. */
    public static List<ShopRecord> records() {
        Superstore shop = new Superstore();
        int number = 1;
        for (SuperstoreOrder order : ordersByTime()) {
            shop.addEvents(order, number++);
        }
        shop.records.sort(Comparator.comparing(ShopRecord::occurredAt).thenComparing(ShopRecord::json));
        return List.copyOf(shop.records);
    }

    private static List<SuperstoreOrder> ordersByTime() {
        Map<String, List<SuperstoreLine>> lines = new LinkedHashMap<>();
        for (SuperstoreLine line : SuperstoreFile.read()) {
            lines.computeIfAbsent(line.orderId(), id -> new ArrayList<>()).add(line);
        }
        Collection<SuperstoreOrder> orders = new ArrayList<>();
        lines.forEach((orderId, linesOfOrder) -> orders.add(new SuperstoreOrder(orderId, linesOfOrder)));
        return orders.stream()
                .sorted(Comparator.comparing(SuperstoreOrder::placedAt).thenComparing(SuperstoreOrder::orderId))
                .toList();
    }

    private void addEvents(SuperstoreOrder order, int number) {
        int ofCustomer = ordersByCustomer.merge(order.customerId(), 1, Integer::sum);
        if (ofCustomer == 1) {
            Instant at = order.placedAt().minus(Duration.ofHours(1));
            add(CUSTOMER_SIGNED_UP, order, ShopJson.signedUp(order.first(), at), at);
        }
        long pointsUsed = ofCustomer % REDEEMING_EVERY == 0 ? redeem(order) : 0;
        add(ORDER_PLACED, order, ShopJson.placed(order, pointsUsed), order.placedAt());
        if (number % CANCELED_EVERY == 0) {
            Instant at = order.placedAt().plus(Duration.ofDays(1));
            add(ORDER_STATUS_CHANGED, order, ShopJson.status(order, "canceled", at), at);
        } else {
            complete(order, number);
        }
    }

    private void complete(SuperstoreOrder order, int number) {
        Instant at = order.completedAt();
        add(ORDER_STATUS_CHANGED, order, ShopJson.status(order, "completed", at), at);
        if (number % REFUNDED_EVERY == 0) {
            refund(order, number % (2 * REFUNDED_EVERY) == 0, at);
        } else {
            pointsOf(order).earned(order.paid(), at);
        }
        if (number % REVIEWED_EVERY == 0) {
            Instant reviewedAt = at.plus(Duration.ofDays(10));
            add(REVIEW_APPROVED, order, ShopJson.reviewed(order, reviewedAt), reviewedAt);
        }
    }

    private void refund(SuperstoreOrder order, boolean full, Instant completedAt) {
        Instant at = completedAt.plus(full ? Duration.ofDays(9) : Duration.ofDays(3));
        add(ORDER_REFUNDED, order, ShopJson.refunded(order, full, at), at);
    }

    private long redeem(SuperstoreOrder order) {
        if (order.paid().compareTo(REDEEMING_FROM) < 0) {
            return 0;
        }
        long points = pointsOf(order).at(order.placedAt());
        long used = points >= 400 ? 200 : points >= 100 ? 100 : 0;
        pointsOf(order).spent(used, order.placedAt());
        return used;
    }

    private PointsEstimate pointsOf(SuperstoreOrder order) {
        return pointsByCustomer.computeIfAbsent(order.customerId(), id -> new PointsEstimate());
    }

    private void add(String topic, SuperstoreOrder order, String json, Instant at) {
        records.add(new ShopRecord(topic, order.customerId(), json, at));
    }
}
