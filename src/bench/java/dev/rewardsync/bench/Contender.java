package dev.rewardsync.bench;

import dev.rewardsync.bench.contender.HandWritten;
import dev.rewardsync.bench.contender.OutputProfile;
import dev.rewardsync.bench.contender.PassThrough;
import dev.rewardsync.bench.contender.SpringListener;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A program that reads orders and writes the resulting records. */
enum Contender {
    /** Kafka Streams, exactly-once, without decisions. It writes as many records as RewardSync, of the same size. */
    PASS_THROUGH(PassThrough.class),
    /** The same with state: stores and changelogs have as many values as RewardSync's, of the same size. */
    ENGINE(PassThrough.class),
    /** A consumer and a transactional producer in one loop, written for speed. */
    HAND_WRITTEN(HandWritten.class),
    /** A Spring listener that processes each record in a transaction of its own. */
    LISTENER(SpringListener.class),
    /** The whole RewardSync worker with its defaults. */
    REWARDSYNC(null);

    private final @Nullable Class<?> program;

    Contender(@Nullable Class<?> program) {
        this.program = program;
    }

    /** Returns the main class; null for RewardSync, which is a jar. */
    @Nullable
    Class<?> program() {
        return program;
    }

    /** Returns the records that this contender writes for an order, given those that RewardSync writes. */
    OutputProfile outputProfile(OutputProfile rewardSync) {
        return this == ENGINE ? rewardSync : rewardSync.withoutState();
    }

    /** Returns whether RewardSync must process a sample of the orders before this contender can be measured. */
    boolean needsSample() {
        return program == null || program == PassThrough.class;
    }

    /** Returns the name for people, such as {@code hand-written}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the name in JSON, such as {@code handWritten}. */
    String key() {
        String[] words = label().split("-");
        return words.length == 1
                ? words[0]
                : words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
    }

    /**
     * Returns the contender with a label.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Contender ofLabel(String label) {
        return Stream.of(values())
                .filter(contender -> contender.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("bench.only contains %s; the contenders are %s"
                        .formatted(
                                label, Stream.of(values()).map(Contender::label).collect(Collectors.joining(", ")))));
    }
}
