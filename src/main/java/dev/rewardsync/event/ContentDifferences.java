package dev.rewardsync.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds the fields in which two events of the same kind differ, as JSON pointers in the order of the fields. */
public final class ContentDifferences {

    private ContentDifferences() {}

    /** Returns pointers to the differing fields of two events, at any depth. */
    public static List<String> between(ShopEvent first, ShopEvent duplicate) {
        List<String> pointers = new ArrayList<>();
        compare("", ContentTree.of(first), ContentTree.of(duplicate), pointers);
        return pointers;
    }

    /**
     * Returns pointers to the top-level fields in which an event differs from the event of a fingerprint; empty if the
     * fingerprint does not reveal them.
     */
    public static List<String> between(Fingerprint first, ShopEvent duplicate) {
        Fingerprint other = Fingerprint.of(duplicate);
        List<String> pointers = new ArrayList<>();
        int index = 0;
        for (String name : ContentTree.of(duplicate).keySet()) {
            if (first.field(index) != other.field(index)) {
                pointers.add("/" + name);
            }
            index++;
        }
        return pointers;
    }

    private static void compare(
            String pointer, @Nullable Object first, @Nullable Object duplicate, List<String> pointers) {
        if (first instanceof Map<?, ?> one && duplicate instanceof Map<?, ?> other) {
            one.forEach((name, value) -> compare(pointer + "/" + name, value, other.get(name), pointers));
        } else if (first instanceof List<?> one && duplicate instanceof List<?> other) {
            for (int index = 0; index < Math.max(one.size(), other.size()); index++) {
                compare(pointer + "/" + index, element(one, index), element(other, index), pointers);
            }
        } else if (!Objects.equals(first, duplicate)) {
            pointers.add(pointer);
        }
    }

    private static @Nullable Object element(List<?> list, int index) {
        return index < list.size() ? list.get(index) : null;
    }
}
