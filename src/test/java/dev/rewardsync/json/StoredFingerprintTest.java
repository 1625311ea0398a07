package dev.rewardsync.json;

import static dev.rewardsync.event.EventType.POINTS_ADJUSTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that fingerprints have the same values in every version, because state contains them. */
class StoredFingerprintTest {

    @ParameterizedTest
    @CsvSource({
        "ORDER_PLACED, 3869857166429194568",
        "ORDER_STATUS_CHANGED, -8017453287693125388",
        "ORDER_REFUNDED, -3064979464919679735",
        "REVIEW_APPROVED, -3531270559328183408",
        "CUSTOMER_SIGNED_UP, 6867457701514082830",
        "CUSTOMER_UPDATED, 4503217305235649686",
        "CUSTOMER_ACTIVITY, -612912715147075074",
        "POINTS_ADJUSTED, -2071087640836363491"
    })
    void hasAStableValue(EventType type, long content) {
        assertThat(FingerprintTest.of(type, CompleteEvents.json(type)).content())
                .isEqualTo(content);
    }

    /** Fields that were added later must not change the fingerprints of events without them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ORDER_PLACED | ,"discount":"1.20" | 8582030209101736267
            ORDER_REFUNDED | ,"amount":"4.00" | 2366137521330787899
            CUSTOMER_UPDATED | ,"membership":"suspended" | 6867457701514082830
            POINTS_ADJUSTED | ,"by":"Ann" | -9217441361905577667
            """)
    void isStableForAnEventWithoutALaterField(EventType type, String field, long content) {
        String json = CompleteEvents.json(type);
        assertThat(json).contains(field);
        assertThat(FingerprintTest.of(type, json.replace(field, "")).content()).isEqualTo(content);
    }

    @Test
    void hasStableFieldHashes() {
        assertThat(FingerprintTest.of(POINTS_ADJUSTED, CompleteEvents.json(POINTS_ADJUSTED))
                        .fields())
                .containsExactly(
                        (short) 16057,
                        (short) 13681,
                        (short) 21538,
                        (short) 16267,
                        (short) 15032,
                        (short) 14136,
                        (short) -10715);
        assertThat(FingerprintTest.of(POINTS_ADJUSTED, CompleteEvents.minimal(POINTS_ADJUSTED))
                        .fields())
                .containsExactly((short) 29435, (short) -32419, (short) 0, (short) 0, (short) 0, (short) 0, (short) 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 2442396586875325097
            -0.00 | 2442396586875325097
            1200 | -1995804588081974430
            -1200.50 | 2320592944988377293
            1E+29 | -8350514848752697994
            1e-30 | 7750662553940139620
            0.000001 | 8920804698818398251
            999999999999999999 | 7539704997111886874
            1000000000000000000 | -6042419159042697063
            -9223372036854775808 | 3601801690156486401
            9223372036854775808 | -8504131920784814065
            123456789012345678901234567890.50 | -7379300284093867543
            "45.00" | 8443544527769993166
            "" | 34583127355044146
            "grün 中 \\uD83D\\uDE00" | 3588261072402779486
            [1,"1",true] | 6725065787789797380
            """)
    void hasAStableValueForEveryTypeOfAttribute(String value, long content) {
        assertThat(FingerprintTest.ofAttribute(value).content()).isEqualTo(content);
    }
}
