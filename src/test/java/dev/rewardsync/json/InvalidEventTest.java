package dev.rewardsync.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.EventType;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvalidEventTest {

    /** Tests replacements in a valid order and the error of the reader. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "eventId":"e-42",       |                          | /eventId: expected a string of 1 to 128 characters or an integer, got nothing
                    "e-42"                  | ""                       | /eventId: expected a string of 1 to 128 characters or an integer, got an empty string
                    "e-42"                  | null                     | /eventId: expected a string of 1 to 128 characters or an integer, got nothing
                    "c-1001"                | 1001.0                   | /customerId: expected a string of 1 to 128 characters or an integer, got a number with a point or an exponent
                    "c-1001"                | 1001e0                   | /customerId: expected a string of 1 to 128 characters or an integer, got a number with a point or an exponent
                    "c-1001"                | 1e3                      | /customerId: expected a string of 1 to 128 characters or an integer, got a number with a point or an exponent
                    "c-1001"                | true                     | /customerId: expected a string of 1 to 128 characters or an integer, got a boolean
                    "c-1001"                | ""                       | /customerId: expected a string of 1 to 128 characters or an integer, got an empty string
                    T10:15:30Z              | T10:15:30                | /occurredAt: expected an instant with an offset, such as 2026-11-21T10:15:30Z, got another string
                    2026-11-21T             | 2026-02-30T              | /occurredAt: expected an instant with an offset, such as 2026-11-21T10:15:30Z, got a date that does not exist
                    2026-11-21T             | 0001-01-01T              | /occurredAt: expected an instant with an offset, such as 2026-11-21T10:15:30Z, got a year out of range (1000 to 2999)
                    2026-11-21T             | 9999-11-21T              | /occurredAt: expected an instant with an offset, such as 2026-11-21T10:15:30Z, got a year out of range (1000 to 2999)
                    2026-11-21T             | 3000-01-01T              | /occurredAt: expected an instant with an offset, such as 2026-11-21T10:15:30Z, got a year out of range (1000 to 2999)
                    2026-11-21T             | 2026-13-01T              | /occurredAt: expected an instant with an offset, such as 2026-11-21T10:15:30Z, got a date that does not exist
                    T10:15:30Z              | T24:00:00Z               | /occurredAt: expected an instant with an offset, such as 2026-11-21T10:15:30Z, got a time out of range (00:00:00 to 23:59:59)
                    T10:15:30Z              | T23:59:60Z               | /occurredAt: expected an instant with an offset, such as 2026-11-21T10:15:30Z, got a time out of range (00:00:00 to 23:59:59)
                    T10:15:30Z              | T10:15:30.0123456789Z    | /occurredAt: expected an instant with an offset, such as 2026-11-21T10:15:30Z, got more than 9 decimals of a second
                    T10:15:30Z              | T10:15:30+24:00          | /occurredAt: expected an instant with an offset, such as 2026-11-21T10:15:30Z, got an offset out of range (-23:59 to +23:59)
                    T10:15:30Z              | T10:15:30.Z              | /occurredAt: expected an instant with an offset, such as 2026-11-21T10:15:30Z, got another string
                    T10:15:30Z              | T10:15:30+1:00           | /occurredAt: expected an instant with an offset, such as 2026-11-21T10:15:30Z, got another string
                    "2026-11-21T10:15:30Z"  | ""                       | /occurredAt: expected an instant with an offset, such as 2026-11-21T10:15:30Z, got another string
                    "2026-11-21T10:15:30Z"  | 1795256130               | /occurredAt: expected an instant with an offset, such as 2026-11-21T10:15:30Z, got a number
                    "USD"                   | "usd"                    | /currency: expected an ISO 4217 currency code, got another string
                    "USD"                   | "XAU"                    | /currency: expected an ISO 4217 currency code, got one that has no smallest unit
                    "USD"                   | 840                      | /currency: expected an ISO 4217 currency code, got a number
                    "currency":"USD",       |                          | /currency: expected an ISO 4217 currency code, got nothing
                    "quantity":1            | "quantity":"one"         | /lines/0/quantity: expected a number above 0 with up to 4 decimals, got a string that is not a number
                    "quantity":1            | "quantity":0             | /lines/0/quantity: expected a number above 0 with up to 4 decimals, got 0
                    "quantity":1            | "quantity":-1            | /lines/0/quantity: expected a number above 0 with up to 4 decimals, got a negative number
                    "quantity":1            | "quantity":0.00004       | /lines/0/quantity: expected a number above 0 with up to 4 decimals, got 0
                    "quantity":1            | "quantity":"0.00006"     | /lines/0/quantity: expected a number above 0 with up to 4 decimals, got more than 4 decimals
                    "quantity":1            | "quantity":1e15          | /lines/0/quantity: expected a number above 0 with up to 4 decimals, got more than 15 digits before the point
                    "quantity":1            | "quantity":[1]           | /lines/0/quantity: expected a number above 0 with up to 4 decimals, got a list
                    "quantity":1,           |                          | /lines/0/quantity: expected a number above 0 with up to 4 decimals, got nothing
                    "50.00"                 | "50.0000001"             | /lines/0/unitPrice: expected a number, 0 or more, with up to 6 decimals, got more than 6 decimals
                    ["Furniture","Chairs"]  | {"a":1}                  | /lines/0/attributes/category: expected a string, a number, a boolean or a list of those, got an object
                    ["Furniture","Chairs"]  | ["a",null]               | /lines/0/attributes/category: expected a string, a number, a boolean or a list of those, got null
                    "category":             | "a~b/c":[[]],"category": | /lines/0/attributes/a~0b~1c: expected a string, a number, a boolean or a list of those, got an empty list
                    {"grandTotal":"45.00"}  | {}                       | /totals/grandTotal: expected a number with up to 6 decimals, got nothing
                    {"grandTotal":"45.00"}  | "45.00"                  | /totals: expected an object, got a string
                    "grandTotal"            | "other":[1],"grandTotal" | /totals/other/0: expected an object, got a number
                    "totals"                | "sums"                   | /totals: expected an object, got nothing
                    "pointsUsed":500        | "pointsUsed":-1          | /rewards/pointsUsed: expected a whole number from 0 to 9223372036854775807, got one out of range
                    "pointsUsed":500        | "pointsUsed":1.5         | /rewards/pointsUsed: expected a whole number from 0 to 9223372036854775807, got a fraction
                    "pointsUsed":500        | "pointsUsed":"500"       | /rewards/pointsUsed: expected a whole number from 0 to 9223372036854775807, got a string
                    "currency"              | "revision":0,"currency"  | /revision: expected a whole number from 1 to 2147483647, got one out of range
                    "currency"              | "pricesIncludeTax":"no","currency" | /pricesIncludeTax: expected true or false, got a string
                    "currency"              | "exchangeRate":0,"currency"        | /exchangeRate: expected a number above 0 with up to 12 decimals, got 0
                    "lines":[{              | "lines":[1,{             | /lines/0: expected an object, got a number
                    """)
    void reportsTheErrorAndItsPointer(String good, String bad, String detail) {
        assertThat(EventSamples.ORDER).contains(good);

        String json = EventSamples.ORDER.replace(good, bad == null ? "" : bad);

        assertThat(EventSamples.errorOf(EventType.ORDER_PLACED, json)).isEqualTo("INVALID_EVENT " + detail);
    }

    @Test
    void rejectsAnOrderWithoutLines() {
        String start = EventSamples.ORDER.substring(0, EventSamples.ORDER.indexOf("\"lines\""));
        String end = ",\"totals\":{\"grandTotal\":0}}";

        assertThat(EventSamples.errorOf(EventType.ORDER_PLACED, start + "\"lines\":[]" + end))
                .isEqualTo("INVALID_EVENT /lines: expected a list of at least one object, got an empty list");
        assertThat(EventSamples.errorOf(EventType.ORDER_PLACED, start + "\"lines\":{}" + end))
                .isEqualTo("INVALID_EVENT /lines: expected a list of objects, got an object");
        assertThat(EventSamples.errorOf(EventType.ORDER_PLACED, start + "\"lines\":null" + end))
                .isEqualTo("INVALID_EVENT /lines: expected a list of at least one object, got nothing");
    }

    @Test
    void rejectsDuplicateLineIdsAmongManyLines() {
        String line = "{\"lineId\":\"%s\",\"sku\":\"S\",\"quantity\":1,\"unitPrice\":1}";
        for (int count = 2; count < 40; count++) {
            String lines = IntStream.range(1, count)
                    .mapToObj(index -> line.formatted("n-" + index) + ",")
                    .collect(Collectors.joining());
            String order = EventSamples.ORDER.replace("\"lines\":[", "\"lines\":[" + lines);

            assertThat(EventSamples.errorOf(EventType.ORDER_PLACED, order)).isEmpty();
            assertThat(EventSamples.errorOf(EventType.ORDER_PLACED, order.replace("n-" + (count - 1) + "\"", "1\"")))
                    .isEqualTo("INVALID_EVENT /lines/" + (count - 1)
                            + "/lineId: expected an id of its own, got that of an earlier line");
        }
    }

    @Test
    void rejectsDuplicateLineIds() {
        String line = "{\"lineId\":\"1\",\"sku\":\"S\",\"quantity\":1,\"unitPrice\":1},";

        assertThat(EventSamples.errorOf(
                        EventType.ORDER_PLACED, EventSamples.ORDER.replace("\"lines\":[", "\"lines\":[" + line)))
                .isEqualTo("INVALID_EVENT /lines/1/lineId: expected an id of its own, got that of an earlier line");
    }

    @Test
    void reportsFiveErrorsAndTheNumberOfOthers() {
        assertThat(EventSamples.errorOf(
                        EventType.ORDER_PLACED,
                        "{\"lines\":[{\"quantity\":true}],\"totals\":{\"tax\":\"secret\"},\"rewards\":[]}"))
                .isEqualTo("INVALID_EVENT /rewards: expected an object, got an empty list;"
                        + " /currency: expected an ISO 4217 currency code, got nothing;"
                        + " /lines/0/quantity: expected a number above 0 with up to 4 decimals, got a boolean;"
                        + " /lines/0/unitPrice: expected a number, 0 or more, with up to 6 decimals, got nothing;"
                        + " /lines/0/lineId: expected a string of 1 to 128 characters or an integer, got nothing;"
                        + " and 6 more");
    }

    @Test
    void requiresACustomerExceptForOrders() {
        String json = "{\"eventId\":\"e\",\"occurredAt\":\"2026-11-21T10:15:30Z\",\"reviewId\":\"r\",\"orderId\":\"o\","
                + "\"status\":\"completed\"}";
        String noCustomer =
                "INVALID_EVENT /customerId: expected a string of 1 to 128 characters or an integer, got nothing";

        assertThat(EventSamples.errorOf(EventType.ORDER_STATUS_CHANGED, json)).isEmpty();
        assertThat(EventSamples.errorOf(EventType.REVIEW_APPROVED, json)).isEqualTo(noCustomer);
        assertThat(EventSamples.errorOf(EventType.CUSTOMER_SIGNED_UP, json)).isEqualTo(noCustomer);
        assertThat(EventSamples.errorOf(EventType.CUSTOMER_UPDATED, json)).isEqualTo(noCustomer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "points":5,                      | | /points: expected a whole number from -9223372036854775807 to 9223372036854775807, got nothing
                    "points":5                       | "points":0 | /points: expected a whole number other than 0 where there is no opening, got 0
                    "points":5                       | "points":1.5 | /points: expected a whole number from -9223372036854775807 to 9223372036854775807, got a fraction
                    "points":5                       | "points":"5" | /points: expected a whole number from -9223372036854775807 to 9223372036854775807, got a string
                    "points":5                       | "points":-9223372036854775808 | /points: expected a whole number from -9223372036854775807 to 9223372036854775807, got one out of range
                    "customerId":"c",                | | /customerId: expected a string of 1 to 128 characters or an integer, got nothing
                    2027-01-01T00:00:00Z             | 2027-01-01 | /expiresAt: expected an instant with an offset, such as 2026-11-21T10:15:30Z, got another string
                    "opening":null                   | "opening":[] | /opening: expected an object, got an empty list
                    "opening":null                   | "opening":{"lifetimeSales":-1} | /opening/lifetimeSales: expected a number, 0 or more, with up to 6 decimals, got a negative number
                    "opening":null                   | "opening":{"orders":-1} | /opening/orders: expected a whole number from 0 to 999999999999999, got one out of range
                    "opening":null                   | "opening":{"reviews":true} | /opening/reviews: expected a whole number from 0 to 999999999999999, got a boolean
                    "opening":null                   | "opening":{"tier":7} | /opening/tier: expected a string of up to 128 characters, got a number
                    """)
    void reportsErrorsOfAnAdjustment(String good, @Nullable String bad, String detail) {
        String event = """
                {"eventId":"e","occurredAt":"2026-11-21T10:15:30Z","customerId":"c","points":5,\
                "expiresAt":"2027-01-01T00:00:00Z","opening":null}""";
        assertThat(EventSamples.errorOf(EventType.POINTS_ADJUSTED, event)).isEmpty();
        assertThat(EventSamples.errorOf(EventType.POINTS_ADJUSTED, event.replace(good, bad == null ? "" : bad)))
                .isEqualTo("INVALID_EVENT " + detail);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-30, a date that does not exist",
        "2026-13-01, a date that does not exist",
        "2026-1-1, another string",
        "1980-02-29T00:00:00Z, another string"
    })
    void reportsErrorsOfADate(String birthday, String got) {
        assertThat(EventSamples.errorOf(
                        EventType.CUSTOMER_SIGNED_UP,
                        "{\"eventId\":\"e\",\"occurredAt\":\"2026-11-21T10:15:30Z\",\"customerId\":\"c\",\"birthday\":\""
                                + birthday + "\"}"))
                .isEqualTo("INVALID_EVENT /birthday: expected a date such as 2026-11-21, got " + got);
    }

    @Test
    void limitsTheLengthOfAReason() {
        String event = "{\"eventId\":\"e\",\"occurredAt\":\"2026-11-21T10:15:30Z\",\"customerId\":\"c\",\"points\":5,"
                + "\"reason\":\"%s\"}";
        assertThat(EventSamples.errorOf(EventType.POINTS_ADJUSTED, event.formatted("x".repeat(1000))))
                .isEmpty();
        assertThat(EventSamples.errorOf(EventType.POINTS_ADJUSTED, event.formatted("x".repeat(1001))))
                .isEqualTo("INVALID_EVENT /reason: expected a string of up to 1000 characters, got a longer one");
    }

    @Test
    void rejectsUnknownActivities() {
        Stream.of("logout", "custom:", "order-completed", "birthday", "LOGIN")
                .forEach(activity -> assertThat(EventSamples.errorOf(
                                EventType.CUSTOMER_ACTIVITY,
                                "{\"eventId\":\"e\",\"occurredAt\":\"2026-11-21T10:15:30Z\",\"customerId\":\"c\","
                                        + "\"activity\":\"" + activity + "\"}"))
                        .startsWith("INVALID_EVENT /activity: expected an activity such as login"));
    }
}
