package dev.rewardsync.bench;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What a JVM tells of itself through its management beans; any JVM of this user, without preparation. */
final class JvmProbe implements AutoCloseable {

    private static final ObjectName CONSUMERS = consumers();

    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private JvmProbe(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.beans = connector.getMBeanServerConnection();
    }

    static JvmProbe of(long pid) throws IOException {
        try {
            VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
            String address = jvm.startLocalManagementAgent();
            jvm.detach();
            return new JvmProbe(JMXConnectorFactory.connect(new JMXServiceURL(address)));
        } catch (AttachNotSupportedException e) {
            throw new IOException("process " + pid + " can't be looked into", e);
        }
    }

    /**
     * Whether its Kafka consumer has been answered with records. Not by the metric of records: that one counts them when
     * all of an answer are taken.
     */
    boolean hasFetched() throws IOException {
        try {
            for (ObjectName consumer : beans.queryNames(CONSUMERS, null)) {
                boolean restores = consumer.getKeyProperty("client-id").contains("restore-consumer");
                if (!restores && (double) beans.getAttribute(consumer, "fetch-total") > 0) {
                    return true;
                }
            }
            return false;
        } catch (AttributeNotFoundException | InstanceNotFoundException e) {
            return false; // the consumer's metrics are being registered, one after the other
        } catch (JMException e) {
            throw new IOException("the consumer's metrics can't be read", e);
        }
    }

    private static ObjectName consumers() {
        try {
            return new ObjectName("kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*");
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The most bytes that the parts of the heap have held, each at its own worst moment. */
    long heapPeakBytes() throws IOException {
        long peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getPlatformMXBeans(beans, MemoryPoolMXBean.class)) {
            if (pool.getType() == MemoryType.HEAP) {
                peak += pool.getPeakUsage().getUsed();
            }
        }
        return peak;
    }

    /** The bytes of the heap that are still in use after a full collection, which this brings about. */
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
