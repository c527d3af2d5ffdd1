-- A code can be listed and called back by its id: the code itself is nowhere. `replaces` is the device that is revoked
-- when the code is used. Codes of before have no time of issue.
alter table enrolment_codes
  add column id uuid not null unique default gen_random_uuid(),
  add column issued_at timestamptz,
  add column revoked_at timestamptz,
  add column replaces uuid references devices,
  add check (revoked_at is null or used_at is null);
