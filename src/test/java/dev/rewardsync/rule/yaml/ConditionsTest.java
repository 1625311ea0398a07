package dev.rewardsync.rule.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.event.AttributeValue.Flag;
import dev.rewardsync.event.AttributeValue.Many;
import dev.rewardsync.event.AttributeValue.Numeric;
import dev.rewardsync.event.AttributeValue.Text;
import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.Shipping;
import dev.rewardsync.rule.CustomerFacts;
import dev.rewardsync.rule.Facts;
import dev.rewardsync.rule.Ruleset;
import dev.rewardsync.rule.SampleOrder;
import dev.rewardsync.rule.Trigger;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tables of conditions on one order: two chairs (50.00 each, 10.00 discount, 8.00 tax) and a gift card of 25.00, with
 * 5.00 shipping, without region, state and second payment method.
 */
class ConditionsTest {

    private static SampleOrder order(String currency) {
        return SampleOrder.in(currency)
                .line(line("CHAIR-1", "Chair", "2", "50.00", "10.00", "8.00", "4.5")
                        .apply(Map.of(
                                "category", new Many(List.of(new Text("Furniture"), new Text("Chairs"))),
                                "size", number("5.0"),
                                "color", new Text("Dark red"),
                                "digital", new Flag(false))))
                .line(line("GIFT-1", null, "1", "25.00", "0", "0", null)
                        .apply(Map.of(
                                "category", new Text("Gift Cards"),
                                "size", new Many(List.of(number("7"), number("20"))),
                                "digital", new Flag(true))))
                .shipping(new Shipping(
                        "ups", new BigDecimal("5.00"), BigDecimal.ZERO, BigDecimal.ZERO, "US", "", null, " sw1a 1aa"))
                .payment("card", null)
                .coupon(" Welcome10")
                .pointsUsed(500);
    }

    private static Function<Map<String, AttributeValue>, OrderLine> line(
            String sku, String name, String quantity, String price, String discount, String tax, String weight) {
        BigDecimal rowTotal = new BigDecimal(price).multiply(new BigDecimal(quantity));
        return attributes -> new OrderLine(
                sku,
                sku,
                name,
                new BigDecimal(quantity),
                new BigDecimal(price),
                rowTotal,
                new BigDecimal(discount),
                new BigDecimal(tax),
                null,
                weight == null ? null : new BigDecimal(weight),
                attributes);
    }

    private static Numeric number(String value) {
        return new Numeric(new BigDecimal(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {cart.subtotal: 130}                                   | true
            {cart.subtotalExclTax: {gte: 125, lte: "125.00"}}      | true
            {cart.subtotalExclTax: {gt: 125}}                      | false
            {cart.subtotalInclTax: {eq: 133.000}}                  | true
            {cart.totalQuantity: {lt: 3.0001}}                     | true
            {cart.totalWeight: {in: [1, 9.0]}}                     | true
            {cart.totalWeight: {nin: [1, 9.0]}}                    | false
            {cart.totalQuantity: {ne: 3}}                          | false
            {cart.pointsUsed: true}                                | true
            {cart.couponUsed: {ne: true}}                          | false
            {cart.couponCode: WELCOME10}                           | true
            {cart.couponCode: {in: [other, " welcome10 "]}}        | true
            {cart.couponCode: {contains: COME}}                    | true
            {cart.shippingPostcode: SW1A 1AA}                      | true
            {cart.shippingPostcode: {ncontains: a 1}}              | false
            {cart.paymentMethod: card}                             | true
            {cart.paymentMethod: Card}                             | false
            {cart.paymentMethod: {contains: ar}}                   | true
            {cart.paymentMethod: {exists: true}}                   | true
            {cart.paymentMethod: {exists: false}}                  | false
            {cart.shippingCountry: {in: [US, CA]}}                 | true
            {cart.website: main}                                   | true
            {cart.currency: USD}                                   | true
            {customer.email: " ann@example.COM "}                  | true
            {customer.email: {contains: "@EXAMPLE"}}               | true
            {customer.group: {nin: [vip, General]}}                | true
            {customer.lifetimeSales: {gte: 250}}                   | true
            {customer.lifetimeSpentPoints: 40}                     | true
            {customer.orders: {lt: 2}}                             | false
            {customer.reviews: 3}                                  | true
            {customer.isSubscriber: false}                         | false
            {customer.balance: {gt: 119}}                          | true
            {customer.tier: none}                                  | true
            {customer.tier: {in: [silver, gold]}}                  | false
            {customer.isReferee: true}                             | true
            {customer.isReferrer: {ne: false}}                     | true
            {customer.refereeSignups: 4}                           | true
            {customer.refereeOrders: {gt: 4}}                      | true
            {customer.refereeOrdersAmount: {lte: "99.5"}}          | true
            {customer.refereesWhoOrdered: {in: [2, 3]}}            | true
            """)
    void comparesOrderAndCustomerAttributes(String condition, boolean holds) {
        assertThat(holds(condition, order("USD"))).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            additionalPaymentMethod | {eq: card}         | false
            additionalPaymentMethod | {ne: card}         | false
            additionalPaymentMethod | {nin: [card]}      | false
            additionalPaymentMethod | {ncontains: card}  | false
            additionalPaymentMethod | {exists: true}     | false
            additionalPaymentMethod | {exists: false}    | false
            shippingRegion          | {ne: Bavaria}      | false
            shippingState           | {exists: false}    | false
            shippingState           | {ne: NY}           | false
            """)
    void conditionsOnMissingPaymentOrShippingAreFalse(String attribute, String comparison, boolean holds) {
        assertThat(holds("{cart." + attribute + ": " + comparison + "}", order("USD")))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {eq: x}             | false
            {ne: x}             | true
            {in: [x]}           | false
            {nin: [x]}          | true
            {contains: x}       | false
            {ncontains: x}      | true
            {exists: true}      | false
            {exists: false}     | true
            """)
    void onlyNegationsAreTrueForOtherMissingValues(String comparison, boolean holds) {
        SampleOrder withoutCoupon = SampleOrder.usd().line("A", "1", "1");
        assertThat(holds("{cart.couponCode: " + comparison + "}", withoutCoupon))
                .isEqualTo(holds);
        assertThat(holds("{found: {item.material: " + comparison + "}}", withoutCoupon))
                .isEqualTo(holds);
        assertThat(holds("{found: {item.name: " + comparison + "}}", withoutCoupon))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"eq, false", "gt, false", "gte, false", "lt, false", "lte, false", "ne, true"})
    void missingNumbersAreNeitherGreaterNorLess(String operator, boolean holds) {
        SampleOrder weightless = SampleOrder.usd().line("A", "1", "1");
        assertThat(holds("{found: {item.weight: {" + operator + ": 0}}}", weightless))
                .isEqualTo(holds);
        assertThat(holds("{found: {item.rating: {" + operator + ": 0}}}", weightless))
                .isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CHAIR-1 | category: Chairs                        | true
            CHAIR-1 | category: chairs                        | false
            CHAIR-1 | category: {in: [Tables, Furniture]}     | true
            CHAIR-1 | category: {ne: Chairs}                  | false
            CHAIR-1 | category: {nin: [Tables]}               | true
            CHAIR-1 | category: {contains: Chairs}            | true
            CHAIR-1 | category: {contains: Chair}             | false
            CHAIR-1 | category: {ncontains: Chair}            | true
            GIFT-1  | category: {contains: Gift}              | true
            GIFT-1  | category: {ncontains: Gift}             | false
            CHAIR-1 | color: {contains: red}                  | true
            CHAIR-1 | color: {gt: 1}                          | false
            CHAIR-1 | size: 5                                 | true
            CHAIR-1 | size: "5"                               | false
            CHAIR-1 | size: {in: ["5", 5]}                    | true
            CHAIR-1 | size: {gte: 5}                          | true
            CHAIR-1 | size: {contains: 5}                     | false
            GIFT-1  | size: {gt: 10}                          | true
            GIFT-1  | size: {lt: 7}                           | false
            GIFT-1  | size: {contains: 20.0}                  | true
            GIFT-1  | digital: true                           | true
            CHAIR-1 | digital: {ne: true}                     | true
            CHAIR-1 | digital: {exists: true}                 | true
            CHAIR-1 | sku: CHAIR-1                            | true
            CHAIR-1 | name: {contains: hair}                  | true
            CHAIR-1 | price: {lte: 50}                        | true
            CHAIR-1 | quantity: 2                             | true
            CHAIR-1 | rowTotal: 98                            | true
            CHAIR-1 | weight: 4.50                            | true
            """)
    void comparesItemAttributesAndListElements(String sku, String comparison, boolean holds) {
        String condition = "{found: {all: [{item.sku: " + sku + "}, {item." + comparison + "}]}}";
        assertThat(holds(condition, order("USD"))).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {all: [T, T]}                              | true
            {all: [T, F]}                              | false
            {any: [F, T]}                              | true
            {any: [T, T]}                              | true
            {any: [F, F]}                              | false
            {none: [F, F]}                             | true
            {none: [F, T]}                             | false
            {notAll: [T, F]}                           | true
            {notAll: [T, T]}                           | false
            {none: [{all: [T, F]}, {notAll: [T]}]}     | true
            """)
    void containersCombineTheirConditions(String condition, boolean holds) {
        String written = condition.replace("T", "{customer.reviews: 3}").replace("F", "{customer.reviews: 4}");
        assertThat(holds(written, order("USD"))).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {found: {all: [{item.sku: CHAIR-1}, {item.digital: true}]}}                                 | false
            {notFound: {all: [{item.sku: CHAIR-1}, {item.digital: true}]}}                              | true
            {notFound: {item.digital: true}}                                                            | false
            {subselect: {total: quantity, is: {gte: 2}, where: {item.sku: CHAIR-1}}}                    | true
            {subselect: {total: quantity, is: {gte: 2}, where: {item.sku: GIFT-1}}}                     | false
            {subselect: {total: quantity, is: 3}}                                                       | true
            {subselect: {total: quantity, is: 0, where: {item.sku: TABLE}}}                             | true
            {subselect: {total: amount, is: {gt: 122, lt: 124}}}                                        | true
            {subselect: {total: amount, is: {in: [25]}, where: {none: [{item.category: Furniture}]}}}   | true
            """)
    void searchesAndTotalsItems(String condition, boolean holds) {
        assertThat(holds(condition, order("USD"))).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {cart.subtotal: 162.5}                                  | true
            {found: {item.price: {gt: 62}}}                         | true
            {subselect: {total: amount, is: 153.75}}                | true
            {cart.totalQuantity: 3}                                 | true
            {customer.lifetimeSales: 250}                           | true
            """)
    void comparesMoneyInTheRulesetsCurrency(String condition, boolean holds) {
        assertThat(holds(condition, order("GBP"))).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {cart.subtotal: {ne: 7}}                                | false
            {cart.subtotal: {gte: 0}}                               | false
            {cart.subtotal: {nin: [7]}}                             | false
            {cart.subtotal: {exists: true}}                         | true
            {found: {item.price: {gte: 0}}}                         | false
            {subselect: {total: amount, is: {ne: 7}}}               | false
            {subselect: {total: quantity, is: 3}}                   | true
            {customer.lifetimeSales: 250}                           | true
            """)
    void comparisonsAreFalseWithoutAnExchangeRate(String condition, boolean holds) {
        assertThat(holds(condition, order("EUR"))).isEqualTo(holds);
    }

    @Test
    void completedOrdersUseTheOrderPrefix() {
        Ruleset ruleset =
                ruleset(Trigger.ORDER_COMPLETED, "{all: [{order.grandTotal: 128}, {order.couponUsed: true}]}");
        Facts facts = order("USD").facts(ruleset);
        assertThat(ruleset.chain(Trigger.ORDER_COMPLETED).getFirst().when().holds(facts))
                .isTrue();
    }

    @Test
    void orderConditionsAreFalseWithoutAnOrder() {
        Ruleset ruleset = ruleset(Trigger.ORDER_PLACED, "{any: [{cart.subtotal: {gte: 0}}, {found: {item.sku: A}}]}");
        CustomerFacts customer = SampleOrder.customer("general");
        assertThat(ruleset.chain(Trigger.ORDER_PLACED).getFirst().when().holds(SampleOrder.withoutOrder(customer)))
                .isFalse();
    }

    private static boolean holds(String condition, SampleOrder order) {
        Ruleset ruleset = ruleset(Trigger.ORDER_PLACED, condition);
        return ruleset.chain(Trigger.ORDER_PLACED).getFirst().when().holds(order.facts(ruleset));
    }

    private static Ruleset ruleset(Trigger trigger, String condition) {
        String listening = trigger.equals(Trigger.ORDER_PLACED)
                ? "type: cart"
                : "type: behavior, event: \"" + trigger.wireName() + '"';
        return RulesetFixture.usd("exchangeRates: {GBP: \"0.80\"}\ntiers: {levels: [{id: silver, from: 500},"
                + " {id: gold, from: 900}]}\nrules:\n  - {id: a, " + listening
                + ", earn: {style: fixed, points: 1}, when: " + condition + "}\n");
    }
}
