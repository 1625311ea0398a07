package dev.rewardsync.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.audit.Auditor;
import dev.rewardsync.decision.Decider;
import dev.rewardsync.decision.Decision;
import dev.rewardsync.decision.DecisionPolicy;
import dev.rewardsync.decision.Quote;
import dev.rewardsync.decision.QuoteRequest;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.ReferralEvent;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.export.AccountWriter;
import dev.rewardsync.export.OutputRecord;
import dev.rewardsync.export.OutputRecords;
import dev.rewardsync.export.QuoteWriter;
import dev.rewardsync.input.InboundRecord;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.offline.AuditInputReader;
import dev.rewardsync.offline.OfflineCustomers;
import dev.rewardsync.rule.yaml.RulesetReader;
import dev.rewardsync.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the worker's own readers and the published schemas accept all output records. */
class OutputsAreReadableTest {

    private static final TopicNames TOPICS = TopicNames.standard();
    private static final int EVENTS = 1_000;
    private static final Instant FAR = Instant.parse("2999-12-31T00:00:00Z");

    private final EventReader reader = new EventReader();
    private final OutputRecords records = new OutputRecords();
    private final OfflineCustomers customers = new OfflineCustomers();
    private final Auditor auditor = new Auditor();
    private final AuditInputReader books = new AuditInputReader(TOPICS, auditor);
    private final Map<CloudEventType, Integer> written = new EnumMap<>(CloudEventType.class);
    private int unreadable;
    private int overflows;
    private int referrals;
    private int trials;

    private static Decider decider(String rules) {
        return switch (RulesetReader.read("rules.yaml", rules.getBytes(StandardCharsets.UTF_8))) {
            case RulesetReader.Result.Valid(var ruleset) -> new Decider(ruleset, DecisionPolicy.DEFAULT);
            case RulesetReader.Result.Invalid(var errors) -> throw new AssertionError(errors.toString());
        };
    }

    private static String rules(long seed) {
        return """
                currency: %s
                timezone: Pacific/Kiritimati
                exchangeRates: {EUR: "0.00000000000123456789", JPY: "150.123456789", CLF: "999999999999999999"}
                points: {expireAfter: P1000Y, award: {on: %s, hold: P999Y}, base: {withTax: true, withShipping: true}}
                redemption: {coversShipping: true, rates: [{id: default, points: %s, value: "%s"}]}
                tiers: {basis: pointsEarned, levels: [{id: "gold \\U0001F600", from: 1000000}]}
                rules:
                  - {id: "%%/:| \\u00e9", name: "\\U0001F600", type: cart, earn: {style: per-spent, points: 9, step: "0.01"},
                     message: {history: "{orderId}\\n", email: "\\t{name}{points}"}}
                  - {id: fixed, type: cart, expireAfter: P999Y, earn: {style: fixed, points: 1}}
                  - {id: "trial \\U0001F600", name: "A trial \\U0001F600", type: cart, mode: trial, earn: {style: per-spent, points: 1, step: "0.01"}}
                  - {id: review, type: behavior, event: review-approved, assignGroup: "vip \\U0001F600", earn: {style: fixed, points: 4611686018427387904}}
                  - {id: friend, type: behavior, event: referee-order-completed, earn: {style: per-quantity, points: 1}}
                  - {id: x, type: behavior, event: "custom:x", award: {hold: P1D}, earn: {style: per-spent, points: 1, step: "0.5"}}
                """.formatted(
                        seed % 2 == 0 ? "USD" : "KWD",
                        seed % 3 == 0 ? "placed" : "completed",
                        seed % 2 == 0 ? "100" : "1",
                        seed % 5 == 0 ? "999999999999999999.999" : "1.00");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 5, 6})
    void everyRecordIsReadable(long seed) {
        Decider decider = decider(rules(seed));
        ExtremeEvents events = new ExtremeEvents(seed);
        for (int index = 0; index < EVENTS; index++) {
            ExtremeEvents.Event next = events.next();
            arrive(decider, next.type(), next.json());
        }
        fireTimers(decider);
        assertThat(auditor.finish(true).report().findings()).isEmpty();
        assertThat(unreadable).isLessThan(EVENTS / 10);
        assertThat(overflows).isLessThan(EVENTS / 10);
        assertThat(referrals).isPositive();
        assertThat(trials).isPositive();
        assertThat(written.get(CloudEventType.ORDER_EXPORT)).isGreaterThan(EVENTS / 10);
        assertThat(written.get(CloudEventType.LEDGER_ENTRY)).isGreaterThan(EVENTS / 10);
    }

    private void fireTimers(Decider decider) {
        customers.forEachDue(FAR, owner -> {
            try {
                applyAndCheck(decider.fireTimers(customers.state(owner), FAR));
            } catch (ArithmeticException e) {
                overflows++;
            }
        });
    }

    private void arrive(Decider decider, EventType type, String json) {
        SourceRecord source = EventSamples.record(type, EventSamples.utf8(json));
        if (!(reader.read(source, null) instanceof ParseResult.Parsed<ShopEvent>(ShopEvent event))) {
            unreadable++;
            return;
        }
        if (event instanceof OrderPlaced order) {
            assertCompactable(order);
            assertQuotable(decider, json.replace(",\"unread\":\"\\ud83d\"", ""));
        }
        decide(decider, new InboundRecord(event, source));
    }

    private void decide(Decider decider, InboundRecord inbound) {
        Decision decision;
        try {
            decision = decider.decide(inbound, customers.state(AccountOwner.of(inbound.event())));
        } catch (ArithmeticException e) {
            overflows++;
            return;
        }
        applyAndCheck(decision);
        for (ReferralEvent referral : decision.referrals()) {
            decide(decider, new InboundRecord(roundTripped(referral, inbound.source()), inbound.source()));
        }
    }

    private void applyAndCheck(Decision decision) {
        customers.apply(decision);
        for (OutputRecord record : records.of(decision)) {
            written.merge(record.type(), 1, Integer::sum);
            assertReadable(record);
            books.read(record.id(), TOPICS.of(record.type()), EventSamples.utf8(record.key()), record.value());
        }
        Account account = decision.account();
        if (!account.owner().guest()) {
            assertValid("account.json", AccountWriter.value(account, FAR, null));
        }
    }

    private void assertReadable(OutputRecord record) {
        switch (record.type()) {
            case LEDGER_ENTRY -> {
                assertRead(LedgerEntryReader.read(record.value()), record.value());
                assertValid("ledger-entry.json", record.value());
            }
            case BALANCE -> {
                assertRead(BalanceReader.read(record.value()), record.value());
                assertValid("balance.json", record.value());
            }
            case ORDER_EXPORT -> {
                assertRead(OrderExportReader.read(record.value()), record.value());
                assertValid("order-export.json", record.value());
                trials += text(record.value()).contains(",\"trial\":[{") ? 1 : 0;
                if (text(record.value()).contains(",\"order\":{")) {
                    assertThatCode(() -> ExportedOrderReader.read(record.value()))
                            .doesNotThrowAnyException();
                }
            }
            case NOTIFICATION -> assertValid("notification.json", record.value());
            case RULESET, DEAD_LETTER -> throw new AssertionError("no decision writes a " + record.type());
        }
    }

    private static void assertRead(ParseResult<?> result, byte[] value) {
        assertThat(result).as(text(value)).isInstanceOf(ParseResult.Parsed.class);
    }

    private static void assertValid(String schema, byte[] value) {
        assertThat(Schemas.validationErrors(schema, value)).as(text(value)).isEmpty();
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    /** Returns a referral event after a round trip through the inbox. */
    private ReferralEvent roundTripped(ReferralEvent referral, SourceRecord source) {
        referrals++;
        byte[] value = ReferralEventJson.value(referral);
        SourceRecord.Header kind =
                new SourceRecord.Header(ReferralEventJson.HEADER, EventSamples.utf8(ReferralEventJson.kind(referral)));
        SourceRecord inInbox = new SourceRecord(
                source.type(), source.topic(), 0, 0, source.arrivedAt(), source.key(), value, List.of(kind));
        ParseResult<ShopEvent> result = reader.read(inInbox);
        assertThat(result).as(text(value)).isInstanceOf(ParseResult.Parsed.class);
        return (ReferralEvent) ((ParseResult.Parsed<ShopEvent>) result).value();
    }

    /** Asserts that a compacted order reads back as it was written. */
    private void assertCompactable(OrderPlaced order) {
        byte[] compacted = CompactedOrder.of(order);
        assertThat(CompactedOrder.of(reader.orderPlaced(compacted))).isEqualTo(compacted);
    }

    private void assertQuotable(Decider decider, String json) {
        ParseResult<QuoteRequest> result = QuoteRequestReader.read(
                EventSamples.utf8(json), decider.ruleset().currency());
        assertThat(result).isInstanceOf(ParseResult.Parsed.class);
        QuoteRequest request = ((ParseResult.Parsed<QuoteRequest>) result).value();
        AccountOwner owner = AccountOwner.of(request.order());
        try {
            Quote quote = decider.quote(request, customers.state(owner).account());
            assertValid("quote.json", QuoteWriter.value(quote));
        } catch (ArithmeticException e) {
            overflows++;
        }
    }
}
