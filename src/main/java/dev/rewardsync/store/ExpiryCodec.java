package dev.rewardsync.store;

import dev.rewardsync.ledger.Expiry;
import dev.rewardsync.ledger.ExpiryPeriod;
import dev.rewardsync.ledger.ExpiryTerms;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads when points expire. Each value starts with a kind. The kinds {@link #NEVER} and {@link #EXACT} are those of
 * format version 1, which wrote an optional instant or period.
 */
final class ExpiryCodec {

    private static final int NEVER = 0;
    /** A lot: an instant. Terms: a period after the release. */
    private static final int EXACT = 1;
    /** Terms: a period after the release, to the end of a month or year. */
    private static final int CALENDAR = 2;
    /** A period without activity. */
    private static final int INACTIVITY = 3;

    private ExpiryCodec() {}

    static void write(StateWriter writer, Expiry expiry) {
        switch (expiry) {
            case Expiry.Never never -> writer.octet(NEVER);
            case Expiry.At(Instant instant) -> writer.octet(EXACT).instant(instant);
            case Expiry.AfterInactivity(ExpiryPeriod period, ZoneId zone) -> {
                writePeriod(writer.octet(INACTIVITY), period);
                writer.text(zone.getId());
            }
        }
    }

    static Expiry read(StateReader reader) {
        int kind = reader.octet();
        return switch (kind) {
            case NEVER -> Expiry.NEVER;
            case EXACT -> new Expiry.At(reader.instant());
            case INACTIVITY -> new Expiry.AfterInactivity(readPeriod(reader), ZoneId.of(reader.text()));
            default -> throw new UnreadableStateException("the expiry of a lot is of an unknown kind: " + kind);
        };
    }

    /** Writes the terms; null for never. */
    static void writeTerms(StateWriter writer, @Nullable ExpiryTerms terms) {
        if (terms == null) {
            writer.octet(NEVER);
            return;
        }
        switch (terms.start()) {
            case ACTIVITY -> writePeriod(writer.octet(INACTIVITY), terms.period());
            case RELEASE -> {
                if (terms.period().end() == null) {
                    writer.octet(EXACT).period(terms.period().length());
                } else {
                    writePeriod(writer.octet(CALENDAR), terms.period());
                }
            }
        }
    }

    /** Reads the terms; null for never. */
    static @Nullable ExpiryTerms readTerms(StateReader reader) {
        int kind = reader.octet();
        return switch (kind) {
            case NEVER -> null;
            case EXACT -> ExpiryTerms.afterRelease(reader.period());
            case CALENDAR -> new ExpiryTerms(readPeriod(reader), ExpiryTerms.Start.RELEASE);
            case INACTIVITY -> new ExpiryTerms(readPeriod(reader), ExpiryTerms.Start.ACTIVITY);
            default -> throw new UnreadableStateException("the terms of an expiry are of an unknown kind: " + kind);
        };
    }

    private static void writePeriod(StateWriter writer, ExpiryPeriod period) {
        writer.period(period.length())
                .optional(period.end(), (out, end) -> out.constant(ConstantIds.CALENDAR_ENDS, end));
    }

    private static ExpiryPeriod readPeriod(StateReader reader) {
        return new ExpiryPeriod(reader.period(), reader.optional(in -> in.constant(ConstantIds.CALENDAR_ENDS)));
    }
}
