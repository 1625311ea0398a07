package dev.rewardsync.json;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.event.CustomerActivity;
import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reading of a customer-activity event. */
final class CustomerActivityReader {

    private static final Set<String> KNOWN = Set.of(
            "login",
            "friend-referred",
            CustomerActivity.NEWSLETTER_SUBSCRIBED,
            "push-subscribed",
            "rma-created",
            "affiliate-joined",
            "shared-twitter",
            "shared-facebook",
            "pinned-pinterest",
            "tier-up",
            "tier-down");

    /** What the shop's own activities start with. */
    private static final String CUSTOM = "custom:";

    private CustomerActivityReader() {}

    static CustomerActivity read(JsonFields fields) {
        BigDecimal amount = fields.optionalDecimal("amount", DecimalRange.SIGNED_AMOUNT);
        Map<String, AttributeValue> attributes = AttributesReader.read(fields, "attributes");
        Currency currency = fields.optionalCurrency("currency");
        return new CustomerActivity(EnvelopeReader.ofCustomer(fields), activity(fields), attributes, amount, currency);
    }

    private static String activity(JsonFields fields) {
        String activity = fields.requiredLabel("activity");
        @Nullable JsonValue value = fields.value("activity");
        boolean custom = activity.startsWith(CUSTOM) && activity.length() > CUSTOM.length();
        if (!activity.isEmpty() && !custom && !KNOWN.contains(activity)) {
            fields.wrong("activity", "an activity such as login, or custom: and a name of your own", value);
        }
        return activity;
    }
}
