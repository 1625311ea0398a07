package dev.rewardsync.json;

import dev.rewardsync.event.AttributeValue;
import dev.rewardsync.event.CustomerActivity;
import dev.rewardsync.money.Currency;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads customer-activity events. */
final class CustomerActivityReader {

    private static final Set<String> STANDARD = Set.of(
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

    /** The prefix of activities that a shop defines. */
    private static final String CUSTOM_PREFIX = "custom:";

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
        boolean custom = activity.startsWith(CUSTOM_PREFIX) && activity.length() > CUSTOM_PREFIX.length();
        if (!activity.isEmpty() && !custom && !STANDARD.contains(activity)) {
            fields.addTypeError("activity", "an activity such as login, or custom: and a name of your own", value);
        }
        return activity;
    }
}
