package dev.rewardsync.json;

import dev.rewardsync.erp.plentyone.PlentyOrder;
import dev.rewardsync.erp.plentyone.PlentyOrder.Amount;
import dev.rewardsync.erp.plentyone.PlentyOrder.Item;
import java.util.List;

/** Writes PlentyONE orders as request bodies of its {@code POST /rest/orders}. */
public final class PlentyOrderWriter {

    private PlentyOrderWriter() {}

    /** Returns the request body. */
    public static byte[] value(PlentyOrder order) {
        return JsonObjectWriter.write(json -> json.integer("typeId", PlentyOrder.TYPE_ID)
                .integer("plentyId", order.plentyId())
                .number("statusId", order.statusId())
                .objects(
                        "properties",
                        order.properties(),
                        (property, one) ->
                                property.integer("typeId", one.typeId()).text("value", one.value()))
                .objects(
                        "dates",
                        List.of(order.placedAt()),
                        (date, at) -> date.integer("typeId", PlentyOrder.ENTRY_DATE_TYPE_ID)
                                .instant("date", at))
                .objects("orderItems", order.items(), PlentyOrderWriter::item));
    }

    private static void item(JsonObjectWriter json, Item item) {
        json.integer("typeId", item.type().id()).number("referrerId", item.referrerId());
        if (item.variationId() != null) {
            json.integer("itemVariationId", item.variationId());
        }
        json.number("quantity", item.quantity())
                .text("orderItemName", item.name())
                .integer("countryVatId", item.countryVatId());
        if (item.vatField() != null) {
            json.integer("vatField", item.vatField());
        }
        json.number("vatRate", item.vatRate()).objects("amounts", item.amounts(), PlentyOrderWriter::amount);
    }

    private static void amount(JsonObjectWriter json, Amount amount) {
        json.flag("isSystemCurrency", amount.systemCurrency())
                .text("currency", amount.currency().code())
                .number("exchangeRate", amount.exchangeRate())
                .number("priceOriginalGross", amount.priceGross());
    }
}
