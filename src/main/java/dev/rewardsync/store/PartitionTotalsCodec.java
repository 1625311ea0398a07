package dev.rewardsync.store;

import dev.rewardsync.store.StateFormat.NoKey;
import java.time.Instant;
import java.util.Map;

/** A partition's sums and its clock as bytes. */
public final class PartitionTotalsCodec {

    private static final StateFormat<NoKey, PointsLiability> OUTSTANDING = new StateFormat<>(
            "sum",
            (out, sum) -> out.number(sum.available()).number(sum.pending()).number(sum.overdrawn()),
            Map.of(1, (key, in) -> new PointsLiability(in.number(), in.number(), in.number())));

    private static final StateFormat<NoKey, Instant> CLOCK =
            new StateFormat<>("clock", StateWriter::instant, Map.of(1, (key, in) -> in.instant()));

    private PartitionTotalsCodec() {}

    /** The sums as bytes. */
    public static byte[] write(PointsLiability outstanding) {
        return OUTSTANDING.write(outstanding);
    }

    /** The sums of bytes. */
    public static PointsLiability readOutstanding(byte[] bytes) {
        return OUTSTANDING.read(NoKey.NONE, bytes);
    }

    /** A moment as bytes. */
    public static byte[] write(Instant instant) {
        return CLOCK.write(instant);
    }

    /** The moment of bytes. */
    public static Instant readInstant(byte[] bytes) {
        return CLOCK.read(NoKey.NONE, bytes);
    }
}
