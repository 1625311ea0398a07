package dev.rewardsync.json;

import dev.rewardsync.event.OrderLine;
import dev.rewardsync.event.OrderPlaced;
import dev.rewardsync.event.Payment;
import dev.rewardsync.event.Shipping;
import dev.rewardsync.event.Totals;
import dev.rewardsync.event.Totals.OtherAmount;
import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads order-placed events and fills in the defaults of absent fields. */
final class OrderPlacedReader {

    private OrderPlacedReader() {}

    static OrderPlaced read(JsonFields event) {
        return read(event, fields -> fields.requiredObjects("lines"));
    }

    /** Reads a cart: an order-placed event whose lines may be empty. */
    static OrderPlaced readCart(JsonFields cart) {
        return read(cart, fields -> fields.objects("lines"));
    }

    private static OrderPlaced read(JsonFields event, Function<JsonFields, List<JsonFields>> lineObjects) {
        JsonFields rewards = event.object("rewards");
        JsonFields coupon = event.object("coupon");
        JsonFields customer = event.object("customer");
        Currency currency = event.currency("currency");
        BigDecimal exchangeRate = event.optionalDecimal("exchangeRate", DecimalRange.EXCHANGE_RATE);
        List<OrderLine> lines = lines(lineObjects.apply(event), currency);
        Shipping shipping = shipping(event.object("shipping"));
        Totals totals = totals(event.requiredObject("totals"), lines, shipping);
        BigDecimal rewardDiscount = rewards == null ? null : rewards.optionalDecimal("discount", DecimalRange.AMOUNT);
        String orderId = event.id("orderId");
        return new OrderPlaced(
                EnvelopeReader.ofOrder(event),
                orderId,
                (int) event.integer("revision", 1, Integer.MAX_VALUE, 1),
                currency,
                event.optionalCurrency("baseCurrency"),
                exchangeRate,
                Boolean.TRUE.equals(event.flag("pricesIncludeTax")),
                lines,
                shipping,
                payment(event.object("payment")),
                coupon == null ? null : coupon.text("code"),
                totals,
                rewards == null ? 0 : rewards.integer("pointsUsed", 0, Long.MAX_VALUE, 0),
                rewardDiscount,
                customer == null ? null : customer.email("email"),
                customer == null ? null : customer.label("group"));
    }

    private static List<OrderLine> lines(List<JsonFields> objects, Currency currency) {
        List<OrderLine> lines = new ArrayList<>(objects.size());
        Set<String> lineIds = new HashSet<>();
        for (JsonFields object : objects) {
            OrderLine line = line(object, currency);
            if (!line.lineId().isEmpty() && !lineIds.add(line.lineId())) {
                object.addError("lineId", "expected an id of its own, got that of an earlier line");
            }
            lines.add(line);
        }
        return List.copyOf(lines);
    }

    private static OrderLine line(JsonFields line, Currency currency) {
        BigDecimal quantity = line.decimal("quantity", DecimalRange.QUANTITY);
        BigDecimal unitPrice = line.decimal("unitPrice", DecimalRange.AMOUNT);
        BigDecimal rowTotal = line.optionalDecimal("rowTotal", DecimalRange.AMOUNT);
        return new OrderLine(
                line.id("lineId"),
                line.id("sku"),
                line.text("name"),
                quantity,
                unitPrice,
                rowTotal == null ? OrderLine.defaultRowTotal(unitPrice, quantity, currency) : rowTotal,
                amount(line, "discount"),
                amount(line, "tax"),
                line.optionalDecimal("taxRate", DecimalRange.MEASURE),
                line.optionalDecimal("weight", DecimalRange.MEASURE),
                AttributesReader.read(line, "attributes"),
                rowTotal != null);
    }

    private static BigDecimal amount(JsonFields fields, String name) {
        BigDecimal amount = fields.optionalDecimal(name, DecimalRange.AMOUNT);
        return amount == null ? BigDecimal.ZERO : amount;
    }

    private static Shipping shipping(@Nullable JsonFields shipping) {
        if (shipping == null) {
            return Shipping.NONE;
        }
        JsonFields address = shipping.object("address");
        return new Shipping(
                shipping.text("method"),
                amount(shipping, "amount"),
                amount(shipping, "discount"),
                amount(shipping, "tax"),
                address == null ? null : address.text("country"),
                address == null ? null : address.text("region"),
                address == null ? null : address.text("state"),
                address == null ? null : address.text("postcode"));
    }

    private static Payment payment(@Nullable JsonFields payment) {
        return payment == null
                ? Payment.UNKNOWN
                : new Payment(payment.text("method"), payment.text("additionalMethod"));
    }

    private static Totals totals(JsonFields totals, List<OrderLine> lines, Shipping shipping) {
        BigDecimal subtotal = totals.optionalDecimal("subtotal", DecimalRange.AMOUNT);
        BigDecimal discount = totals.optionalDecimal("discount", DecimalRange.AMOUNT);
        BigDecimal tax = totals.optionalDecimal("tax", DecimalRange.AMOUNT);
        BigDecimal shippingAmount = totals.optionalDecimal("shipping", DecimalRange.AMOUNT);
        return new Totals(
                subtotal == null ? Totals.defaultSubtotal(lines) : subtotal,
                discount == null ? Totals.defaultDiscount(lines, shipping) : discount,
                tax == null ? Totals.defaultTax(lines, shipping) : tax,
                shippingAmount == null ? shipping.amount() : shippingAmount,
                other(totals),
                totals.decimal("grandTotal", DecimalRange.SIGNED_AMOUNT),
                computed(subtotal, discount, tax, shippingAmount));
    }

    private static Set<Totals.Part> computed(
            @Nullable BigDecimal subtotal,
            @Nullable BigDecimal discount,
            @Nullable BigDecimal tax,
            @Nullable BigDecimal shipping) {
        Set<Totals.Part> computed = EnumSet.noneOf(Totals.Part.class);
        addIfAbsent(computed, Totals.Part.SUBTOTAL, subtotal);
        addIfAbsent(computed, Totals.Part.DISCOUNT, discount);
        addIfAbsent(computed, Totals.Part.TAX, tax);
        addIfAbsent(computed, Totals.Part.SHIPPING, shipping);
        return computed;
    }

    private static void addIfAbsent(Set<Totals.Part> computed, Totals.Part part, @Nullable BigDecimal sum) {
        if (sum == null) {
            computed.add(part);
        }
    }

    private static List<OtherAmount> other(JsonFields totals) {
        List<OtherAmount> other = new ArrayList<>();
        for (JsonFields amount : totals.objects("other")) {
            other.add(new OtherAmount(
                    amount.requiredLabel("code"), amount.decimal("amount", DecimalRange.SIGNED_AMOUNT)));
        }
        return List.copyOf(other);
    }
}
