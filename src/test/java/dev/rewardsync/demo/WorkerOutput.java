package dev.rewardsync.demo;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record of the worker's output topics.
 *
 * @param errorCode the code of a dead letter; null for other records
 */
record WorkerOutput(
        String topic, String key, String value, @Nullable String errorCode) {
    static final String LEDGER = "loyalty.ledger";
    static final String BALANCES = "loyalty.balances";
    static final String EXPORTS = "erp.order-export";
    static final String DEAD_LETTER_SUFFIX = "-dlt";

    private static final String ERROR_CODE = "rewardsync_error_code";

    static WorkerOutput of(ConsumerRecord<String, String> consumed) {
        Header code = consumed.headers().lastHeader(ERROR_CODE);
        return new WorkerOutput(
                consumed.topic(),
                consumed.key(),
                consumed.value(),
                code == null ? null : new String(code.value(), StandardCharsets.UTF_8));
    }

    boolean isDeadLetter() {
        return topic.endsWith(DEAD_LETTER_SUFFIX);
    }
}
