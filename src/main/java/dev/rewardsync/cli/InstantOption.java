package dev.rewardsync.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads instants of options: RFC 3339 with an offset, or a date for its beginning in UTC. */
final class InstantOption implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String value) {
        try {
            return value.length() == "2026-12-31".length()
                    ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "expected an instant such as 2026-12-31T00:00:00Z or 2026-12-31T01:00:00+01:00,"
                            + " or a date such as 2026-12-31 (from 00:00 UTC), got " + value);
        }
    }
}
