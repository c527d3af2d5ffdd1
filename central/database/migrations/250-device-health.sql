-- What a device last said of itself in a checkpoint, field by field: an upload says less than a heartbeat and takes
-- nothing back. `health_at` is when it last said all of it, by the centre's clock, and dates the ages in it.
alter table devices
  add column health jsonb not null default '{}',
  add column health_at timestamptz,
  -- The device's clock less the centre's at its last checkpoint, milliseconds; the way of the request is in it.
  add column clock_skew_ms bigint;

-- A device whose requests are refused. What it sent before stays. A new code lifts it: `reinstated_at` is when.
alter table devices
  add column revoked_at timestamptz,
  add column reinstated_at timestamptz,
  -- The device that took its window over, where one did.
  add column replaced_by uuid references devices;
