-- One schema for H2 and PostgreSQL 15 or later. docs/console.md describes every table.

CREATE TABLE customer (
  customer_id        VARCHAR NOT NULL PRIMARY KEY,
  available          BIGINT NOT NULL,
  pending            BIGINT NOT NULL,
  earned             BIGINT NOT NULL,
  spent              BIGINT NOT NULL,
  expired            BIGINT NOT NULL,
  tier               VARCHAR,
  customer_group     VARCHAR NOT NULL,
  last_sequence      BIGINT NOT NULL,
  next_expiry_points BIGINT,
  next_expiry_at     TIMESTAMP(6) WITH TIME ZONE,
  as_of              TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE TABLE ledger_entry (
  customer_id       VARCHAR NOT NULL,
  entry_id          VARCHAR NOT NULL,
  sequence          BIGINT NOT NULL,
  type              VARCHAR NOT NULL,
  available         BIGINT NOT NULL,
  pending           BIGINT NOT NULL,
  balance_available BIGINT NOT NULL,
  balance_pending   BIGINT NOT NULL,
  rule_id           VARCHAR,
  ruleset           VARCHAR NOT NULL,
  order_id          VARCHAR,
  source_type       VARCHAR,
  source_event_id   VARCHAR,
  message           VARCHAR,
  reference         VARCHAR,
  made_by           VARCHAR,
  occurred_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  recorded_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (customer_id, entry_id)
);
CREATE INDEX ledger_entry_by_sequence ON ledger_entry (customer_id, sequence);
CREATE INDEX ledger_entry_by_order ON ledger_entry (order_id);
CREATE INDEX ledger_entry_by_time ON ledger_entry (occurred_at);

CREATE TABLE lot (
  customer_id VARCHAR NOT NULL,
  lot_id      VARCHAR NOT NULL,
  opened_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  expires_at  TIMESTAMP(6) WITH TIME ZONE,
  opened      BIGINT NOT NULL,
  remaining   BIGINT NOT NULL,
  expired     BIGINT NOT NULL,
  PRIMARY KEY (customer_id, lot_id)
);
CREATE INDEX lot_by_expiry ON lot (expires_at);

CREATE TABLE order_export (
  export_id            VARCHAR NOT NULL PRIMARY KEY,
  order_id             VARCHAR NOT NULL,
  guest                BOOLEAN NOT NULL,
  revision             INTEGER NOT NULL,
  latest               BOOLEAN NOT NULL,
  reason               VARCHAR NOT NULL,
  customer_id          VARCHAR,
  website              VARCHAR NOT NULL,
  currency             VARCHAR NOT NULL,
  occurred_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  recorded_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  points_used          BIGINT NOT NULL,
  points_earned        BIGINT NOT NULL,
  points_earned_status VARCHAR NOT NULL,
  net_balance_change   BIGINT NOT NULL,
  reward_discount      DECIMAL(60, 4) NOT NULL,
  subtotal             DECIMAL(60, 4) NOT NULL,
  discount             DECIMAL(60, 4) NOT NULL,
  shipping             DECIMAL(60, 4) NOT NULL,
  tax                  DECIMAL(60, 4) NOT NULL,
  grand_total          DECIMAL(60, 4) NOT NULL,
  discrepancies        VARCHAR,
  ruleset              VARCHAR NOT NULL,
  order_export         VARCHAR,
  document             BYTEA NOT NULL,
  order_document       BYTEA
);
CREATE INDEX order_export_by_order ON order_export (order_id, guest, revision);
CREATE INDEX order_export_by_customer ON order_export (customer_id);
CREATE INDEX order_export_by_time ON order_export (occurred_at);

CREATE TABLE rule_award (
  export_id VARCHAR NOT NULL,
  rule_id   VARCHAR NOT NULL,
  trial     BOOLEAN NOT NULL,
  rule_name VARCHAR NOT NULL,
  points    BIGINT NOT NULL,
  PRIMARY KEY (export_id, rule_id, trial)
);

CREATE TABLE notification (
  customer_id     VARCHAR NOT NULL,
  notification_id VARCHAR NOT NULL,
  type            VARCHAR NOT NULL,
  occurred_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  document        BYTEA NOT NULL,
  PRIMARY KEY (customer_id, notification_id)
);

CREATE TABLE dead_letter (
  topic              VARCHAR NOT NULL,
  partition_id       INTEGER NOT NULL,
  record_offset      BIGINT NOT NULL,
  recorded_at        TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  code               VARCHAR NOT NULL,
  detail             VARCHAR NOT NULL,
  original_topic     VARCHAR,
  original_partition INTEGER,
  original_offset    BIGINT,
  record_key         VARCHAR,
  customer_id        VARCHAR,
  document           BYTEA,
  document_bytes     BIGINT NOT NULL,
  PRIMARY KEY (topic, partition_id, record_offset)
);
CREATE INDEX dead_letter_by_customer ON dead_letter (customer_id);

-- What the console has read. Not for queries.

CREATE TABLE kafka_offset (
  topic        VARCHAR NOT NULL,
  partition_id INTEGER NOT NULL,
  topic_id     VARCHAR NOT NULL,
  next_offset  BIGINT NOT NULL,
  PRIMARY KEY (topic, partition_id)
);

CREATE TABLE pending_erasure (
  customer_id VARCHAR NOT NULL PRIMARY KEY,
  erased_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE TABLE pending_rebuild (
  started_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
