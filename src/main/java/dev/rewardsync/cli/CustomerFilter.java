package dev.rewardsync.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Tests cheaply whether the JSON of an event may name one of a few customers. It never misses one: text with escapes and
 * values in Base64 always pass.
 */
final class CustomerFilter implements Predicate<byte[]> {

    private static final byte[] FIELD = "\"customerId\"".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BASE64 = "\"valueBase64\"".getBytes(StandardCharsets.UTF_8);

    private final Set<String> customerIds;
    private final int longest;

    CustomerFilter(Set<String> customerIds) {
        this.customerIds = customerIds.stream().collect(Collectors.toUnmodifiableSet());
        this.longest = customerIds.stream()
                .mapToInt(id -> id.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElse(0);
    }

    @Override
    public boolean test(byte[] json) {
        for (int at = 0; at < json.length; at++) {
            if (json[at] == '\\') {
                return true;
            }
            if (json[at] == '"') {
                if (isAt(json, at, BASE64) || isAt(json, at, FIELD) && isKnown(json, at + FIELD.length)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAt(byte[] json, int at, byte[] name) {
        return at + name.length <= json.length && Arrays.equals(json, at, at + name.length, name, 0, name.length);
    }

    /** Returns whether the value after a field's name is one of the customers: a string or digits. */
    private boolean isKnown(byte[] json, int afterName) {
        int from = afterName;
        while (from < json.length && (isSpace(json[from]) || json[from] == ':')) {
            from++;
        }
        boolean string = from < json.length && json[from] == '"';
        from += string ? 1 : 0;
        int to = from;
        while (to < json.length && to - from <= longest && !isEnd(json[to], string)) {
            to++;
        }
        return customerIds.contains(new String(json, from, to - from, StandardCharsets.UTF_8));
    }

    private static boolean isEnd(byte octet, boolean string) {
        return string ? octet == '"' : isSpace(octet) || octet == ',' || octet == '}';
    }

    private static boolean isSpace(byte octet) {
        return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
    }
}
