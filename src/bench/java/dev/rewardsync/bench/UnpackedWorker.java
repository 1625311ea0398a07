package dev.rewardsync.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * RewardSync's jar, unpacked, with what Java loads and learns ahead of time: as its image has it.
 *
 * @param jar among its libraries
 * @param jvm the options that make Java learn, or use what it has learnt
 */
record UnpackedWorker(Path jar, List<String> jvm) {

    /** A jar, unpacked into a directory. */
    static UnpackedWorker of(Path packed, Path dir) throws IOException, InterruptedException {
        Process unpacking = new ProcessBuilder(
                        ContenderProcess.JAVA,
                        "-Djarmode=tools",
                        "-jar",
                        packed.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        dir.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (unpacking.waitFor() != 0) {
            throw new IllegalStateException(packed + " could not be unpacked");
        }
        return new UnpackedWorker(dir.resolve(packed.getFileName()), List.of());
    }

    /** The same, writing to a file at its end what can be known ahead the next time. */
    UnpackedWorker learning(Path cache) {
        return new UnpackedWorker(jar, List.of("-XX:AOTCacheOutput=" + cache));
    }

    /** The same, with a file of what was learnt; it does not start without. */
    UnpackedWorker knowing(Path cache) {
        return new UnpackedWorker(jar, List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache));
    }
}
