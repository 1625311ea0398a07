package dev.rewardsync.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the contents of two events of one kind differ, as JSON pointers in the order of the fields; never their values. */
public final class ContentDifferences {

    private ContentDifferences() {}

    /** Compares two events, to the depth of single fields. */
    public static List<String> between(ShopEvent first, ShopEvent again) {
        List<String> pointers = new ArrayList<>();
        compare("", ContentTree.of(first), ContentTree.of(again), pointers);
        return pointers;
    }

    /**
     * Compares an event with one of which only the fingerprint is left: its own fields, not those inside of them. Empty
     * where the fingerprint can't tell.
     */
    public static List<String> between(Fingerprint first, ShopEvent again) {
        Fingerprint other = Fingerprint.of(again);
        List<String> pointers = new ArrayList<>();
        int place = 0;
        for (String name : ContentTree.of(again).keySet()) {
            if (first.field(place) != other.field(place)) {
                pointers.add("/" + name);
            }
            place++;
        }
        return pointers;
    }

    private static void compare(String at, @Nullable Object first, @Nullable Object again, List<String> pointers) {
        if (first instanceof Map<?, ?> one && again instanceof Map<?, ?> other) {
            one.forEach((name, value) -> compare(at + "/" + name, value, other.get(name), pointers));
        } else if (first instanceof List<?> one && again instanceof List<?> other) {
            for (int index = 0; index < Math.max(one.size(), other.size()); index++) {
                compare(at + "/" + index, element(one, index), element(other, index), pointers);
            }
        } else if (!Objects.equals(first, again)) {
            pointers.add(at);
        }
    }

    private static @Nullable Object element(List<?> list, int index) {
        return index < list.size() ? list.get(index) : null;
    }
}
