package dev.rewardsync.state;

import java.time.Instant;

/** A partition's sums and its clock as bytes. */
public final class TotalsCodec {

    private static final int VERSION = 1;

    private TotalsCodec() {}

    /** The sums as bytes. */
    public static byte[] write(Outstanding outstanding) {
        return StateWriter.version(VERSION)
                .number(outstanding.available())
                .number(outstanding.pending())
                .number(outstanding.overdrawn())
                .toByteArray();
    }

    /** The sums of bytes. */
    public static Outstanding readOutstanding(byte[] bytes) {
        return StateReader.read(
                bytes, VERSION, "sum", reader -> new Outstanding(reader.number(), reader.number(), reader.number()));
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
