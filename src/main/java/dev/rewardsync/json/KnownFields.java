package dev.rewardsync.json;

import dev.rewardsync.text.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of an object's fields, and of the fields of the objects and lists within it. It finds misspelled names, which a
 * reader of known fields would ignore.
 */
final class KnownFields {

    /** The fields of a cart: those of order-placed; see schemas/quote-request.json. */
    static final KnownFields CART = named("eventId", "orderId", "revision", "occurredAt", "customerId", "website")
            .and("currency", "baseCurrency", "exchangeRate", "pricesIncludeTax")
            .and(
                    "lines",
                    named("lineId", "sku", "name", "quantity", "unitPrice", "rowTotal")
                            .and("discount", "tax", "taxRate", "weight", "attributes"))
            .and(
                    "shipping",
                    named("method", "amount", "discount", "tax")
                            .and("address", named("country", "region", "state", "postcode")))
            .and("payment", named("method", "additionalMethod"))
            .and("coupon", named("code"))
            .and(
                    "totals",
                    named("subtotal", "discount", "tax", "shipping", "grandTotal")
                            .and("other", named("code", "amount")))
            .and("rewards", named("pointsUsed", "discount"))
            .and("customer", named("email", "group"));

    /** By name; null for values whose content is not checked. */
    private final Map<String, @Nullable KnownFields> fields;

    private KnownFields(Map<String, @Nullable KnownFields> fields) {
        this.fields = fields;
    }

    private static KnownFields named(String... names) {
        return new KnownFields(new LinkedHashMap<>()).and(names);
    }

    private KnownFields and(String... names) {
        List.of(names).forEach(name -> fields.put(name, null));
        return this;
    }

    private KnownFields and(String name, KnownFields content) {
        fields.put(name, content);
        return this;
    }

    /** Returns the names of the fields of the object itself. */
    Set<String> names() {
        return fields.keySet();
    }

    /** Adds an error for each field of an object with another name. The error contains the most similar known name. */
    void check(JsonValue.JsonObject object, FieldErrors errors) {
        check(object, null, errors);
    }

    private void check(JsonValue.JsonObject object, @Nullable JsonPointer at, FieldErrors errors) {
        for (String name : object.names()) {
            if (fields.containsKey(name)) {
                checkContent(object.get(name), fields.get(name), JsonPointer.of(at, name), errors);
            } else {
                String nearest = NearestName.to(name, fields.keySet());
                errors.add(
                        JsonPointer.of(at, name),
                        "expected no such field" + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"));
            }
        }
    }

    private static void checkContent(
            JsonValue value, @Nullable KnownFields content, JsonPointer at, FieldErrors errors) {
        if (content != null && value instanceof JsonValue.JsonObject object) {
            content.check(object, at, errors);
        } else if (content != null && value instanceof JsonValue.JsonArray(JsonValue[] elements)) {
            for (int index = 0; index < elements.length; index++) {
                if (elements[index] instanceof JsonValue.JsonObject element) {
                    content.check(element, JsonPointer.of(at.parent(), at.field(), index), errors);
                }
            }
        }
    }
}
