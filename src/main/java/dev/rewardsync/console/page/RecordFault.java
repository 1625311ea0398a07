package dev.rewardsync.console.page;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fault that the error of a dead letter points to.
 *
 * @param pointer a JSON pointer (RFC 6901)
 * @param message describes the fault
 */
record RecordFault(String pointer, String message) {

    /** One fault of a list: {@code /field: message}, up to the next pointer or the number of the other faults. */
    private static final Pattern FAULT = Pattern.compile("(?:^|; )(/[^:]*): (.*?)(?=; /|; and \\d+ more$|$)");

    private static final Pattern BYTE = Pattern.compile("\\(byte (\\d{1,9})\\)$");

    /** Returns the faults with pointers in an error. */
    static List<RecordFault> pointers(String detail) {
        return FAULT.matcher(detail)
                .results()
                .map(found -> new RecordFault(found.group(1), found.group(2)))
                .toList();
    }

    /** Returns the position of the first byte that is not JSON; -1 if the error has none. */
    static int bytePosition(String detail) {
        Matcher found = BYTE.matcher(detail);
        return found.find() ? Integer.parseInt(found.group(1)) : -1;
    }

    @Override
    public String toString() {
        return pointer + ": " + message;
    }
}
