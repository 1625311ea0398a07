package dev.rewardsync.json;

import java.time.Instant;

/** The fields that all notifications have. */
public record NotificationHead(String notificationId, String type, String customerId, Instant occurredAt) {

    /** Reads the notification in a record's value. Other fields are ignored. */
    public static ParseResult<NotificationHead> read(byte[] value) {
        return OutputFields.read(
                value,
                null,
                fields -> new NotificationHead(
                        OutputFields.text(fields, "notificationId"),
                        OutputFields.text(fields, "type"),
                        fields.id("customerId"),
                        fields.instant("occurredAt")));
    }
}
