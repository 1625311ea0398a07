-- For the pages and the API.

CREATE INDEX customer_by_available ON customer (available);
CREATE INDEX dead_letter_by_time ON dead_letter (recorded_at);
CREATE INDEX order_export_by_customer_and_time ON order_export (customer_id, latest, occurred_at);
DROP INDEX order_export_by_customer;
