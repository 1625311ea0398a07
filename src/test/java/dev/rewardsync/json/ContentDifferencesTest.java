package dev.rewardsync.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.ContentDifferences;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.Fingerprint;
import dev.rewardsync.event.ShopEvent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.ObjectNode;

/** Tests that conflicting events list exactly the fields that differ. */
class ContentDifferencesTest {

    private static final Set<String> NOT_CONTENT =
            Set.of("eventId", "occurredAt", "customerId", "orderId", "revision", "status", "refundId");

    @ParameterizedTest
    @EnumSource(value = EventType.class, mode = EnumSource.Mode.EXCLUDE, names = "REVIEW_APPROVED")
    void listsAChangedField(EventType type) {
        ObjectNode whole = CompleteEvents.node(type);
        ShopEvent first = read(type, whole);
        for (JsonPointer leaf : CompleteEvents.leaves(whole)) {
            ShopEvent again = read(type, CompleteEvents.changed(whole, leaf));
            if (NOT_CONTENT.contains(leaf.last().getMatchingProperty())) {
                assertThat(ContentDifferences.between(first, again)).isEmpty();
            } else {
                assertThat(ContentDifferences.between(first, again)).containsExactly(named(leaf));
                assertThat(ContentDifferences.between(again, first)).containsExactly(named(leaf));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = EventType.class, mode = EnumSource.Mode.EXCLUDE, names = "REVIEW_APPROVED")
    void listsARemovedField(EventType type) {
        ObjectNode whole = CompleteEvents.node(type);
        ShopEvent minimal = read(type, CompleteEvents.minimal(type));
        List<String> differing = ContentDifferences.between(read(type, whole), minimal);

        assertThat(differing)
                .contains("/website")
                .allSatisfy(
                        pointer -> assertThat(whole.at(pointer).isMissingNode()).isFalse());
        assertThat(ContentDifferences.between(minimal, read(type, whole))).containsExactlyElementsOf(differing);
    }

    @ParameterizedTest
    @EnumSource(
            value = EventType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ORDER_PLACED", "REVIEW_APPROVED"})
    void listsTopLevelFieldsFromTheFingerprintAlone(EventType type) {
        ObjectNode whole = CompleteEvents.node(type);
        Fingerprint first = Fingerprint.of(read(type, whole));
        for (JsonPointer leaf : CompleteEvents.leaves(whole)) {
            ShopEvent again = read(type, CompleteEvents.changed(whole, leaf));
            if (NOT_CONTENT.contains(leaf.last().getMatchingProperty())) {
                assertThat(ContentDifferences.between(first, again)).isEmpty();
            } else {
                assertThat(ContentDifferences.between(first, again)).containsExactly("/" + leaf.getMatchingProperty());
            }
        }
    }

    /** A newer version with more fields compares with a fingerprint of an older version. */
    @Test
    void treatsAFieldMissingFromTheFingerprintAsAbsent() {
        ShopEvent event = read(EventType.CUSTOMER_UPDATED, CompleteEvents.node(EventType.CUSTOMER_UPDATED));
        Fingerprint whole = Fingerprint.of(event);
        Fingerprint older = new Fingerprint(whole.content(), whole.fields().subList(0, 6));

        assertThat(older.matches(whole)).isTrue();
        assertThat(ContentDifferences.between(older, event)).containsExactly("/membership");
    }

    @Test
    void hasNoFieldHashesForOrders() {
        ShopEvent order = read(EventType.ORDER_PLACED, CompleteEvents.node(EventType.ORDER_PLACED));

        assertThat(Fingerprint.of(order).fields()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "lines":[]                                      | /lines/0
            "lines":[{"lineId":"1","quantity":2}]           | /lines/0/quantity
            "lines":[{"lineId":"1","quantity":1},{"lineId":"2","quantity":1}] | /lines/1
            "lines":null,"full":false                       | /lines,/full
            """)
    void comparesListsInOrder(String fields, String pointers) {
        ShopEvent first = read(
                EventType.ORDER_REFUNDED,
                CompleteEvents.minimal(
                        EventType.ORDER_REFUNDED, "\"lines\":[{\"lineId\":\"1\",\"quantity\":\"1.0\"}]"));
        ShopEvent again = read(EventType.ORDER_REFUNDED, CompleteEvents.minimal(EventType.ORDER_REFUNDED, fields));

        assertThat(ContentDifferences.between(first, again)).containsExactly(pointers.split(","));
    }

    @Test
    void ignoresHowValuesAreWritten() {
        ObjectNode whole = CompleteEvents.node(EventType.ORDER_PLACED);
        String written = whole.toString()
                .replace("\"10.50\"", "10.5000")
                .replace("4.2,", "\"4.200\",")
                .replace("\"grade\":3", "\"grade\":3.0");

        assertThat(written).isNotEqualTo(whole.toString());
        assertThat(ContentDifferences.between(
                        read(EventType.ORDER_PLACED, whole), EventSamples.read(EventType.ORDER_PLACED, written)))
                .isEmpty();
    }

    /** Returns the listed pointer of a value; attributes are compared as a whole. */
    private static String named(JsonPointer leaf) {
        String pointer = leaf.toString();
        int attributes = pointer.indexOf("/attributes");
        return attributes < 0 ? pointer : pointer.substring(0, attributes + "/attributes".length());
    }

    private static ShopEvent read(EventType type, ObjectNode event) {
        return EventSamples.read(type, event.toString());
    }
}
