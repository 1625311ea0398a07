package dev.rewardsync.demo;

import dev.rewardsync.superstore.ShopRecord;
import dev.rewardsync.superstore.Superstore;
import java.util.List;

/** Invalid records, which show how the worker handles them. */
final class BrokenRecords {
    private BrokenRecords() {}

    /** Returns three invalid records: truncated JSON, no grand total, and a different order with an existing id. */
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
