package dev.rewardsync.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BrokenRecordsTest {
    private final List<ShopRecord> broken = BrokenRecords.after(Superstore.records());

    @Test
    void firstIsNotJson() {
        assertThatThrownBy(() -> read(0)).isInstanceOf(JacksonException.class);
    }

    @Test
    void secondHasNoGrandTotal() {
        assertThat(read(1).path("totals").has("grandTotal")).isFalse();
    }

    @Test
    void thirdIsADifferentOrderWithAnExistingId() {
        assertThat(read(2).path("lines").path(0).path("sku").asString()).isEqualTo("SOMETHING-ELSE");
        assertThat(Superstore.records())
                .noneMatch(shopRecord -> shopRecord.json().equals(broken.get(2).json()))
                .anyMatch(shopRecord -> shopRecord
                        .json()
                        .contains("\"eventId\":\"" + read(2).path("eventId").asString() + '"'));
    }

    private JsonNode read(int index) {
        return JsonMapper.shared().readTree(broken.get(index).json());
    }
}
