package dev.rewardsync.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Tests cheaply whether JSON may contain a field. It never misses one: text with escapes and values in Base64 always pass.
 */
final class FieldFilter implements Predicate<byte[]> {

    private static final byte[] BASE64 = "\"valueBase64\"".getBytes(StandardCharsets.UTF_8);

    private final byte[] name;

    /** Creates a filter of a field's name, which needs no escapes. */
    FieldFilter(String name) {
        this.name = ('"' + name + '"').getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean test(byte[] json) {
        for (int at = 0; at < json.length; at++) {
            byte octet = json[at];
            if (octet == '\\' || octet == '"' && (isAt(json, at, name) || isAt(json, at, BASE64))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(byte[] json, int at, byte[] name) {
        return at + name.length <= json.length
                && json[at + 1] == name[1]
                && Arrays.equals(json, at, at + name.length, name, 0, name.length);
    }
}
