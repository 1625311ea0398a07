package dev.rewardsync.stream;

import java.time.Duration;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** Measures how long the worker has been getting its partitions and restoring their state. */
final class RestoreTime {

    private volatile @Nullable Long sinceNanos;

    /** Records a change of the state of Kafka Streams. */
    void changed(KafkaStreams.State now) {
        sinceNanos = now == KafkaStreams.State.REBALANCING ? (Long) System.nanoTime() : null;
    }

    /** Returns the time since the last change to restoring; 0 if the worker is doing something else. */
    Duration elapsed() {
        Long since = sinceNanos;
        return since == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }
}
