-- The queue system that the kiosks of a unit are the evaluators of; null for none. Its shape is that of the
-- configuration document.
alter table units add column queue_system jsonb check (jsonb_typeof(queue_system) = 'object');
