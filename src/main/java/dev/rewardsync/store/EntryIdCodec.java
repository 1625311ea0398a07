package dev.rewardsync.store;

import dev.rewardsync.ledger.EntryId;
import dev.rewardsync.ledger.EntryId.OrderAccrualId;
import dev.rewardsync.ledger.EntryId.OtherId;
import dev.rewardsync.ledger.EntryId.RedemptionId;
import dev.rewardsync.ledger.EntryId.RefereeOrderAccrualId;
import dev.rewardsync.ledger.EntryId.RevisionAccrualId;
import dev.rewardsync.ledger.EntryId.StatusAccrualId;

/** Writes and reads an {@link EntryId} as part of another value: its kind, then its parts. */
final class EntryIdCodec {

    private EntryIdCodec() {}

    /** The kinds of ids in stored state. */
    enum Kind {
        REVISION_ACCRUAL,
        STATUS_ACCRUAL,
        REFEREE_ORDER_ACCRUAL,
        REDEMPTION,
        OTHER
    }

    static void write(StateWriter writer, EntryId entryId) {
        switch (entryId) {
            case RevisionAccrualId id ->
                writeKind(writer, Kind.REVISION_ACCRUAL)
                        .text(id.orderId())
                        .count(id.revision())
                        .text(id.ruleId());
            case StatusAccrualId id ->
                writeKind(writer, Kind.STATUS_ACCRUAL)
                        .text(id.orderId())
                        .text(id.status())
                        .text(id.ruleId());
            case RefereeOrderAccrualId id ->
                writeKind(writer, Kind.REFEREE_ORDER_ACCRUAL)
                        .text(id.orderId())
                        .count(id.revision())
                        .text(id.ruleId());
            case RedemptionId id ->
                writeKind(writer, Kind.REDEMPTION).text(id.orderId()).count(id.revision());
            case OtherId id -> writeKind(writer, Kind.OTHER).text(id.text());
        }
    }

    private static StateWriter writeKind(StateWriter writer, Kind kind) {
        return writer.constant(ConstantIds.ENTRY_ID_KINDS, kind);
    }

    static EntryId read(StateReader reader) {
        return switch (reader.constant(ConstantIds.ENTRY_ID_KINDS)) {
            case REVISION_ACCRUAL -> new RevisionAccrualId(reader.text(), reader.smallCount(), reader.text());
            case STATUS_ACCRUAL -> new StatusAccrualId(reader.text(), reader.text(), reader.text());
            case REFEREE_ORDER_ACCRUAL -> new RefereeOrderAccrualId(reader.text(), reader.smallCount(), reader.text());
            case REDEMPTION -> new RedemptionId(reader.text(), reader.smallCount());
            case OTHER -> new OtherId(reader.text());
        };
    }

    /** Writes the rule of an accrual whose id was written, unless the id contains the rule. */
    static void writeRule(StateWriter writer, EntryId accrualId, String ruleId) {
        if (!(accrualId instanceof OrderAccrualId id)) {
            writer.text(ruleId);
        } else if (!id.ruleId().equals(ruleId)) {
            throw new IllegalStateException("the id of an accrual by rule " + ruleId + " names rule " + id.ruleId());
        }
    }

    /** Reads the rule of an accrual whose id was read. */
    static String readRule(StateReader reader, EntryId accrualId) {
        return accrualId instanceof OrderAccrualId id ? id.ruleId() : reader.text();
    }
}
