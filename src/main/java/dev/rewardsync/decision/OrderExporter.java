package dev.rewardsync.decision;

import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.Shipping;
import dev.rewardsync.money.Currency;
import dev.rewardsync.money.ExchangeRate;
import dev.rewardsync.order.OrderAccrual;
import dev.rewardsync.order.OrderExport;
import dev.rewardsync.order.OrderExport.Base;
import dev.rewardsync.order.OrderExport.EarnedByRule;
import dev.rewardsync.order.OrderExport.LineDiscount;
import dev.rewardsync.order.OrderExport.Payload;
import dev.rewardsync.order.OrderExport.PointsStatus;
import dev.rewardsync.order.OrderExport.Reason;
import dev.rewardsync.order.OrderExport.RewardLine;
import dev.rewardsync.order.OrderExport.Rewards;
import dev.rewardsync.order.OrderExport.TaxRateDiscount;
import dev.rewardsync.order.OrderExportBuilder;
import dev.rewardsync.order.OrderState;
import dev.rewardsync.order.PlacementSnapshot;
import dev.rewardsync.order.TrialAward;
import dev.rewardsync.order.TrialPoints;
import dev.rewardsync.pricing.EffectiveTaxRate;
import dev.rewardsync.pricing.PricedLine;
import dev.rewardsync.pricing.PricedOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes order exports, one for each step of an order's life, with the points after the step. */
final class OrderExporter {

    private final DecisionContext context;
    private final Duration originalRetention;
    private final boolean exporting;
    private final List<ExportRequest> requested = new ArrayList<>();

    private record ExportRequest(String orderId, Reason reason, Instant at) {}

    /**
     * Creates the exporter of one decision.
     *
     * @param originalRetention how long the original events of orders are stored
     * @param exporting whether to make exports; false in simulations and for an account without its orders
     */
    OrderExporter(DecisionContext context, Duration originalRetention, boolean exporting) {
        this.context = context;
        this.originalRetention = originalRetention;
        this.exporting = exporting;
    }

    /** Requests an export, which is made when the step is complete. */
    void request(String orderId, Reason reason, Instant at) {
        if (exporting) {
            requested.add(new ExportRequest(orderId, reason, at));
        }
    }

    /** Writes the requested exports to the decision. */
    void writeExports() {
        for (ExportRequest step : requested) {
            export(step.orderId(), step.reason(), step.at());
        }
        requested.clear();
    }

    private void export(String orderId, Reason reason, Instant at) {
        OrderInProgress order = context.orders().open(orderId);
        OrderRevision revision = order.revision();
        boolean whole = revision.hasOriginalAt(at, order.state().placement().revisedAt(), originalRetention);
        OrderState.Exported count = order.countExport(whole);
        OrderState state = order.state();
        String customerId = state.owner().guest() ? null : state.owner().id();
        context.decision()
                .addExports(OrderExportBuilder.builder()
                        .orderId(orderId)
                        .revision(count.revision())
                        .reason(reason)
                        .customerId(customerId)
                        .website(revision.event().website())
                        .currency(revision.event().currency())
                        .occurredAt(at)
                        .rewards(rewards(state, order.priced()))
                        .totals(totals(state, revision.event()))
                        .discrepancies(state.discrepancies())
                        .ruleset(context.ruleset().version())
                        .facts(customerId == null ? null : state.placement().customer())
                        .payload(
                                whole
                                        ? new Payload.Embedded(revision.original())
                                        : new Payload.Reference(
                                                OrderExport.exportId(customerId, orderId, count.wholeRevision())))
                        .build());
    }

    private Rewards rewards(OrderState order, PricedOrder priced) {
        PlacementSnapshot placement = order.placement();
        List<EarnedByRule> earned = new ArrayList<>(order.accruals().size());
        long points = 0;
        long pending = 0;
        for (OrderAccrual accrual : order.accruals()) {
            if (accrual.fromCart()) {
                points += accrual.points();
                pending += accrual.pending();
                if (accrual.points() > 0) {
                    earned.add(new EarnedByRule(accrual.ruleId(), accrual.ruleName(), accrual.points()));
                }
            }
        }
        return new Rewards(
                order.netPointsUsed(),
                placement.rewardDiscount(),
                base(placement, priced.order()),
                points,
                status(points, pending),
                order.owner().guest() ? null : context.account().balance(),
                earned,
                placement.notApplied(),
                trial(placement),
                rewardLine(placement),
                discountByLine(priced),
                discountByTaxRate(priced, placement.rewardDiscount()));
    }

    private static List<TrialPoints> trial(PlacementSnapshot placement) {
        if (placement.trials().isEmpty()) {
            return List.of();
        }
        return placement.trials().stream()
                .filter(trial -> trial.points() > 0)
                .map(TrialAward::award)
                .toList();
    }

    private static PointsStatus status(long points, long pending) {
        if (points == 0) {
            return PointsStatus.NONE;
        }
        return pending == 0 ? PointsStatus.AVAILABLE : pending == points ? PointsStatus.PENDING : PointsStatus.MIXED;
    }

    private @Nullable Base base(PlacementSnapshot placement, OrderPlaced event) {
        Currency base = event.baseCurrency() == null ? context.ruleset().currency() : event.baseCurrency();
        ExchangeRate rate = rateTo(base, event);
        return rate == null
                ? null
                : new Base(base, rate.foreignPerBase(), base.round(rate.toBase(placement.rewardDiscount())));
    }

    private @Nullable ExchangeRate rateTo(Currency base, OrderPlaced event) {
        if (base.equals(event.currency())) {
            return ExchangeRate.ONE;
        }
        if (base.equals(event.baseCurrency()) && event.exchangeRate() != null) {
            return new ExchangeRate(event.exchangeRate());
        }
        return base.equals(context.ruleset().currency()) ? context.ruleset().exchangeRateFor(event) : null;
    }

    private static @Nullable RewardLine rewardLine(PlacementSnapshot placement) {
        return placement.pointsUsed() == 0 && placement.rewardDiscount().signum() == 0
                ? null
                : new RewardLine(placement.pointsUsed(), placement.rewardDiscount());
    }

    private static List<LineDiscount> discountByLine(PricedOrder priced) {
        List<LineDiscount> parts = new ArrayList<>();
        for (PricedLine line : priced.lines()) {
            addUnlessZero(parts, line.line().lineId(), line.rewardShare());
        }
        addUnlessZero(parts, Shipping.LINE_ID, priced.shippingRewardShare());
        return parts;
    }

    private static void addUnlessZero(List<LineDiscount> parts, String lineId, BigDecimal discount) {
        if (discount.signum() != 0) {
            parts.add(new LineDiscount(lineId, discount));
        }
    }

    private static List<TaxRateDiscount> discountByTaxRate(PricedOrder priced, BigDecimal rewardDiscount) {
        if (rewardDiscount.signum() == 0) {
            return List.of();
        }
        boolean includesTax = priced.order().pricesIncludeTax();
        Map<BigDecimal, BigDecimal> byRate = new LinkedHashMap<>();
        for (PricedLine line : priced.lines()) {
            byRate.merge(line.taxRate(includesTax).stripTrailingZeros(), line.rewardShare(), BigDecimal::add);
        }
        BigDecimal shippingRate = EffectiveTaxRate.rate(
                priced.order().totals().shipping(), priced.order().shipping().tax(), includesTax);
        byRate.merge(shippingRate.stripTrailingZeros(), priced.shippingRewardShare(), BigDecimal::add);
        return byRate.entrySet().stream()
                .filter(part -> part.getValue().signum() != 0)
                .map(part -> new TaxRateDiscount(part.getKey(), part.getValue()))
                .toList();
    }

    private static OrderExport.ExportedTotals totals(OrderState order, OrderPlaced event) {
        return new OrderExport.ExportedTotals(
                event.totals().subtotal(),
                event.totals().discount(),
                order.placement().rewardDiscount(),
                event.totals().shipping(),
                event.totals().tax(),
                event.totals().grandTotal());
    }
}
