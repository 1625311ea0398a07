package dev.rewardsync.store;

import java.time.Instant;

/** A partition's sums and its clock as bytes. */
public final class PartitionTotalsCodec {

    private static final int VERSION = 1;

    private PartitionTotalsCodec() {}

    /** The sums as bytes. */
    public static byte[] write(PointsLiability outstanding) {
        return StateWriter.version(VERSION)
                .number(outstanding.available())
                .number(outstanding.pending())
                .number(outstanding.overdrawn())
                .toByteArray();
    }

    /** The sums of bytes. */
    public static PointsLiability readOutstanding(byte[] bytes) {
        return StateReader.read(
                bytes, VERSION, "sum", reader -> new PointsLiability(reader.number(), reader.number(), reader.number()));
    }

    /** A moment as bytes. */
    public static byte[] write(Instant instant) {
        return StateWriter.version(VERSION).instant(instant).toByteArray();
    }

    /** The moment of bytes. */
    public static Instant readInstant(byte[] bytes) {
        return StateReader.read(bytes, VERSION, "clock", StateReader::instant);
    }
}
