package dev.rewardsync.store;

import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.order.AccrualTerms;
import dev.rewardsync.order.LimitUse;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderAccrualBuilder;
import dev.rewardsync.pricing.EligibleLines;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.EarningStyle.Multiply;
import dev.rewardsync.rule.Multiplication;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
                .optional(terms.multiplication(), AccrualCodec::writeMultiplication)
                .optional(accrual.limitUse(), AccrualCodec::writeLimitUse);
    }

    OrderAccrual read(StateReader reader) {
        EntryId entryId = EntryIdCodec.read(reader);
        OrderAccrualBuilder accrual = OrderAccrualBuilder.builder()
                .entryId(entryId)
                .ruleId(EntryIdCodec.readRule(reader, entryId))
                .ruleName(reader.text())
                .fromCart(reader.flag())
                .at(reader.instant())
                .booked(reader.number())
                .takenBack(reader.number())
                .pending(reader.number())
                .expired(reader.number())
                .forgiven(reader.number())
                .released(reader.optional(in -> new OrderAccrual.Released(in.instant(), in.count())))
                .terms(readTerms(reader));
        return accrual.limitUse(
                        reader.hasPartsSince(2) ? reader.optional(AccrualCodec::readLimitUse) : limitUse(accrual))
                .build();
    }

    /**
     * Returns the limit use of an accrual of version 1, which does not contain it. Behavior rules could have a daily limit; for
     * those without one, the use has no effect.
     */
    private static @Nullable LimitUse limitUse(OrderAccrualBuilder accrual) {
        return accrual.fromCart() ? null : new LimitUse(accrual.at(), accrual.booked());
    }

    static void writeLimitUse(StateWriter writer, LimitUse use) {
        writer.instant(use.at()).number(use.points());
    }

    static LimitUse readLimitUse(StateReader reader) {
        return new LimitUse(reader.instant(), reader.number());
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
                .list(multiplication.rules(), StateWriter::text)
                .number(multiplication.refundedInAdvance());
    }

    private static Multiplication readMultiplication(StateReader reader) {
        Multiply style = new Multiply(
                reader.decimal(),
                new TreeSet<>(reader.list(StateReader::text)),
                reader.constant(ConstantIds.PARTIAL_STEPS),
                reader.number());
        return new Multiplication(style, reader.list(StateReader::text), reader.number());
    }

    private static Set<String> readLines(StateReader reader) {
        return new TreeSet<>(reader.list(StateReader::text));
    }
}
