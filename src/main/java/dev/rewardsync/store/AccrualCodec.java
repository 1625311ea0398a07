package dev.rewardsync.store;

import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.order.AccrualTerms;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.pricing.EligibleLines;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.EarningStyle.Multiply;
import dev.rewardsync.rule.Multiplication;
import java.util.Set;
import java.util.TreeSet;

/** Writes and reads an {@link OrderAccrual}. Rules needed for re-rating are stored as text. */
final class AccrualCodec {

    private final RuleSnapshotFactory rules;

    AccrualCodec(RuleSnapshotFactory rules) {
        this.rules = rules;
    }

    static void write(StateWriter writer, OrderAccrual accrual) {
        AccrualTerms terms = accrual.terms();
        EntryIdCodec.write(writer, accrual.entryId());
        EntryIdCodec.writeRule(writer, accrual.entryId(), accrual.ruleId());
        writer.text(accrual.ruleName())
                .flag(accrual.fromCart())
                .instant(accrual.at())
                .number(accrual.booked())
                .number(accrual.takenBack())
                .number(accrual.pending())
                .number(accrual.expired())
                .number(accrual.forgiven())
                .optional(
                        accrual.released(),
                        (out, release) -> out.instant(release.at()).count(release.sequence()))
                .text(terms.award().on())
                .optional(terms.award().hold(), StateWriter::period);
        ExpiryCodec.writeTerms(writer, terms.expiry());
        writer.constant(ConstantIds.REFUND_POLICIES, terms.onRefund())
                .optional(terms.eligibleLines().lines(), (out, lines) -> out.list(lines, StateWriter::text))
                .flag(terms.eligibleLines().shipping())
                .optional(
                        terms.rule(), (out, rule) -> out.count(rule.language()).text(rule.text()))
                .optional(terms.multiplication(), AccrualCodec::writeMultiplication);
    }

    OrderAccrual read(StateReader reader) {
        EntryId entryId = EntryIdCodec.read(reader);
        return new OrderAccrual(
                entryId,
                EntryIdCodec.readRule(reader, entryId),
                reader.text(),
                reader.flag(),
                reader.instant(),
                reader.number(),
                reader.number(),
                reader.number(),
                reader.number(),
                reader.number(),
                reader.optional(in -> new OrderAccrual.Released(in.instant(), in.count())),
                readTerms(reader));
    }

    private AccrualTerms readTerms(StateReader reader) {
        return new AccrualTerms(
                new Award(reader.text(), reader.optional(StateReader::period)),
                ExpiryCodec.readTerms(reader),
                reader.constant(ConstantIds.REFUND_POLICIES),
                new EligibleLines(reader.optional(AccrualCodec::readLines), reader.flag()),
                reader.optional(in -> rules.create(in.smallCount(), in.text())),
                reader.hasPartsSince(2) ? reader.optional(AccrualCodec::readMultiplication) : null);
    }

    private static void writeMultiplication(StateWriter writer, Multiplication multiplication) {
        Multiply style = multiplication.style();
        writer.decimal(style.factor())
                .list(style.of(), StateWriter::text)
                .constant(ConstantIds.PARTIAL_STEPS, style.rounding())
                .number(style.max())
                .list(multiplication.rules(), StateWriter::text);
    }

    private static Multiplication readMultiplication(StateReader reader) {
        Multiply style = new Multiply(
                reader.decimal(),
                new TreeSet<>(reader.list(StateReader::text)),
                reader.constant(ConstantIds.PARTIAL_STEPS),
                reader.number());
        return new Multiplication(style, reader.list(StateReader::text));
    }

    private static Set<String> readLines(StateReader reader) {
        return new TreeSet<>(reader.list(StateReader::text));
    }
}
