package dev.rewardsync.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.offline.InvalidLineException;
import dev.rewardsync.offline.OfflineCustomers;
import dev.rewardsync.offline.OfflineProcessor;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.EvaluationListener;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.LimitLookup;
import dev.rewardsync.rule.RuleOutcome;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.Trigger;
import dev.rewardsync.rule.yaml.RulesetReader;
import dev.rewardsync.topic.TopicNames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which evaluations a decider reports. */
class EvaluationListenerTest {

    private static final String RULES = """
            currency: USD
            timezone: UTC
            points: {award: {on: placed}, onRefund: recompute}
            tiers: {basis: lifetimeSales, levels: [{id: gold, from: 50}]}
            rules:
              - {id: spend, type: cart, stop: true, earn: {style: per-spent, points: 1, step: 1}}
              - {id: gift, type: cart, earn: {style: fixed, points: 5}}
              - {id: vip, type: behavior, event: order-completed, groups: [vip], earn: {style: fixed, points: 7}}
              - {id: thanks, type: behavior, event: order-completed, earn: {style: fixed, points: 3}}
              - {id: promoted, type: behavior, event: tier-up, earn: {style: fixed, points: 100}}
              - {id: missed, type: behavior, event: inactive, days: 30, earn: {style: fixed, points: 2}}
            """;
    private static final String ORDER =
            "'orderId':'1','currency':'USD','lines':[{'lineId':'1','sku':'CHAIR-1','quantity':2,'unitPrice':'30.00'}],"
                    + "'totals':{'grandTotal':'60.00'}";
    private static final String PLACED = event("order-placed", "2026-01-02", "'customerId':'c-1'," + ORDER);
    private static final String COMPLETED =
            event("order-status-changed", "2026-01-03", "'customerId':'c-1','orderId':'1','status':'completed'");

    private final List<String> evaluations = new ArrayList<>();
    private final List<String> redemptions = new ArrayList<>();
    private final OfflineProcessor processor = new OfflineProcessor(
            new Decider(ruleset(), DecisionPolicy.DEFAULT, recorder()),
            TopicNames.standard(),
            new OfflineCustomers(),
            OutputStream.nullOutputStream());

    @Test
    void reportsEachEvaluationOnceWithAllOutcomes() throws Exception {
        assertThat(evaluationsOf(PLACED))
                .containsExactly("order-placed at 2026-01-02T12:00:00Z: spend 60, gift STOPPED");
    }

    @Test
    void reportsEvaluationsOfOneDecisionInOrder() throws Exception {
        evaluationsOf(PLACED);
        assertThat(evaluationsOf(COMPLETED))
                .containsExactly(
                        "order-completed at 2026-01-03T12:00:00Z: vip GROUP, thanks 3",
                        "tier-up at 2026-01-03T12:00:00Z: promoted 100");
    }

    @Test
    void reportsEvaluationsOfTimersBeforeThoseOfTheEvent() throws Exception {
        evaluationsOf(PLACED);
        assertThat(evaluationsOf(COMPLETED.replace("2026-01-03", "2026-02-03")))
                .containsExactly(
                        "inactive at 2026-02-02T00:00:00Z: missed 2",
                        "order-completed at 2026-02-03T12:00:00Z: vip GROUP, thanks 3",
                        "tier-up at 2026-02-03T12:00:00Z: promoted 100");
    }

    @Test
    void reportsTheEvaluationOfAnAmendment() throws Exception {
        evaluationsOf(PLACED);
        String amended = PLACED.replace("'quantity':2", "'quantity':1")
                .replace("60.00", "30.00")
                .replace("'orderId'", "'revision':2,'orderId'");
        assertThat(evaluationsOf(amended))
                .containsExactly("order-placed at 2026-01-02T12:00:00Z: spend 30, gift STOPPED");
    }

    @Test
    void reportsNothingForGuests() throws Exception {
        assertThat(evaluationsOf(event("order-placed", "2026-01-02", ORDER))).isEmpty();
        assertThat(redemptions).isEmpty();
    }

    /** An amendment sees the points as they were before the order's own redemption. */
    @Test
    void reportsEachOrderBeforeItsRedemption() throws Exception {
        evaluationsOf(event("points-adjusted", "2026-01-01", "'customerId':'c-1','points':700"));
        String used = PLACED.replace("'orderId'", "'rewards':{'pointsUsed':200},'orderId'");
        evaluationsOf(used);
        evaluationsOf(used.replace("200", "300").replace("'orderId'", "'revision':2,'orderId'"));
        assertThat(redemptions).containsExactly("200 of 700, orders 0", "300 of 760, orders 0");
    }

    @Test
    void reportsNothingForTriggersWithoutRules() throws Exception {
        assertThat(evaluationsOf(event("review-approved", "2026-01-02", "'customerId':'c-1','reviewId':'r-1'")))
                .isEmpty();
    }

    @Test
    void reportsNothingForDuplicates() throws Exception {
        evaluationsOf(PLACED);
        assertThat(evaluationsOf(PLACED)).isEmpty();
    }

    @Test
    void reportsNothingForStoredRulesOfRefunds() throws Exception {
        evaluationsOf(PLACED);
        assertThat(evaluationsOf(event(
                        "order-refunded",
                        "2026-01-04",
                        "'customerId':'c-1','orderId':'1','refundId':'r-1','lines':[{'lineId':'1','quantity':1}]")))
                .isEmpty();
    }

    private List<String> evaluationsOf(String line) throws IOException, InvalidLineException {
        evaluations.clear();
        processor.process(line.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return List.copyOf(evaluations);
    }

    private EvaluationListener recorder() {
        return new EvaluationListener() {
            @Override
            public void evaluated(Trigger trigger, Facts facts, LimitLookup limits, List<RuleOutcome> outcomes) {
                evaluations.add("%s at %s: %s"
                        .formatted(
                                trigger.wireName(),
                                facts.at(),
                                outcomes.stream()
                                        .map(EvaluationListenerTest::text)
                                        .collect(Collectors.joining(", "))));
            }

            @Override
            public void redeeming(OrderPlaced order, CustomerFacts customer, long available) {
                redemptions.add("%d of %d, orders %d".formatted(order.pointsUsed(), available, customer.orders()));
            }
        };
    }

    private static String text(RuleOutcome outcome) {
        return outcome.rule().id() + " "
                + switch (outcome) {
                    case RuleOutcome.Applied applied -> applied.points();
                    case RuleOutcome.Tried tried -> "trial " + tried.points();
                    case RuleOutcome.NotApplied notApplied -> notApplied.reason();
                };
    }

    private static Ruleset ruleset() {
        return ((RulesetReader.Result.Valid) RulesetReader.read("rules.yaml", RULES.getBytes(StandardCharsets.UTF_8)))
                .ruleset();
    }

    /** Returns an input line, written with ' for ". */
    private static String event(String type, String day, String fields) {
        return "{'topic':'shop.%s','key':'c-1','value':{'eventId':'%s','occurredAt':'%sT12:00:00Z',%s}}"
                .formatted(type, type, day, fields);
    }
}
