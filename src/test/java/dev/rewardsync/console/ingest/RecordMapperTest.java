package dev.rewardsync.console.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.console.database.Batch;
import dev.rewardsync.console.database.Row;
import dev.rewardsync.console.database.Table;
import dev.rewardsync.kafka.TopicRecord;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordMapperTest {

    private static Row only(Table table, TopicRecord... records) {
        Collection<Row> rows = SampleRecords.batch(records).rows(table);
        assertThat(rows).hasSize(1);
        return rows.iterator().next();
    }

    private static String text(Row row, String column) {
        return new String((byte[]) row.get(column), StandardCharsets.UTF_8);
    }

    @Test
    void ledgerEntry() {
        Row row = only(Table.LEDGER_ENTRY, SampleRecords.entry("c-1", 7, "ACCRUAL", "order:o-1:1/spend", "lot", 50));
        assertThat(row.get("customer_id")).isEqualTo("c-1");
        assertThat(row.get("entry_id")).isEqualTo("order:o-1:1/spend");
        assertThat(row.get("sequence")).isEqualTo(7L);
        assertThat(row.get("type")).isEqualTo("ACCRUAL");
        assertThat(row.get("available")).isEqualTo(50L);
        assertThat(row.get("balance_available")).isEqualTo(500L);
        assertThat(row.get("rule_id")).isEqualTo("spend");
        assertThat(row.get("order_id")).isEqualTo("o-1");
        assertThat(row.get("source_type")).isEqualTo("order-placed");
        assertThat(row.get("source_event_id")).isEqualTo("e-42");
        assertThat(row.get("made_by")).isEqualTo("Ann");
        assertThat(row.get("occurred_at")).isEqualTo(OffsetDateTime.parse("2026-11-21T10:15:30Z"));
        assertThat(row.get("recorded_at")).isEqualTo(SampleRecords.RECORDED_AT.atOffset(ZoneOffset.UTC));
    }

    @Test
    void balance() {
        Row row = only(Table.CUSTOMER, SampleRecords.balance("c-1", 400), SampleRecords.balance("c-1", -5));
        assertThat(row.get("available")).as("the last record counts").isEqualTo(-5L);
        assertThat(row.get("earned")).isEqualTo(900L);
        assertThat(row.get("spent")).isEqualTo(300L);
        assertThat(row.get("tier")).isEqualTo("gold");
        assertThat(row.get("customer_group")).isEqualTo("vip");
        assertThat(row.get("next_expiry_points")).isEqualTo(20L);
        assertThat(row.get("as_of")).isEqualTo(OffsetDateTime.parse("2026-11-21T10:15:30.5Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"orderId\":\"o-1\",\"x\":[{\"order\":{}}]}", "{\"a\":\"\\ud83d \\u0000 é\"}"})
    void orderExport(String order) {
        TopicRecord export = SampleRecords.export("c-1", "o-1", 2, order);
        Row row = only(Table.ORDER_EXPORT, export);
        assertThat(row.get("export_id")).isEqualTo("o-1:2");
        assertThat(row.get("guest")).isEqualTo(false);
        assertThat(row.get("revision")).isEqualTo(2);
        assertThat(row.get("net_balance_change")).isEqualTo(-450L);
        assertThat((BigDecimal) row.get("grand_total")).isEqualByComparingTo("49.50");
        assertThat((BigDecimal) row.get("reward_discount")).isEqualByComparingTo("5.00");
        assertThat(row.get("discrepancies")).isEqualTo("OVERDRAWN,BELOW_MINIMUM");
        assertThat(text(row, "order_document")).isEqualTo(order);
        assertThat(text(row, "document")).endsWith("\"ruleset\":\"3f9c0a1b22de\"}");
        String whole = new String(export.value(), StandardCharsets.UTF_8);
        assertThat(whole).isEqualTo(text(row, "document").replaceFirst("}$", "") + ",\"order\":" + order + "}");
        assertThat(SampleRecords.batch(export).rows(Table.RULE_AWARD))
                .extracting(award -> award.get("rule_id") + " " + award.get("trial") + " " + award.get("points"))
                .containsExactly("spend false 50", "double true 100");
    }

    @Test
    void guestsExportWithoutItsOrder() {
        TopicRecord whole = SampleRecords.export(null, "o-1", 1, "{}");
        String value = new String(whole.value(), StandardCharsets.UTF_8)
                .replace("\"order\":{}", "\"orderExport\":\"guest:o-1:1\"");
        Row row = only(Table.ORDER_EXPORT, SampleRecords.of(whole.topic(), "o-1", value));
        assertThat(row.get("guest")).isEqualTo(true);
        assertThat(row.get("customer_id")).isNull();
        assertThat(row.get("order_export")).isEqualTo("guest:o-1:1");
        assertThat(row.get("order_document")).isNull();
        assertThat(text(row, "document")).isEqualTo(value);
    }

    @Test
    void notification() {
        Row row = only(Table.NOTIFICATION, SampleRecords.notification("c-1", "tier:1"));
        assertThat(row.get("notification_id")).isEqualTo("tier:1");
        assertThat(row.get("type")).isEqualTo("tier-changed");
        assertThat(text(row, "document")).contains("\"to\":\"gold\"");
    }

    @Test
    void deadLetter() {
        Row row = only(Table.DEAD_LETTER, SampleRecords.deadLetter("key", "{\"customerId\":\"c-\\u0000\"}"));
        assertThat(row.get("code")).isEqualTo("INVALID_EVENT");
        assertThat(row.get("detail")).isEqualTo("/lines: expected");
        assertThat(row.get("original_partition")).isEqualTo(3);
        assertThat(row.get("original_offset")).isEqualTo(256L);
        assertThat(row.get("record_key")).isEqualTo("key");
        assertThat(row.get("customer_id")).isEqualTo("c-\\u0000");
    }

    @Test
    void deadLettersOfAnyContent() {
        assertThat(only(Table.DEAD_LETTER, SampleRecords.deadLetter("c-1", "{not JSON"))
                        .get("customer_id"))
                .isEqualTo("c-1");
        assertThat(only(Table.DEAD_LETTER, SampleRecords.deadLetter(null, null)).get("customer_id"))
                .isNull();
        Row large = only(Table.DEAD_LETTER, SampleRecords.deadLetter("c-1", "x".repeat(3_000_000)));
        assertThat(text(large, "document")).hasSize(DeadLetterRows.MAX_DOCUMENT_BYTES);
        assertThat(large.get("document_bytes")).isEqualTo(3_000_000L);
    }

    @Test
    void recordsThatTheWorkerDidNotWriteAreReportedWithoutTheirContent() {
        List<String> reasons = new ArrayList<>();
        RecordMapper mapper = new RecordMapper(SampleRecords.TOPICS, record -> reasons.add(record.reason()));
        Batch batch = new Batch();
        for (String topic :
                List.of("loyalty.ledger", "loyalty.balances", "erp.order-export", "loyalty.notifications")) {
            mapper.map(SampleRecords.of(topic, "jane", "{\"jane\":1}"), batch);
            mapper.map(SampleRecords.of(topic, "jane", "jane"), batch);
        }
        mapper.map(SampleRecords.of("loyalty.ledger", "jane", null), batch);
        mapper.map(SampleRecords.of("erp.order-export", "jane", null), batch);
        assertThat(reasons).hasSize(10).noneMatch(reason -> reason.contains("jane"));
        assertThat(batch.rows(Table.LEDGER_ENTRY)).isEmpty();
    }
}
