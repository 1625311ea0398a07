package dev.rewardsync.rule.yaml;

import dev.rewardsync.event.OrderStatusChanged;
import dev.rewardsync.rule.Award;
import dev.rewardsync.rule.StatusNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the file's {@code statuses}. */
final class StatusNamesReader {

    private static final String COMPLETED = OrderStatusChanged.COMPLETED;
    private static final String CANCELED = OrderStatusChanged.CANCELED;

    private StatusNamesReader() {}

    /** Reads {@code statuses}; returns null after adding an error. The names of a status replace its default names. */
    static @Nullable StatusNames read(YamlField field) {
        YamlSection section = field.section(List.of(COMPLETED, CANCELED));
        if (section == null) {
            return null;
        }
        StatusNames defaults = StatusNames.DEFAULTS;
        Set<String> completed = section.read(
                COMPLETED, defaults.completed(), list -> names(list, CANCELED, defaults.canceled(), section));
        Set<String> canceled =
                section.read(CANCELED, defaults.canceled(), list -> names(list, COMPLETED, completed, section));
        return new StatusNames(completed, canceled);
    }

    /**
     * Reads the names of a status.
     *
     * @param other the other status
     * @param otherNames the names of the other status, unless the file lists them after these
     */
    private static @Nullable Set<String> names(
            YamlField list, String other, Set<String> otherNames, YamlSection section) {
        List<YamlField> fields = list.listOrEmpty("a list of names");
        if (fields == null) {
            return null;
        }
        boolean isOtherReadLater = other.equals(CANCELED) && section.has(CANCELED);
        Map<String, SourceLocation> names = new HashMap<>();
        for (YamlField field : fields) {
            String text = NameReader.name(field);
            if (text != null) {
                String name = StatusNames.plain(text);
                String error = error(name, other, isOtherReadLater ? Set.of() : otherNames);
                SourceLocation first = names.putIfAbsent(name, field.value().at());
                if (error != null) {
                    field.addError(YamlField.quoted(text) + " " + error, "another name");
                } else if (first != null) {
                    field.addError(YamlField.quoted(text) + " is already in line " + first.line(), "another name");
                }
            }
        }
        return Set.copyOf(names.keySet());
    }

    private static @Nullable String error(String name, String other, Set<String> otherNames) {
        if (name.isEmpty()) {
            return "is not a name";
        }
        if (name.equals(other)) {
            return "always means itself";
        }
        if (name.equals(Award.ON_PLACED)) {
            return "is the placement of the order, and a status of that name has no effect";
        }
        return otherNames.contains(name)
                ? "is also a name of %s; list the names of both statuses, each name once".formatted(other)
                : null;
    }
}
