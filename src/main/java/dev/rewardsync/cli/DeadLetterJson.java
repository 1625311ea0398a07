package dev.rewardsync.cli;

import dev.rewardsync.json.OrderedFields;
import dev.rewardsync.kafka.DeadLetterRecord;
import dev.rewardsync.kafka.ReplayStatus;
import dev.rewardsync.kafka.TopicRecord;
import dev.rewardsync.text.StrictUtf8;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** Formats dead letters as lines of JSON. */
final class DeadLetterJson {

    private DeadLetterJson() {}

    /**
     * Returns a dead letter as one JSON object.
     *
     * @param withValue whether it contains the record's value: as the text {@code value}, or as {@code valueBase64} if it is
     *     not UTF-8
     */
    static String of(DeadLetterRecord letter, ReplayStatus status, boolean withValue) {
        TopicRecord read = letter.record();
        OrderedFields fields = new OrderedFields()
                .put("topic", read.topic())
                .put("partition", read.partition())
                .put("offset", read.offset())
                .put("timestamp", read.timestamp().toString())
                .put("key", read.key() == null ? null : new String(read.key(), StandardCharsets.UTF_8))
                .put("code", letter.code().isEmpty() ? null : letter.code())
                .put("detail", letter.detail().isEmpty() ? null : letter.detail());
        switch (status) {
            case ReplayStatus.Replayable(String topic) -> fields.put("status", "replayable");
            case ReplayStatus.Replayed() -> fields.put("status", "replayed");
            case ReplayStatus.Rejected(String reason) ->
                fields.put("status", "rejected").put("reason", reason);
        }
        if (withValue && read.value() != null) {
            String text = StrictUtf8.decode(read.value());
            fields.put("value", text)
                    .put("valueBase64", text == null ? Base64.getEncoder().encodeToString(read.value()) : null);
        }
        return JsonMapper.shared().writeValueAsString(fields.byName());
    }
}
