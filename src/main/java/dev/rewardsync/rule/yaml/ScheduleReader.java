package dev.rewardsync.rule.yaml;

import dev.rewardsync.rule.Schedule;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rule's {@code schedule}.
 *
 * @param zone the ruleset's time zone
 */
record ScheduleReader(ZoneId zone) {

    private static final Map<String, DayOfWeek> DAYS = NameReader.kebabCase(DayOfWeek.class);
    private static final String END_OF_DAY = "24:00";
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern TIME_WITHOUT_ZERO = Pattern.compile("[0-9]:[0-5][0-9]");

    /** Reads a schedule; returns null after adding an error. */
    @Nullable
    Schedule read(YamlField field) {
        YamlSection section = field.section(List.of("days", "from", "to"));
        if (section == null) {
            return null;
        }
        if (section.entries().isEmpty()) {
            field.addError("an empty schedule", "days, from or to");
        }
        LocalTime from = section.read("from", LocalTime.MIDNIGHT, ScheduleReader::start);
        return new Schedule(
                section.read("days", EnumSet.allOf(DayOfWeek.class), ScheduleReader::days),
                from,
                section.readOrNull("to", value -> end(value, from)),
                zone);
    }

    private static @Nullable Set<DayOfWeek> days(YamlField field) {
        List<YamlField> fields = field.list("a list of days such as [saturday, sunday]; omit the key for all days");
        return fields == null
                ? null
                : fields.stream()
                        .map(day -> day.oneOf("day", DAYS))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
    }

    private static @Nullable LocalTime start(YamlField field) {
        return field.text(expected(field), ScheduleReader::time);
    }

    /** Reads an exclusive end; returns null for the end of the day, and after adding an error. */
    private static @Nullable LocalTime end(YamlField field, LocalTime from) {
        if (field.value() instanceof YamlValue.TextScalar text && text.value().equals(END_OF_DAY)) {
            return null;
        }
        LocalTime end = field.text(expected(field) + ", or 24:00", ScheduleReader::time);
        if (end != null && !end.isAfter(from)) {
            field.addError(
                    "to is not after from",
                    "a time after %s, at most 24:00; for hours before and after midnight, write two rules"
                            .formatted(from));
        }
        return end;
    }

    private static @Nullable LocalTime time(String text) {
        return TIME.matcher(text).matches() ? LocalTime.parse(text) : null;
    }

    private static String expected(YamlField field) {
        boolean withoutZero = field.value() instanceof YamlValue.TextScalar text
                && TIME_WITHOUT_ZERO.matcher(text.value()).matches();
        return withoutZero
                ? "two digits for the hour: \"0" + ((YamlValue.TextScalar) field.value()).value() + '"'
                : "a time of day in quotes such as \"09:30\"";
    }
}
