package dev.rewardsync.bench;

import dev.rewardsync.bench.contender.HandWritten;
import dev.rewardsync.bench.contender.Listener;
import dev.rewardsync.bench.contender.PassThrough;
import dev.rewardsync.bench.contender.Volume;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A program that takes orders and writes what follows from them. */
enum Contender {
    /** Kafka Streams, exactly-once, that decides nothing and writes as many and as large records as RewardSync. */
    PASS_THROUGH(PassThrough.class),
    /** The same with as many and as large values in stores and changelogs as RewardSync's. */
    ENGINE(PassThrough.class),
    /** A consumer and a transactional producer in one loop, written for speed alone. */
    HAND_WRITTEN(HandWritten.class),
    /** A Spring listener that takes one record at a time, in a transaction. */
    LISTENER(Listener.class),
    /** RewardSync, whole, as it is shipped. */
    REWARDSYNC(null);

    private final @Nullable Class<?> program;

    Contender(@Nullable Class<?> program) {
        this.program = program;
    }

    /** The program's class; null where it is a jar. */
    @Nullable
    Class<?> program() {
        return program;
    }

    /** What it writes, where RewardSync writes this. */
    Volume volume(Volume ofRewardSync) {
        return this == ENGINE ? ofRewardSync : ofRewardSync.withoutState();
    }

    /** Whether it has to be known what RewardSync writes, before it can be measured. */
    boolean needsSample() {
        return program == null || program == PassThrough.class;
    }

    /** Its name for people. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its name for programs. */
    String key() {
        String[] words = label().split("-");
        return words.length == 1
                ? words[0]
                : words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
    }

    static Contender named(String label) {
        return Stream.of(values())
                .filter(contender -> contender.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("bench.only has %s; there are %s"
                        .formatted(
                                label, Stream.of(values()).map(Contender::label).collect(Collectors.joining(", ")))));
    }
}
