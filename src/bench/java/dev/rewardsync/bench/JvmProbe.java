package dev.rewardsync.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Reads the memory figures of another JVM of the same user through its management beans. */
final class JvmProbe implements AutoCloseable {

    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private JvmProbe(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.beans = connector.getMBeanServerConnection();
    }

    /**
     * Attaches to a JVM.
     *
     * @throws IOException if the JVM does not accept, for instance because it has just started
     */
    static JvmProbe of(long pid) throws IOException {
        try {
            VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
            String address = jvm.startLocalManagementAgent();
            jvm.detach();
            return new JvmProbe(JMXConnectorFactory.connect(new JMXServiceURL(address)));
        } catch (AttachNotSupportedException e) {
            throw new IOException("cannot attach to the JVM of process " + pid, e);
        }
    }

    /** Returns the sum of the peaks of all heap pools. The pools may have reached them at different moments. */
    long heapPeakBytes() throws IOException {
        long peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getPlatformMXBeans(beans, MemoryPoolMXBean.class)) {
            if (pool.getType() == MemoryType.HEAP) {
                peak += pool.getPeakUsage().getUsed();
            }
        }
        return peak;
    }

    /** Runs a full collection and returns the heap that is still in use. */
    long heapLiveBytes() throws IOException {
        MemoryMXBean memory = ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class);
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
