package dev.rewardsync.json;

import org.jspecify.annotations.Nullable;

/** A JSON pointer (RFC 6901) to a value, spelled out only when it is asked for. */
record Pointer(@Nullable Pointer parent, String step) {

    /** Points to a field of what the parent points to; without a parent, of the event itself. */
    static Pointer of(@Nullable Pointer parent, String name) {
        return new Pointer(parent, name);
    }

    /** Points to an element of a list. */
    static Pointer of(Pointer list, int index) {
        return new Pointer(list, Integer.toString(index));
    }

    @Override
    public String toString() {
        String escaped = step.replace("~", "~0").replace("/", "~1");
        return (parent == null ? "" : parent.toString()) + "/" + escaped;
    }
}
