package dev.rewardsync.stream;

import java.nio.charset.StandardCharsets;

/** Events in the JSON of a shop. */
final class ShopEvents {

    static final String AT = "2026-11-21T10:15:30Z";

    private ShopEvents() {}

    static byte[] review(String customer, String review) {
        return review(customer, review, AT);
    }

    static byte[] review(String customer, String review, String occurredAt) {
        return bytes("{\"eventId\":\"e-%s\",\"occurredAt\":\"%s\",\"customerId\":\"%s\",\"reviewId\":\"%s\"}"
                .formatted(review, occurredAt, customer, review));
    }

    static byte[] order(String customer, String order, int dollars) {
        return bytes(("{\"eventId\":\"e-%s\",\"occurredAt\":\"%s\",\"customerId\":\"%s\",\"orderId\":\"%s\","
                        + "\"currency\":\"USD\",\"lines\":[{\"lineId\":\"1\",\"sku\":\"S\",\"quantity\":1,"
                        + "\"unitPrice\":\"%d.00\"}],\"totals\":{\"grandTotal\":\"%d.00\"}}")
                .formatted(order, AT, customer, order, dollars, dollars));
    }

    static byte[] status(String customer, String order, String status) {
        return bytes(
                "{\"eventId\":\"s-%s\",\"occurredAt\":\"%s\",\"customerId\":\"%s\",\"orderId\":\"%s\",\"status\":\"%s\"}"
                        .formatted(order, AT, customer, order, status));
    }

    /** Returns a refund of one piece of the only line of an order. */
    static byte[] refund(String customer, String order, String refund) {
        return bytes(("{\"eventId\":\"f-%s\",\"occurredAt\":\"%s\",\"customerId\":\"%s\",\"orderId\":\"%s\","
                        + "\"refundId\":\"%s\",\"lines\":[{\"lineId\":\"1\",\"quantity\":1}]}")
                .formatted(refund, AT, customer, order, refund));
    }

    static byte[] signUp(String customer, String referrer) {
        return bytes("{\"eventId\":\"u-%s\",\"occurredAt\":\"%s\",\"customerId\":\"%s\",\"referrerId\":\"%s\"}"
                .formatted(customer, AT, customer, referrer));
    }

    static byte[] adjustment(String customer, long points, String more) {
        return bytes("{\"eventId\":\"a-%d\",\"occurredAt\":\"%s\",\"customerId\":\"%s\",\"points\":%d,%s}"
                .formatted(points, AT, customer, points, more));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
