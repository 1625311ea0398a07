package dev.rewardsync.bench.contender;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much is written for an order, on average.
 *
 * @param exports their size is what they have beside the order itself
 */
public record Volume(Flow ledger, Flow balances, Flow exports, Flow notifications) {

    /** What is not yet measured. */
    public static final Volume NONE = new Volume(Flow.NONE, Flow.NONE, Flow.NONE, Flow.NONE);

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

    String text() {
        return Stream.of(ledger, balances, exports, notifications)
                .map(flow -> flow.perOrder() + "x" + flow.bytes())
                .collect(Collectors.joining(","));
    }

    static Volume of(String text) {
        String[] parts = text.split(",");
        return new Volume(Flow.of(parts[0]), Flow.of(parts[1]), Flow.of(parts[2]), Flow.of(parts[3]));
    }
}
