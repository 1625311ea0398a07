package dev.rewardsync.offline;

import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A program that writes to a {@link SpillDirectory} until it is interrupted. */
final class InterruptedSpill {

    private InterruptedSpill() {}

    /** Prints {@code ready} when the directory exists. The argument is the parent of the directory. */
    public static void main(String[] arguments) {
        SpillStore store = new SpillDirectory(Path.of(arguments[0])).open("store");
        System.out.println("ready");
        for (long number = 0; number >= 0; number++) {
            store.put(ByteBuffer.allocate(Long.BYTES).putLong(number).array(), new byte[1_000]);
        }
    }
}
