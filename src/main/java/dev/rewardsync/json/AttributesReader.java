package dev.rewardsync.json;

import dev.rewardsync.event.AttributeValue;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reading of attributes that the shop names itself: strings, numbers, booleans and lists of those. */
final class AttributesReader {

    private static final String EXPECTED = "a string, a number, a boolean or a list of those";

    private AttributesReader() {}

    /** The attributes in a field; those that are null are left out. */
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
                AttributeValue attribute = value instanceof JsonValue.Elements(JsonValue[] elements)
                        ? many(attributes, name, elements)
                        : single(attributes, name, value);
                result.put(name, attribute);
            }
        }
        return Collections.unmodifiableMap(result);
    }

    private static AttributeValue many(JsonFields attributes, String name, JsonValue[] elements) {
        AttributeValue[] values = new AttributeValue[elements.length];
        for (int index = 0; index < values.length; index++) {
            values[index] = single(attributes, name, elements[index]);
        }
        return new AttributeValue.Many(List.of(values));
    }

    private static AttributeValue single(JsonFields attributes, String name, JsonValue value) {
        return switch (value) {
            case JsonValue.Text text -> new AttributeValue.Text(text.text());
            case JsonValue.Flag flag -> new AttributeValue.Flag(flag == JsonValue.Flag.TRUE);
            case JsonValue.Numeric(BigDecimal number) -> number(attributes, name, number);
            case JsonValue.Unusable unusable -> wrong(attributes, name, unusable);
            case JsonValue.Fields object -> wrong(attributes, name, object);
            case JsonValue.Elements list -> wrong(attributes, name, list);
            case JsonValue.Null absent -> wrong(attributes, name, absent);
        };
    }

    private static AttributeValue number(JsonFields attributes, String name, BigDecimal number) {
        String objection = DecimalRange.ANY.objection(number);
        if (objection != null) {
            attributes.problem(name, "expected " + DecimalRange.ANY.expected() + ", got " + objection);
            return new AttributeValue.Numeric(BigDecimal.ZERO);
        }
        return new AttributeValue.Numeric(DecimalRange.ANY.normal(number));
    }

    private static AttributeValue wrong(JsonFields attributes, String name, JsonValue value) {
        attributes.wrong(name, EXPECTED, value);
        return new AttributeValue.Flag(false);
    }
}
