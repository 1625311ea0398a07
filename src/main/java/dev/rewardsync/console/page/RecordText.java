package dev.rewardsync.console.page;

import dev.rewardsync.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A record's value as people read it: JSON indented, with the faults at their lines; everything else unchanged.
 *
 * @param lines the text
 * @param json whether it is JSON, so that its lines need not be broken
 * @param complete whether no lines are left out
 */
public record RecordText(List<Line> lines, boolean json, boolean complete) {

    private static final int MAX_LINES = 3_000;

    /**
     * A line.
     *
     * @param text safe to show
     * @param fault describes the fault on this line; null if there is none
     */
    public record Line(String text, @Nullable String fault) {}

    /**
     * Returns the text of a value.
     *
     * @param detail the error of a dead letter, which points to the faults; empty for none
     */
    static RecordText of(byte[] value, String detail) {
        try {
            return limited(withFaults(JsonLines.of(value), RecordFault.pointers(detail)), true);
        } catch (JacksonException | IllegalArgumentException e) {
            return limited(unchanged(value, detail), false);
        }
    }

    private static RecordText limited(List<Line> lines, boolean json) {
        boolean complete = lines.size() <= MAX_LINES;
        return new RecordText(List.copyOf(complete ? lines : lines.subList(0, MAX_LINES)), json, complete);
    }

    private static List<Line> withFaults(List<JsonLines.JsonLine> json, List<RecordFault> faults) {
        List<Line> lines = new ArrayList<>(json.size());
        json.forEach(line -> lines.add(new Line(line.text(), null)));
        for (RecordFault fault : faults) {
            int index = JsonLines.indexOf(json, fault.pointer());
            Line line = lines.get(index);
            String message = json.get(index).pointer().equals(fault.pointer()) ? fault.message() : fault.toString();
            String before = line.fault();
            lines.set(index, new Line(line.text(), before == null ? message : before + "; " + message));
        }
        return lines;
    }

    /** Returns the lines as they are. The error of a value that is not JSON names the byte at which it is not. */
    private static List<Line> unchanged(byte[] value, String detail) {
        int faultyByte = RecordFault.bytePosition(detail);
        int faultyLine = faultyByte < 0 ? -1 : lineOf(value, faultyByte);
        List<Line> lines = new ArrayList<>();
        for (String text : new String(value, StandardCharsets.UTF_8).split("\n", -1)) {
            String fault = lines.size() == faultyLine ? detail : null;
            lines.add(new Line(Printable.lines(text), fault));
        }
        return lines;
    }

    private static int lineOf(byte[] value, int position) {
        int line = 0;
        for (int index = 0; index < Math.min(position, value.length); index++) {
            if (value[index] == '\n') {
                line++;
            }
        }
        return line;
    }
}
