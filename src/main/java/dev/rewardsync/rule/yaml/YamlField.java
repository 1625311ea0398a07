package dev.rewardsync.rule.yaml;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.event.PlainDecimal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of the file with typed accessors. An accessor of the wrong type adds an error and returns null.
 *
 * @param path from the top of the file, such as {@code rules[3].earn.step}
 */
record YamlField(String path, YamlValue value, ErrorCollector errors) {

    private static final int MAX_QUOTED_LENGTH = 60;

    /** Returns the path of a key's value. */
    static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Returns a text in quotes for messages, shortened. */
    static String quoted(String text) {
        String shown = text.codePointCount(0, text.length()) <= MAX_QUOTED_LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_QUOTED_LENGTH)) + "…";
        return '"' + shown.replaceAll("\\p{Cntrl}", " ") + '"';
    }

    /** Adds an error about this value. */
    void addError(String problem, @Nullable String expected) {
        errors.add(value.at(), path, problem, expected);
    }

    /** Adds an error about the type or range of this value and returns null. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // null is of every type
    private <T> @Nullable T reject(String expected) {
        if (!(value instanceof YamlValue.MalformedScalar)) {
            addError("found " + value.kind(), expected);
        }
        return null;
    }

    /** Returns a text that is not blank. */
    @Nullable
    String text() {
        if (value instanceof YamlValue.TextScalar(SourceLocation at, String text)) {
            return text.isBlank() ? reject("text") : text;
        }
        boolean unquoted = value instanceof YamlValue.NumberScalar || value instanceof YamlValue.BooleanScalar;
        return reject(unquoted ? "text; put it in quotes" : "text");
    }

    /** Returns the value of a text in a certain format, such as a date. */
    <T> @Nullable T text(String expected, ValueReader<String, T> reader) {
        if (value instanceof YamlValue.TextScalar(SourceLocation at, String text)) {
            T result = reader.read(text);
            return result == null ? reject(expected) : result;
        }
        return reject(expected);
    }

    /** Returns true or false. */
    @Nullable
    Boolean flag() {
        return value instanceof YamlValue.BooleanScalar(SourceLocation at, boolean flag)
                ? (Boolean) flag
                : reject("true or false");
    }

    /** Returns a 32-bit integer. */
    @Nullable
    Integer integer() {
        Long number = wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE, "a whole number of 32 bits");
        return number == null ? null : (Integer) number.intValue();
    }

    /** Returns a number of days, from 1 to {@link PeriodReader#MAX_DAYS}. */
    @Nullable
    Integer days() {
        Long number = wholeNumber(1, PeriodReader.MAX_DAYS, "a number of days from 1 to " + PeriodReader.MAX_DAYS);
        return number == null ? null : (Integer) number.intValue();
    }

    /** Returns a number of points, 0 or more. */
    @Nullable
    Long points() {
        return wholeNumber(0, Long.MAX_VALUE, "a whole number, 0 or more");
    }

    /** Returns a number of points, 1 or more. */
    @Nullable
    Long positivePoints() {
        return wholeNumber(1, Long.MAX_VALUE, "a whole number, 1 or more");
    }

    private @Nullable Long wholeNumber(long minimum, long maximum, String expected) {
        if (value instanceof YamlValue.NumberScalar(SourceLocation at, BigDecimal number)
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(minimum)) >= 0
                && number.compareTo(BigDecimal.valueOf(maximum)) <= 0) {
            return number.longValueExact();
        }
        return reject(expected);
    }

    /** Returns a decimal, given as a number or as a text in plain decimals. */
    @Nullable
    BigDecimal decimal() {
        return decimal("a number in plain decimals");
    }

    private @Nullable BigDecimal decimal(String expected) {
        String text = switch (value) {
            case YamlValue.TextScalar(SourceLocation at, String quotedText) -> quotedText;
            case YamlValue.NumberScalar(SourceLocation at, BigDecimal number) -> number.toPlainString();
            case YamlValue.Mapping mapping -> "";
            case YamlValue.Sequence sequence -> "";
            case YamlValue.BooleanScalar flag -> "";
            case YamlValue.NullScalar nothing -> "";
            case YamlValue.MalformedScalar unreadable -> "";
        };
        BigDecimal decimal = PlainDecimal.parse(text);
        return decimal == null ? reject(expected) : decimal;
    }

    /** Returns a decimal greater than 0. */
    @Nullable
    BigDecimal positiveDecimal() {
        String expected = "a number in plain decimals, more than 0";
        BigDecimal decimal = decimal(expected);
        return decimal == null || decimal.signum() > 0 ? decimal : reject(expected);
    }

    /** Returns a percentage from 0 to 100. */
    @Nullable
    BigDecimal percent() {
        String expected = "a number from 0 to 100";
        BigDecimal decimal = decimal(expected);
        boolean fits = decimal != null && decimal.signum() >= 0 && decimal.compareTo(BigDecimal.valueOf(100)) <= 0;
        return decimal == null || fits ? decimal : reject(expected);
    }

    /**
     * Returns the choice with the name given by this value.
     *
     * @param what names the kind of choice in messages
     */
    <T> @Nullable T oneOf(String what, Map<String, T> choices) {
        if (!(value instanceof YamlValue.TextScalar(SourceLocation at, String text))) {
            return reject("one of " + String.join(", ", choices.keySet()));
        }
        T choice = choices.get(text);
        if (choice == null) {
            errors.addUnknown(at, path, what, text, choices.keySet());
        }
        return choice;
    }

    /** Returns a text, a number, true or false. */
    @Nullable
    AttributeValue scalar(String expected) {
        return switch (value) {
            case YamlValue.TextScalar(SourceLocation at, String text) -> new AttributeValue.Text(text);
            case YamlValue.NumberScalar(SourceLocation at, BigDecimal number) -> new AttributeValue.Numeric(number);
            case YamlValue.BooleanScalar(SourceLocation at, boolean flag) -> new AttributeValue.Flag(flag);
            case YamlValue.Mapping mapping -> reject(expected);
            case YamlValue.Sequence sequence -> reject(expected);
            case YamlValue.NullScalar nothing -> reject(expected);
            case YamlValue.MalformedScalar unreadable -> null;
        };
    }

    /** Returns the elements of a list that is not empty. The elements are not validated. */
    @Nullable
    List<YamlField> list(String expected) {
        if (!(value instanceof YamlValue.Sequence(SourceLocation at, List<YamlValue> items))) {
            return reject(expected);
        }
        if (items.isEmpty()) {
            addError("an empty list", expected);
            return null;
        }
        return elements(items);
    }

    /** Returns the elements of a list. The elements are not validated. */
    @Nullable
    List<YamlField> listOrEmpty(String expected) {
        return value instanceof YamlValue.Sequence(SourceLocation at, List<YamlValue> items)
                ? elements(items)
                : reject(expected);
    }

    private List<YamlField> elements(List<YamlValue> items) {
        List<YamlField> fields = new ArrayList<>(items.size());
        for (YamlValue item : items) {
            fields.add(new YamlField(path + "[" + fields.size() + "]", item, errors));
        }
        return fields;
    }

    /** Returns a mapping with any keys. */
    @Nullable
    YamlSection section() {
        return value instanceof YamlValue.Mapping mapping
                ? new YamlSection(path, mapping, errors)
                : reject("a mapping, name: value");
    }

    /** Returns a mapping; adds an error for each key that is not among the known ones. */
    @Nullable
    YamlSection section(Collection<String> keys) {
        YamlSection section = section();
        if (section != null) {
            section.rejectUnknownKeys(keys);
        }
        return section;
    }
}
