package dev.rewardsync.console.api;

import dev.rewardsync.json.RawFields;
import org.jspecify.annotations.Nullable;

/** Finds values in the JSON of an export, without changing them. */
final class ExportFields {

    private ExportFields() {}

    /** Returns the JSON of a field of an object; null if there is no such field. */
    static byte @Nullable [] find(byte[] object, String... names) {
        byte[] found = object;
        try {
            for (String name : names) {
                RawFields.RawValue value = RawFields.read(found).get(name);
                if (value == null) {
                    return null;
                }
                found = value.utf8();
            }
            return found;
        } catch (RawFields.NotAnObjectException e) {
            return null;
        }
    }
}
