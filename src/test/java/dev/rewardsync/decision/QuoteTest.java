package dev.rewardsync.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.account.Account;
import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.decision.Quote.Bound;
import dev.rewardsync.decision.Quote.NoEarningReason;
import dev.rewardsync.decision.Quote.QuoteProblem;
import dev.rewardsync.decision.Quote.QuotedOrder;
import dev.rewardsync.decision.Quote.QuotedRule;
import dev.rewardsync.json.OpeningAccountReader;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.json.QuoteRequestReader;
import dev.rewardsync.ledger.Balance;
import dev.rewardsync.ledger.Expiry;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.yaml.RulesetReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuoteTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");
    private static final String CENT = "redemption: {rates: [{id: cent, points: 100, value: '1.00'}]}";
    private static final String SPEND = """
            rules:
              - {id: spend, name: One point per dollar, displayName: Shop and earn, type: cart, showOnProductPage: true,
                 earn: {style: per-spent, points: 1, step: 1}, message: {product: "{name}: {points} points with this"}}
              - {id: gift, type: cart, earn: {style: fixed, points: 5}}
            """;
    private static final String CHAIR = "'lines':[{'sku':'CHAIR-1','quantity':1,'unitPrice':'50.00'}]";

    /** Example of the point-of-sale manual: min {10; 20; (650 − 50 + 0 + 20) / 10} = min {10; 20; 62} = 10. */
    @Test
    void redeemsTenPointsInPointOfSaleExample() {
        String rules = "redemption: {maxPointsPerOrder: 10, coversShipping: true,"
                + " rates: [{id: pos, points: 1, value: '10.00'}]}";
        Quote quote = quote(rules, account(20), """
                {'customerId':'A','lines':[{'sku':'B','quantity':1,'unitPrice':'650.00'}],
                 'shipping':{'amount':'20.00'},'totals':{'discount':'50.00'}}""");
        assertThat(quote.balance()).isEqualTo(new Balance(20, 0));
        assertThat(quote.redeemable().points()).isEqualTo(10);
        assertThat(quote.redeemable().bound()).isEqualTo(Bound.LIMIT);
        assertThat(quote.withoutPoints().grandTotal()).isEqualByComparingTo("620.00");
        assertThat(quote.withMaxPoints().discount()).isEqualByComparingTo("100.00");
        assertThat(quote.withMaxPoints().grandTotal()).isEqualByComparingTo("520.00");
        assertThat(quote.withMaxPoints().problems()).isEmpty();
        assertThat(redeemable(rules.replace("10, covers", "30, covers"), 20)).isEqualTo("20 AVAILABLE");
        assertThat(redeemable(rules.replace("10, covers", "99, covers"), 80)).isEqualTo("62 ORDER_VALUE");
    }

    private static String redeemable(String rules, long available) {
        return bound(quote(rules, account(available), """
                {'customerId':'A','totals':{'subtotal':'650.00','discount':'50.00','shipping':'20.00'}}"""));
    }

    private static String bound(Quote quote) {
        return quote.redeemable().points() + " " + quote.redeemable().bound();
    }

    /** The points at a rate of one cent, with a chair of 50.00 and a gift card of 30.00. */
    private static Quote chairAndGiftCard(String redemption, long available) {
        String rates = "rates: [{id: r, points: 100, value: 1%s}]}";
        String rules = redemption.contains("limit")
                ? "redemption: {" + rates.formatted(", " + redemption)
                : "redemption: {" + redemption + ", " + rates.formatted("");
        return quote(rules, account(available), """
                {'customerId':'A','lines':[{'sku':'CHAIR','quantity':1,'unitPrice':'50.00','attributes':{'kind':'chair'}},
                 {'sku':'GIFT','quantity':1,'unitPrice':'30.00'}]}""");
    }

    @Test
    void explainsStepsSharesOfTheBalanceAndPayableItems() {
        assertThat(bound(chairAndGiftCard("step: 100", 250))).isEqualTo("200 STEP");
        assertThat(bound(chairAndGiftCard("step: 100", 300))).isEqualTo("300 AVAILABLE");
        assertThat(bound(chairAndGiftCard("step: 100", 99))).isEqualTo("0 STEP");
        assertThat(chairAndGiftCard("step: 100", 250).redeemable().detail())
                .isEqualTo("at most 250 points could be used, in steps of 100");
        assertThat(bound(chairAndGiftCard("minPoints: 250, step: 100", 299))).isEqualTo("0 BELOW_MINIMUM");
        assertThat(bound(chairAndGiftCard("limit: {percentOfBalance: 50}", 301)))
                .isEqualTo("150 BALANCE_LIMIT");
        assertThat(chairAndGiftCard("limit: {percentOfBalance: 50}", 301)
                        .redeemable()
                        .detail())
                .isEqualTo("this order may use 50% of 301 available points: 150");
        assertThat(bound(chairAndGiftCard("limit: {percentOfBalance: 50, points: 100}", 301)))
                .isEqualTo("100 LIMIT");
        Quote items = chairAndGiftCard("items: {all: [{item.kind: chair}]}", 9999);
        assertThat(bound(items)).isEqualTo("5000 ORDER_VALUE");
        assertThat(items.withMaxPoints().problems()).isEmpty();
    }

    @Test
    void redeemsAtTheRateOfTierAndCart() {
        String rules = """
                tiers: {levels: [{id: gold, from: 100}]}
                redemption:
                  rates:
                    - {id: gold, tiers: [gold], points: 1, value: 5}
                    - {id: large, when: {all: [{cart.subtotalExclTax: {gte: 60}}]}, points: 1, value: 2}
                """;
        Quote none = quote(rules, account(100), "{'customerId':'A'," + CHAIR + "}");
        assertThat(bound(none)).isEqualTo("0 NO_RATE");
        assertThat(none.redeemable().detail())
                .isEqualTo("no rate is for website main and customer group general, tier none, and this cart");
        Quote large = quote(rules.replace("gte: 60", "gte: 50"), account(100), "{'customerId':'A'," + CHAIR + "}");
        assertThat(bound(large)).isEqualTo("25 ORDER_VALUE");
    }

    @Test
    void reportsPointsAndMessagesByRule() {
        Quote quote = quote(SPEND, account(0), "{'customerId':'A'," + CHAIR + "}");
        assertThat(quote.withoutPoints().pointsEarned()).isEqualTo(55);
        assertThat(quote.withoutPoints().earnedByRule())
                .containsExactly(
                        new QuotedRule(
                                "spend",
                                "One point per dollar",
                                "Shop and earn",
                                50,
                                "Shop and earn: 50 points with this",
                                true),
                        new QuotedRule("gift", "gift", null, 5, null, false));
        assertThat(quote.noEarningReason()).isNull();
    }

    @Test
    void earnsLessOnRewardDiscountIfRulesetSaysSo() {
        String rules = "points: {base: {afterRewardDiscount: true}}\n" + CENT + "\n" + SPEND;
        Quote quote = quote(rules, account(2000), "{'customerId':'A'," + CHAIR + ",'rewards':{'pointsUsed':1050}}");
        assertThat(quote.withoutPoints().pointsEarned()).isEqualTo(55);
        assertThat(quote.requested().points()).isEqualTo(1050);
        assertThat(quote.requested().discount()).isEqualByComparingTo("10.50");
        assertThat(quote.requested().grandTotal()).isEqualByComparingTo("39.50");
        assertThat(quote.requested().pointsEarned()).isEqualTo(39 + 5);
        assertThat(quote.withMaxPoints().points()).isEqualTo(2000);
        assertThat(quote.withMaxPoints().pointsEarned()).isEqualTo(30 + 5);
    }

    @Test
    void guestEarnsAndRedeemsNothing() {
        Quote quote = quote(CENT + "\n" + SPEND, null, "{" + CHAIR + ",'rewards':{'pointsUsed':10}}");
        assertThat(quote.customerId()).isNull();
        assertThat(quote.balance()).isNull();
        assertThat(quote.noEarningReason()).isEqualTo(NoEarningReason.GUEST);
        assertThat(quote.withoutPoints().pointsEarned()).isZero();
        assertThat(bound(quote)).isEqualTo("0 GUEST");
        assertThat(quote.redeemable().rate()).isNull();
        assertThat(quote.withMaxPoints()).isNull();
        assertThat(codes(quote.requested())).containsExactly("GUEST_REDEMPTION");
    }

    @Test
    void suspendedCustomerEarnsAndRedeemsNothing() {
        Account account = account("{'customerId':'A','available':300,'membership':'suspended'}");
        Quote quote =
                quote(CENT + "\n" + SPEND, account, "{'customerId':'A'," + CHAIR + ",'rewards':{'pointsUsed':10}}");
        assertThat(quote.balance()).isEqualTo(new Balance(300, 0));
        assertThat(quote.noEarningReason()).isEqualTo(NoEarningReason.MEMBERSHIP_SUSPENDED);
        assertThat(quote.withoutPoints().pointsEarned()).isZero();
        assertThat(bound(quote)).isEqualTo("0 MEMBERSHIP_SUSPENDED");
        assertThat(quote.withMaxPoints()).isNull();
        assertThat(codes(quote.requested())).containsExactly("MEMBERSHIP_SUSPENDED");
    }

    @Test
    void emptyCartShowsBalanceAndEarnsNothing() {
        Quote quote = quote(CENT + "\n" + SPEND, account(300), "{'customerId':'A'}");
        assertThat(quote.balance()).isEqualTo(new Balance(300, 0));
        assertThat(quote.noEarningReason()).isEqualTo(NoEarningReason.EMPTY_CART);
        assertThat(quote.withoutPoints().earnedByRule()).isEmpty();
        assertThat(quote.withoutPoints().pointsEarned()).isZero();
        assertThat(bound(quote)).isEqualTo("0 NOTHING_TO_PAY");
        assertThat(quote.withoutPoints().problems()).isEmpty();
    }

    @Test
    void explainsWhyNoPointsCanBeUsed() {
        String cart = "{'customerId':'A'," + CHAIR + ",'rewards':{'pointsUsed':20}}";
        Quote noRate = quote("redemption: {rates: [{id: vip, groups: [vip], points: 1, value: 1}]}", account(50), cart);
        assertThat(bound(noRate)).isEqualTo("0 NO_RATE");
        assertThat(codes(noRate.requested())).containsExactly("NO_RATE");
        Quote nothing = quote(CENT, account(0), cart);
        assertThat(bound(nothing)).isEqualTo("0 NOTHING_AVAILABLE");
        assertThat(codes(nothing.requested())).containsExactly("OVERDRAWN");
        Quote minimum = quote(CENT.replace("{rates", "{minPoints: 100, rates"), account(99), cart);
        assertThat(bound(minimum)).isEqualTo("0 BELOW_MINIMUM");
        assertThat(codes(minimum.requested())).containsExactly("BELOW_MINIMUM");
        Quote unconverted = quote(CENT, account(50), cart.replace("'customerId'", "'currency':'EUR','customerId'"));
        assertThat(bound(unconverted)).isEqualTo("0 NO_EXCHANGE_RATE");
        assertThat(codes(unconverted.requested())).containsExactly("NO_EXCHANGE_RATE");
        Quote forbidden = quote(CENT.replace("{rates", "{maxPointsPerOrder: 0, rates"), account(50), cart);
        assertThat(bound(forbidden)).isEqualTo("0 LIMIT");
        assertThat(codes(forbidden.requested())).containsExactly("REDEMPTION_LIMIT_EXCEEDED");
    }

    @Test
    void reportsMorePointsThanOrderCosts() {
        Quote quote = quote(CENT, account(9000), "{'customerId':'A'," + CHAIR + ",'rewards':{'pointsUsed':5001}}");
        assertThat(bound(quote)).isEqualTo("5000 ORDER_VALUE");
        assertThat(quote.requested().problems())
                .containsExactly(new QuoteProblem(
                        "MORE_THAN_IS_TO_PAY", "5001 points used, 5000 pay for all that points may pay"));
        assertThat(quote.withMaxPoints().grandTotal()).isZero();
    }

    @Test
    void checksDiscountAndGrandTotalOfShop() {
        Quote quote = quote(
                CENT,
                account(9000),
                "{'customerId':'A'," + CHAIR
                        + ",'rewards':{'pointsUsed':500,'discount':'4.00'},'totals':{'grandTotal':'44.00'}}");
        assertThat(codes(quote.requested())).containsExactly("DISCOUNT_MISMATCH", "TOTAL_MISMATCH");
        assertThat(codes(quote.withoutPoints())).isEmpty();
        assertThat(codes(quote.withMaxPoints())).isEmpty();
    }

    @Test
    void firesTimersBeforeOrder() {
        Account account = account("{'customerId':'A','available':70,'expiresAt':'2026-12-01T00:00:00Z'}");
        String cart = "{'customerId':'A','occurredAt':'%s'," + CHAIR + "}";
        assertThat(bound(quote(CENT, account, cart.formatted("2026-11-30T23:59:59Z"))))
                .isEqualTo("70 AVAILABLE");
        Quote later = quote(CENT, account, cart.formatted("2026-12-01T00:00:00Z"));
        assertThat(bound(later)).isEqualTo("0 NOTHING_AVAILABLE");
        assertThat(later.balance()).isEqualTo(Balance.ZERO);
    }

    @Test
    void usesCustomerGroupOfCart() {
        String rules = "redemption: {rates: [{id: vip, groups: [vip], points: 1, value: 1}]}\n" + SPEND;
        String cart = "{'customerId':'A'," + CHAIR + ",'customer':{'group':'vip'}}";
        Quote quote = quote(rules, account(3), cart);
        assertThat(quote.group()).isEqualTo("vip");
        assertThat(quote.redeemable().rate().rate().id()).isEqualTo("vip");
        assertThat(bound(quote)).isEqualTo("3 AVAILABLE");
    }

    private static List<String> codes(QuotedOrder prospect) {
        return prospect.problems().stream().map(QuoteProblem::code).toList();
    }

    private static Account account(long available) {
        return account("{'customerId':'A','available':%d}".formatted(available));
    }

    private static Account account(String line) {
        return ((ParseResult.Parsed<Account>) OpeningAccountReader.read(utf8(line), Expiry.NEVER)).value();
    }

    /** Quotes a cart, written with ' for ", for a customer's account; null for a guest. */
    private static Quote quote(String rules, @Nullable Account account, String cart) {
        byte[] file = ("currency: USD\ntimezone: UTC\n" + rules).getBytes(StandardCharsets.UTF_8);
        Ruleset ruleset = ((RulesetReader.Result.Valid) RulesetReader.read("rules.yaml", file)).ruleset();
        ParseResult<QuoteRequest> request = QuoteRequestReader.read(utf8(cart), ruleset.currency());
        return new Decider(ruleset, DecisionPolicy.DEFAULT)
                .quote(
                        ((ParseResult.Parsed<QuoteRequest>) request).value().asOf(NOW),
                        account == null ? Account.opened(AccountOwner.guest("quote")) : account);
    }

    private static byte[] utf8(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
