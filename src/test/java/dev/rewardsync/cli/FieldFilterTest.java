package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldFilterTest {

    private static boolean passes(String json) {
        return new FieldFilter("referrerId").test(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"referrerId\":\"c-1\"}",
                "{\"eventId\":\"e\", \"referrerId\" : null }",
                "{\"value\":{\"referrerId\":1}}",
                "{\"referrer\\u0049d\":\"c-2\"}",
                "{\"valueBase64\":\"e30=\"}"
            })
    void passesWhatMayContainTheField(String json) {
        assertThat(passes(json)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "\"", "{\"customerId\":\"referrerId-1\"}", "{\"referrer\":1}", "{\"referrerId"})
    void rejectsTheOthers(String json) {
        assertThat(passes(json)).isFalse();
    }
}
