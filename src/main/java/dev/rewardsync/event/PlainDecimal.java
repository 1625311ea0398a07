package dev.rewardsync.event;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses decimals in plain notation, without an exponent. */
public final class PlainDecimal {

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

    private PlainDecimal() {}

    /** Returns the decimal of a text; null if it is not in plain notation or has more than 30 digits on a side of the point. */
    public static @Nullable BigDecimal parse(String text) {
        return PLAIN.matcher(text).matches() ? new BigDecimal(text) : null;
    }
}
