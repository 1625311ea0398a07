package dev.rewardsync.bench.contender;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much is written for an order, on average.
 *
 * @param exports their size is what they have beside the order itself
 * @param accounts of the state, that of customers
 * @param orders of the state, what becomes of orders
 * @param placedOrders of the state, the orders as they came; their size is what they have beside the order itself
 */
public record Volume(
        Flow ledger, Flow balances, Flow exports, Flow notifications, Flow accounts, Flow orders, Flow placedOrders) {

    /** What is not yet measured. */
    public static final Volume NONE =
            new Volume(Flow.NONE, Flow.NONE, Flow.NONE, Flow.NONE, Flow.NONE, Flow.NONE, Flow.NONE);

    /**
     * The records of a topic.
     *
     * @param perOrder how many for each order
     * @param bytes the average size of one, with headers
     */
    public record Flow(double perOrder, int bytes) {

        static final Flow NONE = new Flow(0, 0);

        private static Flow of(String text) {
            String[] parts = text.split("x");
            return new Flow(Double.parseDouble(parts[0]), Integer.parseInt(parts[1]));
        }
    }

    /** The same outputs, and nothing to remember. */
    public Volume withoutState() {
        return new Volume(ledger, balances, exports, notifications, Flow.NONE, Flow.NONE, Flow.NONE);
    }

    /** Whether there is anything to remember. */
    boolean hasState() {
        return accounts.perOrder() > 0;
    }

    String text() {
        return Stream.of(ledger, balances, exports, notifications, accounts, orders, placedOrders)
                .map(flow -> flow.perOrder() + "x" + flow.bytes())
                .collect(Collectors.joining(","));
    }

    static Volume of(String text) {
        Flow[] flows = Stream.of(text.split(",")).map(Flow::of).toArray(Flow[]::new);
        return new Volume(flows[0], flows[1], flows[2], flows[3], flows[4], flows[5], flows[6]);
    }
}
