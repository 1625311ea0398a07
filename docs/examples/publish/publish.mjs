// Publishes the rows of an outbox. Usage: node publish.mjs BOOTSTRAP-SERVERS < events.jsonl
import { createInterface } from 'node:readline/promises';
import kafkajs from 'kafkajs';

const { CompressionTypes, Kafka, Partitioners } = kafkajs;

const kafka = new Kafka({ clientId: 'shop', brokers: process.argv[2].split(',') });
const producer = kafka.producer({
  idempotent: true, // needs acks: -1, which is the default
  maxInFlightRequests: 1, // keeps the order of events when kafkajs retries
  allowAutoTopicCreation: false, // a misspelt topic is an error
  createPartitioner: Partitioners.DefaultPartitioner, // the same partitions as Kafka's Java client
});

await producer.connect();
try {
  let published = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    const { topic, key, value, traceparent } = JSON.parse(line);
    const headers = traceparent ? { traceparent } : {};
    await producer.send({
      topic,
      compression: CompressionTypes.GZIP, // lz4 and zstd need another package
      messages: [{ key, value: JSON.stringify(value), headers }],
    });
    published++; // the event is stored: delete its row from the outbox here
  }
  console.log(`${published} events published`);
} finally {
  await producer.disconnect();
}
