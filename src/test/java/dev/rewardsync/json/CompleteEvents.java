package dev.rewardsync.json;

import dev.rewardsync.event.EventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Events of every type with all fields, and changes to them. */
final class CompleteEvents {

    /** The events; no field has its default value. */
    private static final Map<EventType, String> JSON = Map.of(
            EventType.ORDER_PLACED,
            """
            {"eventId":"e-1","occurredAt":"2026-11-21T10:15:30Z","customerId":"c-1","website":"fr","orderId":"o-1",
             "revision":2,"currency":"EUR","baseCurrency":"USD","exchangeRate":"0.92","pricesIncludeTax":true,
             "lines":[{"lineId":"1","sku":"TEA-1","name":"Green tea","quantity":2.5,"unitPrice":4.2,"rowTotal":"10.50",
               "discount":"0.50","tax":"0.55","taxRate":"5.5","weight":0.1,"attributes":{"category":["Tea"],"grade":3}}],
             "shipping":{"method":"parcel","amount":"4.90","discount":"1.20","tax":"0.82",
               "address":{"country":"FR","region":"Ile-de-France","state":"IDF","postcode":"75001"}},
             "payment":{"method":"card","additionalMethod":"gift-card"},"coupon":{"code":"TEA5"},
             "totals":{"subtotal":"10.50","discount":"0.50","tax":"1.37","shipping":"4.90",
               "other":[{"code":"gift-card","amount":"-5.00"}],"grandTotal":"9.90"},
             "rewards":{"pointsUsed":20,"discount":"0.20"},"customer":{"email":"ann@shop.example","group":"vip"}}""",
            EventType.ORDER_STATUS_CHANGED,
            """
            {"eventId":"e-1","occurredAt":"2026-11-21T10:15:30Z","customerId":"c-1","website":"fr","orderId":"o-1",
             "status":"completed"}""",
            EventType.ORDER_REFUNDED,
            """
            {"eventId":"e-1","occurredAt":"2026-11-21T10:15:30Z","customerId":"c-1","website":"fr","orderId":"o-1",
             "refundId":"r-1","lines":[{"lineId":"1","quantity":"1.5"}],"shipping":true,"amount":"4.00","full":false}""",
            EventType.REVIEW_APPROVED,
            """
            {"eventId":"e-1","occurredAt":"2026-11-21T10:15:30Z","customerId":"c-1","website":"fr","reviewId":"r-1",
             "sku":"TEA-1","rating":4}""",
            EventType.CUSTOMER_SIGNED_UP,
            """
            {"eventId":"e-1","occurredAt":"2026-11-21T10:15:30Z","customerId":"c-1","website":"fr",
             "email":"ann@shop.example","group":"vip","birthday":"1980-02-29","newsletter":true,"referrerId":"c-0"}""",
            EventType.CUSTOMER_UPDATED,
            """
            {"eventId":"e-1","occurredAt":"2026-11-21T10:15:30Z","customerId":"c-1","website":"fr",
             "email":"ann@shop.example","group":"vip","birthday":"1980-02-29","newsletter":true,"referrerId":"c-0","membership":"suspended"}""",
            EventType.CUSTOMER_ACTIVITY,
            """
            {"eventId":"e-1","occurredAt":"2026-11-21T10:15:30Z","customerId":"c-1","website":"fr","activity":"login",
             "attributes":{"store":"Lyon"},"amount":"20.00","currency":"EUR"}""",
            EventType.POINTS_ADJUSTED,
            """
            {"eventId":"e-1","occurredAt":"2026-11-21T10:15:30Z","customerId":"c-1","website":"fr","points":200,
             "reason":"Sorry","expiresAt":"2027-05-22T00:00:00Z","reference":"ticket 4711","by":"Ann",
             "opening":{"lifetimeSales":"830.00","lifetimeSpentPoints":400,"orders":9,"reviews":2,"tier":"silver"}}""");

    /** Another valid value for each field, by name. Fields that are not listed accept any other text or number. */
    private static final Map<String, String> OTHER_VALUES = Map.of(
            "currency", "\"USD\"",
            "baseCurrency", "\"GBP\"",
            "birthday", "\"1980-02-28\"",
            "membership", "\"active\"",
            "expiresAt", "\"2027-05-22T00:00:00.001Z\"",
            "activity", "\"custom:login\"");

    private CompleteEvents() {}

    /** Returns the types that have a complete event. */
    static Set<EventType> types() {
        return JSON.keySet();
    }

    static String json(EventType type) {
        return JSON.get(type);
    }

    static ObjectNode node(EventType type) {
        return (ObjectNode) Schemas.MAPPER.readTree(JSON.get(type));
    }

    /** Returns an event with only its required fields. */
    static ObjectNode minimal(EventType type) {
        String fields = switch (type) {
            case ORDER_PLACED -> """
                        "orderId":"o-1","currency":"USD","totals":{"grandTotal":"5.00"},
                        "lines":[{"lineId":"1","sku":"S","quantity":1,"unitPrice":5}]""";
            case ORDER_STATUS_CHANGED -> "\"orderId\":\"o-1\",\"status\":\"completed\"";
            case ORDER_REFUNDED -> "\"orderId\":\"o-1\",\"refundId\":\"r-1\"";
            case REVIEW_APPROVED -> "\"reviewId\":\"r-1\"";
            case CUSTOMER_SIGNED_UP, CUSTOMER_UPDATED -> "\"referrerId\":\"c-0\"";
            case CUSTOMER_ACTIVITY -> "\"activity\":\"login\"";
            case POINTS_ADJUSTED -> "\"points\":5";
        };
        return (ObjectNode) Schemas.MAPPER.readTree(
                "{\"eventId\":\"e\",\"occurredAt\":\"2026-11-21T10:15:30Z\",\"customerId\":\"c\"," + fields + "}");
    }

    /** Returns an event with its required fields and additional or replaced fields. */
    static ObjectNode minimal(EventType type, String fields) {
        ObjectNode event = minimal(type);
        event.setAll((ObjectNode) Schemas.MAPPER.readTree("{" + fields + "}"));
        return event;
    }

    /** Returns the event with another value at one pointer. */
    static ObjectNode changed(ObjectNode event, JsonPointer leaf) {
        ObjectNode changed = event.deepCopy();
        set(changed, leaf, otherValue(leaf.last().getMatchingProperty(), event.at(leaf)));
        return changed;
    }

    private static JsonNode otherValue(String name, JsonNode value) {
        String other = OTHER_VALUES.get(name);
        if (other != null) {
            return Schemas.MAPPER.readTree(other);
        }
        if (name.equals("occurredAt")) {
            return Schemas.MAPPER.valueToTree("2026-11-21T10:15:31Z");
        }
        if (value.isBoolean()) {
            return Schemas.MAPPER.valueToTree(!value.asBoolean());
        }
        return Schemas.MAPPER.readTree(
                value.isNumber() ? value + "1" : '"' + value.asString() + (isDecimal(value) ? "1" : "x") + '"');
    }

    private static boolean isDecimal(JsonNode value) {
        return value.asString().matches("-?[0-9]+\\.[0-9]+");
    }

    private static void set(ObjectNode event, JsonPointer at, JsonNode value) {
        JsonNode parent = event.at(at.head());
        if (parent instanceof ArrayNode list) {
            list.set(at.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), value);
        }
    }

    /** Returns pointers to all values that are not objects or lists. */
    static List<JsonPointer> leaves(JsonNode event) {
        List<JsonPointer> leaves = new ArrayList<>();
        addLeaves(event, JsonPointer.empty(), leaves);
        return leaves;
    }

    private static void addLeaves(JsonNode value, JsonPointer at, List<JsonPointer> leaves) {
        if (value.isObject()) {
            value.forEachEntry((name, field) -> addLeaves(field, at.appendProperty(name), leaves));
        } else if (value.isArray()) {
            for (int index = 0; index < value.size(); index++) {
                addLeaves(value.get(index), at.appendIndex(index), leaves);
            }
        } else {
            leaves.add(at);
        }
    }

    /** Returns the paths of all fields except custom attributes. */
    static Set<String> fields(EventType type) {
        Set<String> fields = new TreeSet<>();
        addFields(node(type), "", fields);
        return fields;
    }

    private static void addFields(JsonNode value, String at, Set<String> fields) {
        value.forEachEntry((name, field) -> {
            fields.add(at + "/" + name);
            if (!name.equals("attributes")) {
                addFields(field.isArray() ? field.get(0) : field, at + "/" + name, fields);
            }
        });
    }

    /** Returns the paths of all fields in the published schema. */
    static Set<String> fieldsOfSchema(EventType type) {
        Set<String> fields = new TreeSet<>();
        JsonNode schema = Schemas.document(type.wireName() + ".json");
        addProperties(schema, "", fields);
        schema.path("allOf")
                .forEach(part -> addProperties(common(part.path("$ref").asString()), "", fields));
        return fields;
    }

    private static void addProperties(JsonNode schema, String at, Set<String> fields) {
        schema.path("properties").forEachEntry((name, property) -> {
            fields.add(at + "/" + name);
            addProperties(property.has("items") ? property.path("items") : property, at + "/" + name, fields);
        });
        schema.path("allOf").forEach(part -> {
            if (part.path("$ref").asString("").startsWith("#/")) {
                addProperties(common("common.json" + part.path("$ref").asString()), at, fields);
            }
        });
    }

    private static JsonNode common(String reference) {
        return Schemas.document("common.json").at(reference.substring(reference.indexOf('#') + 1));
    }

    /** Returns the event with an unknown field in each of its objects except attributes. */
    static ObjectNode withUnnamedFields(ObjectNode event) {
        ObjectNode more = event.deepCopy();
        addEverywhere(more, Schemas.MAPPER.readTree("{\"by\":[\"webhook\",2]}"));
        return more;
    }

    private static void addEverywhere(JsonNode value, JsonNode added) {
        value.forEachEntry((name, field) -> {
            if (!name.equals("attributes")) {
                addEverywhere(field, added);
            }
        });
        if (value instanceof ArrayNode list) {
            list.forEach(element -> addEverywhere(element, added));
        }
        if (value instanceof ObjectNode object) {
            object.set("updatedAt", added);
        }
    }

    /** Returns the value with the fields of every object in another order. */
    static JsonNode shuffled(JsonNode value, Random random) {
        if (value instanceof ObjectNode object) {
            List<String> names = new ArrayList<>(object.propertyNames());
            Collections.shuffle(names, random);
            ObjectNode shuffled = Schemas.MAPPER.createObjectNode();
            names.forEach(name -> shuffled.set(name, shuffled(object.get(name), random)));
            return shuffled;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode same = Schemas.MAPPER.createArrayNode();
            list.forEach(element -> same.add(shuffled(element, random)));
            return same;
        }
        return value;
    }
}
