-- What somebody should hear of, once: a device that is lost or back, and its alarms. The same again within the hour
-- raises `times`.
create table alerts (
  id bigint generated always as identity primary key,
  device uuid not null references devices,
  kind text not null check (kind in
    ('device-lost', 'device-back', 'fork', 'truncation', 'database-lost', 'storage-low', 'storage-failed')),
  raised_at timestamptz not null,
  times integer not null default 1 check (times >= 1),
  -- When the office's webhook took it, and its mail server.
  webhook_at timestamptz,
  mail_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text,
  check ((acknowledged_at is null) = (acknowledged_by is null))
);
create index alerts_by_device on alerts (device, kind, raised_at desc);
create index alerts_open on alerts (raised_at desc) where acknowledged_at is null;

-- The status that the last look found; null until the first, which raises nothing.
alter table devices add column watched_status text;

-- Alarms that were raised before there were alerts have been seen on the page.
alter table alarms add column alerted_at timestamptz;
update alarms set alerted_at = last_raised_at;
