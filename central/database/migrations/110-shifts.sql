-- Read models, as the ratings are: each kind of entry stands in its own table and none waits for another.
create table shifts (
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  shift_id uuid not null,
  unit_code text not null,
  window_number text not null,
  staff_number text not null,
  mentor_number text,
  -- The kiosk's wall clock as it wrote it, as everywhere below.
  started_at text not null,
  received_at timestamptz not null,
  primary key (device, epoch, seq),
  constraint one_start_a_shift unique (device, shift_id),
  foreign key (device, epoch, seq) references ledger_entries
);

create table shift_endings (
  device uuid not null,
  shift_id uuid not null,
  epoch bigint not null,
  seq bigint not null,
  cause text not null,
  ended_at text not null,
  primary key (device, shift_id),
  foreign key (device, epoch, seq) references ledger_entries
);

-- Every pause and every end of one; the newest of a shift says which it is now.
create table shift_pauses (
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  shift_id uuid not null,
  is_pause boolean not null,
  reason jsonb check (jsonb_typeof(reason) = 'object'),
  until_at text,
  noted_at text not null,
  primary key (device, epoch, seq),
  foreign key (device, epoch, seq) references ledger_entries,
  check (is_pause = (reason is not null))
);
create index shift_pauses_by_shift on shift_pauses (device, shift_id, epoch desc, seq desc);

-- A device serves one shift at a time: the newest one is open until an entry ends it, and a newer one ends the one before.
create view open_shifts as
select newest.*
from devices
cross join lateral (
  select * from shifts where shifts.device = devices.id order by shifts.epoch desc, shifts.seq desc limit 1
) as newest
where not exists (
  select from shift_endings
  where shift_endings.device = newest.device and shift_endings.shift_id = newest.shift_id);

-- Shifts as they stand. What a newer shift ended has no time and no cause.
create view present_shifts as
select shifts.*, shift_endings.ended_at, shift_endings.cause as end_cause,
  exists (
    select from open_shifts
    where open_shifts.device = shifts.device and open_shifts.shift_id = shifts.shift_id) as is_open
from shifts left join shift_endings using (device, shift_id);
