package dev.rewardsync.offline;

import dev.rewardsync.event.ShopEvent;
import dev.rewardsync.input.SourceRecord;
import dev.rewardsync.json.ParseResult;

/** An input record and its event, or why it could not be read. */
public record OfflineRecord(SourceRecord source, ParseResult<ShopEvent> parsed) {}
