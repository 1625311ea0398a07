package dev.rewardsync.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The unpacked RewardSync jar, started with an AOT cache as in the image.
 *
 * @param jar the jar in the directory of its libraries
 * @param jvm the JVM options that record or use an AOT cache
 */
record UnpackedWorker(Path jar, List<String> jvm) {

    /** Unpacks a jar into a directory. */
    static UnpackedWorker unpack(Path packed, Path dir) throws IOException, InterruptedException {
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
            throw new IllegalStateException("cannot unpack " + packed);
        }
        return new UnpackedWorker(dir.resolve(packed.getFileName()), List.of());
    }

    /** Returns a worker that records an AOT cache and writes it when it exits. */
    UnpackedWorker recording(Path cache) {
        return new UnpackedWorker(jar, List.of("-XX:AOTCacheOutput=" + cache));
    }

    /** Returns a worker that uses an AOT cache. It does not start if the cache is unusable. */
    UnpackedWorker using(Path cache) {
        return new UnpackedWorker(jar, List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache));
    }
}
