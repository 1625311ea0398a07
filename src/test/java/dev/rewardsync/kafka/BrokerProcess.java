package dev.rewardsync.kafka;

import java.io.IOException;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * The program of a {@link KafkaBroker}: formats the data directory if necessary, then runs a broker until its parent
 * is gone.
 */
final class BrokerProcess {
    private static final String CLUSTER_ID = "cmV3YXJkc3luYy1kZW1vcw";

    private BrokerProcess() {}

    static void main(String[] args) throws ReflectiveOperationException {
        String config = args[0];
        // Ctrl-C reaches every process of the terminal. The parent must close first; it then stops this process.
        ignoreInterrupts();
        Thread.ofPlatform().daemon().name("parent-watch").start(BrokerProcess::endWithParent);
        int status = StorageTool.execute(
                new String[] {"format", "--ignore-formatted", "-t", CLUSTER_ID, "-c", config}, System.out);
        if (status != 0) {
            System.exit(status);
        }
        Kafka.main(new String[] {config});
    }

    /** Calls sun.misc.Signal by reflection: the compiler has a warning for it that cannot be suppressed. */
    private static void ignoreInterrupts() throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object interrupt = signal.getConstructor(String.class).newInstance("INT");
        Object ignore = handler.getField("SIG_IGN").get(null);
        signal.getMethod("handle", signal, handler).invoke(null, interrupt, ignore);
    }

    /** Halts when standard input ends. It is an empty pipe from the parent, which ends when the parent exits. */
    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // The parent never writes to it.
            }
        } catch (IOException e) {
            System.err.println("standard input broke: " + e.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }
}
