<?php
// Publishes the rows of an outbox. Usage: php publish.php BOOTSTRAP-SERVERS < events.jsonl

$published = 0;
$errors = [];

$settings = new RdKafka\Conf();
$settings->set('bootstrap.servers', $argv[1]);
$settings->set('enable.idempotence', 'true'); // sets acks=all
$settings->set('compression.type', 'lz4');
$settings->set('partitioner', 'murmur2_random'); // the same partitions as Kafka's Java client
$settings->setDrMsgCb(function ($producer, $message) use (&$published, &$errors) {
    if ($message->err) {
        $errors[] = $message->topic_name . ': ' . rd_kafka_err2str($message->err);
    } else {
        $published++;
    }
});
$producer = new RdKafka\Producer($settings);

while (($line = fgets(STDIN)) !== false) {
    $row = json_decode($line, flags: JSON_THROW_ON_ERROR);
    $json = JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION;
    $headers = isset($row->traceparent) ? ['traceparent' => $row->traceparent] : [];
    $producer->newTopic($row->topic)
        ->producev(RD_KAFKA_PARTITION_UA, 0, json_encode($row->value, $json), $row->key, $headers);
    $producer->poll(0); // calls the callback above
}
if ($producer->flush(120000) !== RD_KAFKA_RESP_ERR_NO_ERROR) {
    $errors[] = 'the brokers did not answer within two minutes';
}
if ($errors) {
    fwrite(STDERR, implode("\n", $errors) . "\n");
    exit(1);
}
// All events are stored: delete the rows from the outbox here.
echo "$published events published\n";
