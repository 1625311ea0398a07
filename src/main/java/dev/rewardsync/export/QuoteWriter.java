package dev.rewardsync.export;

import dev.rewardsync.decision.Quote;
import dev.rewardsync.decision.Quote.QuoteProblem;
import dev.rewardsync.decision.Quote.QuotedOrder;
import dev.rewardsync.decision.Quote.QuotedRate;
import dev.rewardsync.decision.Quote.QuotedRule;
import dev.rewardsync.decision.Quote.Redeemable;
import dev.rewardsync.json.JsonObjectWriter;
import dev.rewardsync.money.Currency;
import dev.rewardsync.money.ExchangeRate;

/**
 * Writes quotes for the HTTP API and the command {@code quote}.
 *
 * <p>Three published fields have other names in {@link Quote}: {@code nothingEarned} is {@link Quote#noEarningReason}, {@code
 * withMost} is {@link Quote#withMaxPoints} and {@code because} is {@link Redeemable#bound}.
 */
public final class QuoteWriter {

    private QuoteWriter() {}

    /** Returns a quote as JSON in UTF-8; see docs/quotes.md. */
    public static byte[] value(Quote quote) {
        Currency currency = quote.currency();
        return JsonObjectWriter.write(json -> json.text("customerId", quote.customerId())
                .instant("at", quote.at())
                .text("currency", currency.code())
                .text("group", quote.group())
                .text("tier", quote.tier())
                .object("balance", quote.balance(), LedgerEntryWriter::balance)
                .text(
                        "nothingEarned",
                        quote.noEarningReason() == null
                                ? null
                                : quote.noEarningReason().name())
                .object("withoutPoints", quote.withoutPoints(), (object, one) -> quotedOrder(object, one, currency))
                .object("redeemable", quote.redeemable(), (object, one) -> redeemable(object, one, currency))
                .object("withMost", quote.withMaxPoints(), (object, one) -> quotedOrder(object, one, currency))
                .object("requested", quote.requested(), (object, one) -> quotedOrder(object, one, currency))
                .text("ruleset", quote.ruleset()));
    }

    private static void quotedOrder(JsonObjectWriter json, QuotedOrder order, Currency currency) {
        json.integer("points", order.points())
                .money("discount", order.discount(), currency)
                .money("grandTotal", order.grandTotal(), currency)
                .integer("pointsEarned", order.pointsEarned())
                .objects("earnedByRule", order.earnedByRule(), QuoteWriter::earned)
                .objects("problems", order.problems(), QuoteWriter::problem);
    }

    private static void earned(JsonObjectWriter json, QuotedRule earned) {
        json.text("ruleId", earned.ruleId())
                .text("name", earned.name())
                .text("displayName", earned.displayName())
                .integer("points", earned.points())
                .text("productMessage", earned.productMessage())
                .flag("showOnProductPage", earned.showOnProductPage());
    }

    private static void problem(JsonObjectWriter json, QuoteProblem problem) {
        json.text("code", problem.code()).text("detail", problem.detail());
    }

    private static void redeemable(JsonObjectWriter json, Redeemable redeemable, Currency currency) {
        json.integer("points", redeemable.points())
                .text("because", redeemable.bound().name())
                .text("detail", redeemable.detail())
                .integer("minPoints", redeemable.minPoints())
                .object("rate", redeemable.rate(), (object, rate) -> rate(object, rate, currency));
    }

    private static void rate(JsonObjectWriter json, QuotedRate quoted, Currency currency) {
        json.text("id", quoted.rate().id())
                .integer("points", quoted.rate().points())
                .exact("value", quoted.rate().value())
                .text("currency", quoted.currency().code());
        ExchangeRate exchange = quoted.exchange();
        if (exchange != null && !quoted.currency().equals(currency)) {
            json.decimal("exchangeRate", exchange.foreignPerBase());
        }
    }
}
