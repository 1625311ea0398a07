-- What operators did, from the operator log. docs/console.md describes the table.

CREATE TABLE operator_action (
  action_id     VARCHAR NOT NULL,
  partition_id  INTEGER NOT NULL,
  record_offset BIGINT NOT NULL,
  action        VARCHAR NOT NULL,
  acted_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  acted_by      VARCHAR NOT NULL,
  sign_in       VARCHAR NOT NULL,
  person_role   VARCHAR NOT NULL,
  customer_id   VARCHAR,
  customer_hash VARCHAR,
  details       BYTEA,
  PRIMARY KEY (action_id, partition_id, record_offset)
);
CREATE INDEX operator_action_by_time ON operator_action (acted_at);
CREATE INDEX operator_action_by_customer ON operator_action (customer_id);
