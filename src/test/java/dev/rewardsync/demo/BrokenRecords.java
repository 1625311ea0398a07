package dev.rewardsync.demo;

import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import java.util.List;

/** Records such as no shop should send, to see what becomes of them. */
final class BrokenRecords {
    private BrokenRecords() {}

    /** Cut off in the middle; without the field that says what was paid; another order under an id that is known. */
    static List<ShopRecord> after(List<ShopRecord> records) {
        ShopRecord order = records.stream()
                .filter(candidate -> candidate.topic().equals(Superstore.ORDER_PLACED))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        String json = order.json();
        return List.of(
                with(order, json.substring(0, json.length() / 2)),
                with(order, json.replace("\"grandTotal\"", "\"grantTotal\"")),
                with(order, json.replaceFirst("\"sku\":\"[^\"]*\"", "\"sku\":\"SOMETHING-ELSE\"")));
    }

    private static ShopRecord with(ShopRecord order, String json) {
        return new ShopRecord(order.topic(), order.key(), json, order.occurredAt());
    }
}
