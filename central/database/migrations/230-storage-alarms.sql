-- A disk that gets low at a device, and one that could keep nothing for a while.
alter table alarms drop constraint alarms_kind_check;
alter table alarms add constraint alarms_kind_check
  check (kind in ('fork', 'truncation', 'database-lost', 'two-windows', 'storage-low', 'storage-failed'));
