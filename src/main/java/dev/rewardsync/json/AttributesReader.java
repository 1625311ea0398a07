package dev.rewardsync.json;

import dev.rewardsync.event.AttributeValue;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads custom attributes: strings, numbers, booleans and lists of those. */
final class AttributesReader {

    private static final String EXPECTED = "a string, a number, a boolean or a list of those";

    private AttributesReader() {}

    /** Returns the attributes in a field by name, without those that are null; an empty map if the field is absent. */
    static Map<String, AttributeValue> read(JsonFields parent, String field) {
        JsonFields attributes = parent.object(field);
        if (attributes == null) {
            return Map.of();
        }
        Map<String, AttributeValue> result = HashMap.newHashMap(attributes.size());
        for (int index = 0; index < attributes.size(); index++) {
            String name = attributes.name(index);
            JsonValue value = attributes.value(index);
            if (value != null) {
                AttributeValue attribute = value instanceof JsonValue.JsonArray(JsonValue[] elements)
                        ? list(attributes, name, elements)
                        : single(attributes, name, value);
                result.put(name, attribute);
            }
        }
        return Collections.unmodifiableMap(result);
    }

    private static AttributeValue list(JsonFields attributes, String name, JsonValue[] elements) {
        AttributeValue[] values = new AttributeValue[elements.length];
        for (int index = 0; index < values.length; index++) {
            values[index] = single(attributes, name, elements[index]);
        }
        return new AttributeValue.Many(List.of(values));
    }

    private static AttributeValue single(JsonFields attributes, String name, JsonValue value) {
        return switch (value) {
            case JsonValue.JsonString text -> new AttributeValue.Text(text.text());
            case JsonValue.JsonBoolean flag -> new AttributeValue.Flag(flag == JsonValue.JsonBoolean.TRUE);
            case JsonValue.JsonNumber(BigDecimal number) -> number(attributes, name, number);
            case JsonValue.Unusable unusable -> invalid(attributes, name, unusable);
            case JsonValue.JsonObject object -> invalid(attributes, name, object);
            case JsonValue.JsonArray list -> invalid(attributes, name, list);
            case JsonValue.JsonNull absent -> invalid(attributes, name, absent);
        };
    }

    private static AttributeValue number(JsonFields attributes, String name, BigDecimal number) {
        String violation = DecimalRange.ANY.violation(number);
        if (violation != null) {
            attributes.addError(name, "expected " + DecimalRange.ANY.expected() + ", got " + violation);
            return new AttributeValue.Numeric(BigDecimal.ZERO);
        }
        return new AttributeValue.Numeric(DecimalRange.ANY.normal(number));
    }

    private static AttributeValue invalid(JsonFields attributes, String name, JsonValue value) {
        attributes.addTypeError(name, EXPECTED, value);
        return new AttributeValue.Flag(false);
    }
}
