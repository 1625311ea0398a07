package dev.rewardsync.rule.yaml;

import dev.rewardsync.event.AttributeValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of the file, read as what it should be. What it is not is recorded among the problems and read as null.
 *
 * @param path from the top of the file, such as {@code rules[3].earn.step}
 */
record YamlField(String path, YamlValue value, ErrorCollector problems) {

    private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
    private static final int MAX_QUOTED = 60;

    /** The path of a named value. */
    static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** A text as messages show it, shortened. */
    static String quoted(String text) {
        String shown = text.codePointCount(0, text.length()) <= MAX_QUOTED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_QUOTED)) + "…";
        return '"' + shown.replaceAll("\\p{Cntrl}", " ") + '"';
    }

    /** Records what is wrong with this value. */
    void problem(String problem, @Nullable String expected) {
        problems.add(value.at(), path, problem, expected);
    }

    /** Records that this value is of no use here. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // null is of every type
    private <T> @Nullable T isNot(String expected) {
        if (!(value instanceof YamlValue.Unreadable)) {
            problem("found " + value.kind(), expected);
        }
        return null;
    }

    /** A text that is not blank. */
    @Nullable
    String text() {
        if (value instanceof YamlValue.Text(SourceLocation at, String text)) {
            return text.isBlank() ? isNot("text") : text;
        }
        boolean unquoted = value instanceof YamlValue.Numeral || value instanceof YamlValue.Flag;
        return isNot(unquoted ? "text; put it in quotes" : "text");
    }

    /** A text with a meaning that has a form, such as a date. */
    <T> @Nullable T text(String expected, ValueReader<String, T> reading) {
        if (value instanceof YamlValue.Text(SourceLocation at, String text)) {
            T read = reading.of(text);
            return read == null ? isNot(expected) : read;
        }
        return isNot(expected);
    }

    /** True or false. */
    @Nullable
    Boolean flag() {
        return value instanceof YamlValue.Flag(SourceLocation at, boolean flag)
                ? (Boolean) flag
                : isNot("true or false");
    }

    /** A whole number of 32 bits. */
    @Nullable
    Integer integer() {
        Long number = wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE, "a whole number of 32 bits");
        return number == null ? null : (Integer) number.intValue();
    }

    /** A number of days, 1 or more, up to a thousand years. */
    @Nullable
    Integer days() {
        Long number = wholeNumber(1, PeriodReader.MAX_DAYS, "a number of days from 1 to " + PeriodReader.MAX_DAYS);
        return number == null ? null : (Integer) number.intValue();
    }

    /** A number of points, 0 or more. */
    @Nullable
    Long points() {
        return wholeNumber(0, Long.MAX_VALUE, "a whole number, 0 or more");
    }

    /** A number of points, 1 or more. */
    @Nullable
    Long positivePoints() {
        return wholeNumber(1, Long.MAX_VALUE, "a whole number, 1 or more");
    }

    private @Nullable Long wholeNumber(long least, long most, String expected) {
        if (value instanceof YamlValue.Numeral(SourceLocation at, BigDecimal number)
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0) {
            return number.longValueExact();
        }
        return isNot(expected);
    }

    /** A number or a text of plain decimals. */
    @Nullable
    BigDecimal decimal() {
        return decimal("a number in plain decimals");
    }

    private @Nullable BigDecimal decimal(String expected) {
        String written = switch (value) {
            case YamlValue.Text(SourceLocation at, String text) -> text;
            case YamlValue.Numeral(SourceLocation at, BigDecimal number) -> number.toPlainString();
            case YamlValue.Mapping mapping -> "";
            case YamlValue.Sequence sequence -> "";
            case YamlValue.Flag flag -> "";
            case YamlValue.Nothing nothing -> "";
            case YamlValue.Unreadable unreadable -> "";
        };
        return PLAIN_DECIMAL.matcher(written).matches() ? (BigDecimal) new BigDecimal(written) : isNot(expected);
    }

    /** A decimal of more than 0. */
    @Nullable
    BigDecimal positiveDecimal() {
        String expected = "a number in plain decimals, more than 0";
        BigDecimal decimal = decimal(expected);
        return decimal == null || decimal.signum() > 0 ? decimal : isNot(expected);
    }

    /** A share of a whole in percent, 0 to 100. */
    @Nullable
    BigDecimal percent() {
        String expected = "a number from 0 to 100";
        BigDecimal decimal = decimal(expected);
        boolean fits = decimal != null && decimal.signum() >= 0 && decimal.compareTo(BigDecimal.valueOf(100)) <= 0;
        return decimal == null || fits ? decimal : isNot(expected);
    }

    /** One of several names, and what it stands for. */
    <T> @Nullable T oneOf(String what, Map<String, T> choices) {
        if (!(value instanceof YamlValue.Text(SourceLocation at, String text))) {
            return isNot("one of " + String.join(", ", choices.keySet()));
        }
        T choice = choices.get(text);
        if (choice == null) {
            problems.addUnknown(at, path, what, text, choices.keySet());
        }
        return choice;
    }

    /** A text, a number, true or false. */
    @Nullable
    AttributeValue scalar(String expected) {
        return switch (value) {
            case YamlValue.Text(SourceLocation at, String text) -> new AttributeValue.Text(text);
            case YamlValue.Numeral(SourceLocation at, BigDecimal number) -> new AttributeValue.Numeric(number);
            case YamlValue.Flag(SourceLocation at, boolean flag) -> new AttributeValue.Flag(flag);
            case YamlValue.Mapping mapping -> isNot(expected);
            case YamlValue.Sequence sequence -> isNot(expected);
            case YamlValue.Nothing nothing -> isNot(expected);
            case YamlValue.Unreadable unreadable -> null;
        };
    }

    /** A list of at least one; its own elements may still be wrong. */
    @Nullable
    List<YamlField> list(String expected) {
        if (!(value instanceof YamlValue.Sequence(SourceLocation at, List<YamlValue> items))) {
            return isNot(expected);
        }
        if (items.isEmpty()) {
            problem("an empty list", expected);
            return null;
        }
        return elements(items);
    }

    /** A list, empty ones included. */
    @Nullable
    List<YamlField> listOrEmpty(String expected) {
        return value instanceof YamlValue.Sequence(SourceLocation at, List<YamlValue> items)
                ? elements(items)
                : isNot(expected);
    }

    private List<YamlField> elements(List<YamlValue> items) {
        List<YamlField> fields = new ArrayList<>(items.size());
        for (YamlValue item : items) {
            fields.add(new YamlField(path + "[" + fields.size() + "]", item, problems));
        }
        return fields;
    }

    /** A mapping with any keys. */
    @Nullable
    YamlSection section() {
        return value instanceof YamlValue.Mapping mapping
                ? new YamlSection(path, mapping, problems)
                : isNot("a mapping, name: value");
    }

    /** A mapping with known keys only; each other one is a problem. */
    @Nullable
    YamlSection section(Collection<String> keys) {
        YamlSection section = section();
        if (section != null) {
            section.refuseOtherKeys(keys);
        }
        return section;
    }
}
