-- The version of its configuration that a device reported last: null before the first report. PostgreSQL may be unable to
-- parse other parts of a checkpoint, and reading all of it for each device of a city takes a second.
alter table devices add column configuration_version bigint generated always as
  (substring(last_checkpoint from '"configurationVersion":([0-9]{1,9})[,}]')::bigint) stored;
