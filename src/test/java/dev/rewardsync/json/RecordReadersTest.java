package dev.rewardsync.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.LifetimePoints;
import dev.rewardsync.audit.ReportedBalance;
import dev.rewardsync.audit.ReportedOrder;
import dev.rewardsync.export.LedgerEntryWriter;
import dev.rewardsync.export.OrderExportWriter;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.LedgerEntry;
import dev.rewardsync.order.OrderExport;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordReadersTest {

    private static final BigDecimal FIVE = new BigDecimal("5.00");

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsALedgerEntryAsWritten() {
        for (LedgerEntry entry : List.of(OutputSamples.ACCRUAL, OutputSamples.ADJUSTMENT, OutputSamples.EXPIRY)) {
            byte[] written = LedgerEntryWriter.value(new JsonObjectWriter(), entry);
            assertThat(LedgerEntryReader.read(written))
                    .isInstanceOfSatisfying(
                            ParseResult.Parsed.class,
                            parsed -> assertThat(LedgerEntryWriter.value(
                                            new JsonObjectWriter(), (LedgerEntry) parsed.value()))
                                    .isEqualTo(written));
        }
    }

    @Test
    void readsABalanceAsWritten() {
        assertThat(BalanceReader.read(OutputSamples.BALANCE_BYTES))
                .isEqualTo(new ParseResult.Parsed<>(new ReportedBalance(
                        "c-1001",
                        new Balance(480, 50),
                        new LifetimePoints(600, 50, 20),
                        8,
                        new ReportedBalance.ReportedExpiry(300, Instant.parse("2027-01-01T00:00:00Z")))));
    }

    @Test
    void readsThePointsOfAnExport() {
        byte[] written = OrderExportWriter.value(new JsonObjectWriter(), OutputSamples.EXPORT);
        assertThat(OrderExportReader.read(written))
                .isEqualTo(new ParseResult.Parsed<>(new ReportedOrder(
                        "100000042:1",
                        "100000042",
                        1,
                        OrderExport.Reason.PLACED,
                        "c-1001",
                        500,
                        50,
                        -450,
                        List.of(new OrderExport.EarnedByRule("spend", "spend", 50)),
                        FIVE,
                        new ReportedOrder.DiscountBreakdown(
                                FIVE, FIVE.negate(), List.of(FIVE), List.of(FIVE), false))));
        assertThat(OrderExportReader.read(OutputSamples.GUEST_EXPORT_BYTES))
                .isInstanceOfSatisfying(
                        ParseResult.Parsed.class,
                        parsed -> assertThat(((ReportedOrder) parsed.value()).customerId())
                                .isNull());
    }

    @Test
    void readsAmountsAndYearsOfAnySize() {
        String export = new String(
                        OrderExportWriter.value(new JsonObjectWriter(), OutputSamples.EXPORT), StandardCharsets.UTF_8)
                .replace("\"discount\":\"5.00\"", "\"discount\":\"10000000000000000.00\"");
        assertThat(OrderExportReader.read(bytes(export)))
                .isInstanceOfSatisfying(
                        ParseResult.Parsed.class,
                        parsed -> assertThat(((ReportedOrder) parsed.value()).discount())
                                .isEqualTo("10000000000000000.00"));

        String entry = new String(
                        LedgerEntryWriter.value(new JsonObjectWriter(), OutputSamples.EXPIRY), StandardCharsets.UTF_8)
                .replaceAll("\"occurredAt\":\"[0-9]{4}", "\"occurredAt\":\"4999");
        assertThat(LedgerEntryReader.read(bytes(entry)))
                .isInstanceOfSatisfying(
                        ParseResult.Parsed.class,
                        parsed -> assertThat(((LedgerEntry) parsed.value()).occurredAt())
                                .isAfter("4999-01-01T00:00:00Z"));
    }

    /** An order may have the maximum depth of an event, and in an export it is one level deeper. */
    @Test
    void skipsTheOrderInAnExportAtAnyDepth() {
        String written = new String(
                OrderExportWriter.value(new JsonObjectWriter(), OutputSamples.EXPORT), StandardCharsets.UTF_8);
        String deep = "{\"a\":".repeat(StrictJsonParser.MAX_LEVELS) + "1" + "}".repeat(StrictJsonParser.MAX_LEVELS);
        String deeper = written.substring(0, written.indexOf(",\"order\":")) + ",\"order\":" + deep + "}";
        assertThat(OrderExportReader.read(bytes(deeper))).isInstanceOf(ParseResult.Parsed.class);
    }

    @Test
    void rejectsInvalidRecordsWithAllErrors() {
        assertThat(LedgerEntryReader.read(
                        bytes("{\"entryId\":7,\"sequence\":0,\"type\":\"GIFT\",\"source\":{\"type\":\"x\"}}")))
                .isInstanceOfSatisfying(
                        ParseResult.Failed.class,
                        failure -> assertThat(failure.detail())
                                .startsWith(
                                        "/entryId: expected a string, got a number; "
                                                + "/customerId: expected a string of 1 to 128 characters or an integer, got nothing; /sequence: ")
                                .endsWith(" more"));
        assertThat(BalanceReader.read(bytes("[]")))
                .isInstanceOfSatisfying(
                        ParseResult.Failed.class,
                        failure -> assertThat(failure.detail()).isEqualTo("expected one JSON object, got a list"));
        assertThat(OrderExportReader.read(bytes("{}"))).isInstanceOf(ParseResult.Failed.class);
    }
}
