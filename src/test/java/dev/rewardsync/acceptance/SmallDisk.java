package dev.rewardsync.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A small file system for a directory of a worker process. Only this process sees it, so it ends with it and needs no
 * rights of an administrator.
 *
 * @param dir the directory; it must exist
 * @param mebibytes the size
 */
record SmallDisk(Path dir, int mebibytes) {

    private static final String FILLER = "filler";

    /** Creates a disk. Aborts the test if this machine does not allow it. */
    static SmallDisk at(Path dir, int mebibytes) throws Exception {
        SmallDisk disk = new SmallDisk(Files.createDirectories(dir), mebibytes);
        assumeTrue(
                disk.canBeMounted(),
                "This machine does not allow 'unshare --map-root-user --mount', so the disk of a worker cannot be limited");
        return disk;
    }

    /** Returns the command that starts another command with this disk. */
    List<String> wrapper() {
        String mount = "mount -t tmpfs -o size=%dm tmpfs \"$0\" && exec \"$@\"".formatted(mebibytes);
        return List.of("unshare", "--map-root-user", "--mount", "sh", "-c", mount, dir.toString());
    }

    /** Fills the disk with a file. */
    void fill(WorkerProcess worker) {
        try (OutputStream file = Files.newOutputStream(fillerOf(worker))) {
            byte[] zeros = new byte[4096];
            while (true) {
                file.write(zeros);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left on device")) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Deletes the file that fills the disk. */
    void makeRoom(WorkerProcess worker) throws IOException {
        Files.delete(fillerOf(worker));
    }

    private Path fillerOf(WorkerProcess worker) {
        return worker.seenByWorker(dir.resolve(FILLER));
    }

    private boolean canBeMounted() throws Exception {
        List<String> command = new ArrayList<>(wrapper());
        command.add("true");
        try {
            Process mounted = new ProcessBuilder(command).start();
            return mounted.waitFor(10, TimeUnit.SECONDS) && mounted.exitValue() == 0;
        } catch (IOException e) { // there is no unshare
            return false;
        }
    }
}
