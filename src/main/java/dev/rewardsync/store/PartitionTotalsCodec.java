package dev.rewardsync.store;

import dev.rewardsync.store.StateFormat.NoKey;
import java.time.Instant;
import java.util.Map;

/** Writes and reads a partition's totals: its liability and its clock. */
public final class PartitionTotalsCodec {

    private static final StateFormat<NoKey, PointsLiability> LIABILITY = new StateFormat<>(
            "sum",
            (out, liability) -> out.number(liability.available())
                    .number(liability.pending())
                    .number(liability.overdrawn()),
            Map.of(1, (key, in) -> new PointsLiability(in.number(), in.number(), in.number())));

    private static final StateFormat<NoKey, Instant> CLOCK =
            new StateFormat<>("clock", StateWriter::instant, Map.of(1, (key, in) -> in.instant()));

    private PartitionTotalsCodec() {}

    /** Returns the liability as bytes. */
    public static byte[] writeLiability(PointsLiability liability) {
        return LIABILITY.write(liability);
    }

    /**
     * Reads a liability.
     *
     * @throws UnreadableStateException if the bytes are damaged or have an unsupported format
     */
    public static PointsLiability readLiability(byte[] bytes) {
        return LIABILITY.read(NoKey.NONE, bytes);
    }

    /** Returns the clock as bytes. */
    public static byte[] writeClock(Instant instant) {
        return CLOCK.write(instant);
    }

    /**
     * Reads a clock.
     *
     * @throws UnreadableStateException if the bytes are damaged or have an unsupported format
     */
    public static Instant readClock(byte[] bytes) {
        return CLOCK.read(NoKey.NONE, bytes);
    }
}
