package dev.rewardsync.json;

import dev.rewardsync.decision.Quote;
import dev.rewardsync.decision.Quote.EarnedByRule;
import dev.rewardsync.decision.Quote.Problem;
import dev.rewardsync.decision.Quote.Prospect;
import dev.rewardsync.decision.Quote.RateInForce;
import dev.rewardsync.decision.Quote.Redeemable;
import dev.rewardsync.export.LedgerEntryWriter;
import dev.rewardsync.money.Currency;
import dev.rewardsync.money.ExchangeRate;

/** Writes quotes for the HTTP API and the command {@code quote}. */
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
                        quote.nothingEarned() == null
                                ? null
                                : quote.nothingEarned().name())
                .object("withoutPoints", quote.withoutPoints(), (object, one) -> prospect(object, one, currency))
                .object("redeemable", quote.redeemable(), (object, one) -> redeemable(object, one, currency))
                .object("withMost", quote.withMost(), (object, one) -> prospect(object, one, currency))
                .object("requested", quote.requested(), (object, one) -> prospect(object, one, currency))
                .text("ruleset", quote.ruleset()));
    }

    private static void prospect(JsonObjectWriter json, Prospect prospect, Currency currency) {
        json.integer("points", prospect.points())
                .money("discount", prospect.discount(), currency)
                .money("grandTotal", prospect.grandTotal(), currency)
                .integer("pointsEarned", prospect.pointsEarned())
                .objects("earnedByRule", prospect.earnedByRule(), QuoteWriter::earned)
                .objects("problems", prospect.problems(), QuoteWriter::problem);
    }

    private static void earned(JsonObjectWriter json, EarnedByRule earned) {
        json.text("ruleId", earned.ruleId())
                .text("name", earned.name())
                .text("displayName", earned.displayName())
                .integer("points", earned.points())
                .text("productMessage", earned.productMessage())
                .flag("showOnProductPage", earned.showOnProductPage());
    }

    private static void problem(JsonObjectWriter json, Problem problem) {
        json.text("code", problem.code()).text("detail", problem.detail());
    }

    private static void redeemable(JsonObjectWriter json, Redeemable redeemable, Currency currency) {
        json.integer("points", redeemable.points())
                .text("because", redeemable.because().name())
                .text("detail", redeemable.detail())
                .integer("minPoints", redeemable.minPoints())
                .object("rate", redeemable.rate(), (object, rate) -> rate(object, rate, currency));
    }

    private static void rate(JsonObjectWriter json, RateInForce inForce, Currency currency) {
        json.text("id", inForce.rate().id())
                .integer("points", inForce.rate().points())
                .exact("value", inForce.rate().value())
                .text("currency", inForce.currency().code());
        ExchangeRate exchange = inForce.exchange();
        if (exchange != null && !inForce.currency().equals(currency)) {
            json.decimal("exchangeRate", exchange.foreignPerBase());
        }
    }
}
