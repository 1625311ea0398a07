package dev.rewardsync.simulation;

import dev.rewardsync.account.AccountOwner;
import dev.rewardsync.event.EventType;
import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.ParseResult;
import dev.rewardsync.offline.OfflineRecord;
import dev.rewardsync.offline.OfflineRecordReader;
import dev.rewardsync.offline.SpillDirectory;
import dev.rewardsync.offline.SpillingBytes;
import dev.rewardsync.topic.TopicNames;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Past events in partitions. A partition has all events of a group of customers, in their order, so partitions can be
 * decided one by one, or at the same time. The state of a partition's customers fits into memory.
 */
public final class EventPartitions {

    /** Each has an open file. */
    private static final int MAX_PARTITIONS = 500;

    /** About the heap that state takes, by both rulesets, for each byte of events; from measurements of orders of 1.3 kB. */
    private static final long HEAP_PER_BYTE = 10;

    private static final int MAX_BUFFER_BYTES = 1 << 20;

    /** The bytes of a record besides its value. */
    private static final int HEADER_BYTES = 1 + Integer.BYTES + Long.BYTES + Long.BYTES + Integer.BYTES + Integer.BYTES;

    private static final EventType[] TYPES = EventType.values();

    private final ReferralGroups groups;
    private final List<Partition> partitions;
    private Instant now = Instant.EPOCH;

    private record Partition(SpillingBytes bytes, DataOutputStream out) {
        static Partition of(SpillingBytes bytes) {
            return new Partition(bytes, new DataOutputStream(bytes));
        }
    }

    /** Receives events. */
    public interface Receiver {
        void receive(OfflineRecord record) throws IOException;
    }

    /**
     * Creates partitions without events.
     *
     * @param eventBytes about the number of bytes of all events
     * @param stateBytes the heap for the state of one partition
     * @param directory for events that do not fit into memory
     */
    public EventPartitions(ReferralGroups groups, long eventBytes, long stateBytes, SpillDirectory directory) {
        this.groups = groups;
        int count = (int) Math.min(MAX_PARTITIONS, 1 + eventBytes * HEAP_PER_BYTE / stateBytes);
        int bufferBytes = (int) Math.min(MAX_BUFFER_BYTES, stateBytes / count);
        this.partitions = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            partitions.add(Partition.of(new SpillingBytes("events-" + index, bufferBytes, directory)));
        }
    }

    /** Adds the next event. It arrives at the latest {@code occurredAt} so far. */
    public void add(OfflineRecord record, ShopEvent event) throws IOException {
        now = event.occurredAt().isAfter(now) ? event.occurredAt() : now;
        write(record.source(), partitions.get(partitionOf(groupOf(event))).out());
    }

    /** Completes the partitions. */
    public void complete() throws IOException {
        for (Partition partition : partitions) {
            partition.out().close();
        }
    }

    private AccountOwner groupOf(ShopEvent event) {
        return groups.groupOf(AccountOwner.of(event));
    }

    private int partitionOf(AccountOwner group) {
        return Math.floorMod(group.id().hashCode(), partitions.size());
    }

    private void write(SourceRecord source, DataOutputStream out) throws IOException {
        byte[] value = Objects.requireNonNull(source.value(), "a record with an event");
        out.writeByte(source.type().ordinal());
        out.writeInt(source.partition());
        out.writeLong(source.offset());
        out.writeLong(now.getEpochSecond());
        out.writeInt(now.getNano());
        out.writeInt(value.length);
        out.write(value);
    }

    /** Returns the latest {@code occurredAt}. */
    public Instant latest() {
        return now;
    }

    /** Returns the number of partitions. */
    public int count() {
        return partitions.size();
    }

    /** Returns about the heap that the state of a partition's customers takes. */
    long stateBytes(int partition) {
        return partitions.get(partition).bytes().length() * HEAP_PER_BYTE;
    }

    /** Reads the events of a partition in their order. */
    void read(int partition, Receiver receiver) throws IOException {
        OfflineRecordReader reader = new OfflineRecordReader(TopicNames.standard());
        SpillingBytes bytes = partitions.get(partition).bytes();
        try (DataInputStream in = new DataInputStream(bytes.read())) {
            for (long left = bytes.length(); left > 0; ) {
                SourceRecord source = read(in);
                left -= HEADER_BYTES + Objects.requireNonNull(source.value()).length;
                receiver.receive(reader.read(source, null));
            }
        }
    }

    private static SourceRecord read(DataInputStream in) throws IOException {
        EventType type = TYPES[in.readByte()];
        int partition = in.readInt();
        long offset = in.readLong();
        Instant arrivedAt = Instant.ofEpochSecond(in.readLong(), in.readInt());
        byte[] value = in.readNBytes(in.readInt());
        return new SourceRecord(type, type.wireName(), partition, offset, arrivedAt, null, value, List.of());
    }

    /** Returns the group of a customer. */
    public AccountOwner groupOf(String customerId) {
        return groups.groupOf(AccountOwner.customer(customerId));
    }

    /** Reads the events of a group in their order. */
    public void readGroup(AccountOwner group, Receiver receiver) throws IOException {
        read(partitionOf(group), record -> {
            if (record.parsed() instanceof ParseResult.Parsed<ShopEvent>(ShopEvent event)
                    && groupOf(event).equals(group)) {
                receiver.receive(record);
            }
        });
    }
}
