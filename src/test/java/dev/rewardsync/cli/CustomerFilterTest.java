package dev.rewardsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerFilterTest {

    private static final CustomerFilter FILTER = new CustomerFilter(Set.of("c-1", "42", "ä"));

    private static boolean passes(String json) {
        return FILTER.test(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"customerId\":\"c-1\"}",
                "{\"eventId\":\"e\", \"customerId\" : \t\"c-1\" }",
                "{\"customerId\":42}",
                "{\"customerId\":42,\"x\":1}",
                "{\"customerId\": \"42\"}",
                "{\"customerId\":\"ä\"}",
                "{\"customerId\":\"c-2\",\"value\":{\"customerId\":\"c-1\"}}",
                "{\"customer\\u0049d\":\"c-2\"}",
                "{\"valueBase64\":\"e30=\"}"
            })
    void passesWhatMayNameACustomer(String json) {
        assertThat(passes(json)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"customerId\":\"c-12\"}",
                "{\"customerId\":\"c-\"}",
                "{\"customerId\":\"C-1\"}",
                "{\"customerId\":421}",
                "{\"customerId\":null}",
                "{\"referrerId\":\"c-1\"}",
                "{\"customerId\"",
                "{\"customerId\":"
            })
    void rejectsTheOthers(String json) {
        assertThat(passes(json)).isFalse();
    }
}
