package dev.rewardsync.rule.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.SampleOrder;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The choice of the exchange rate for an order's amounts. */
class ExchangeRateChoiceTest {

    private static final Ruleset RULESET = RulesetFixture.usd("exchangeRates: {GBP: \"0.80\"}\n");

    @Test
    void theRulesetsOwnCurrencyNeedsNoRate() {
        assertThat(RULESET.exchangeRateFor(order("USD").exchangeRate("USD", "7").order()))
                .isEqualTo(ExchangeRate.ONE);
    }

    @Test
    void theOrdersRateIsUsedIfItRefersToTheRulesetsCurrency() {
        assertThat(RULESET.exchangeRateFor(
                        order("GBP").exchangeRate("USD", "0.79").order()))
                .isEqualTo(new ExchangeRate(new BigDecimal("0.79")));
    }

    @Test
    void otherwiseTheRulesetsRateIsUsed() {
        ExchangeRate ofRuleset = new ExchangeRate(new BigDecimal("0.80"));
        assertThat(RULESET.exchangeRateFor(
                        order("GBP").exchangeRate("EUR", "0.86").order()))
                .isEqualTo(ofRuleset);
        assertThat(RULESET.exchangeRateFor(order("GBP").order())).isEqualTo(ofRuleset);
    }

    @Test
    void withoutBothThereIsNoRate() {
        assertThat(RULESET.exchangeRateFor(
                        order("JPY").exchangeRate("EUR", "160").order()))
                .isNull();
    }

    private static SampleOrder order(String currency) {
        return SampleOrder.in(currency).line("A", "1", "10");
    }
}
