-- The open shift of each device, one row a device: the view of the same name looked through the shifts of every device for
-- a single person. A device serves one shift at a time: the newest one is open until an entry ends it, and a newer one
-- ends the one before.
drop view present_shifts, open_shifts;
create table open_shifts (
  device uuid primary key,
  epoch bigint not null,
  seq bigint not null,
  shift_id uuid not null,
  unit_code text not null,
  window_number text not null,
  staff_number text not null,
  mentor_number text,
  started_at text not null,
  received_at timestamptz not null,
  -- The pause that has not ended: since, reason, until.
  paused jsonb check (jsonb_typeof(paused) = 'object')
) partition by hash (device);
do $$
begin
  for place in 0 .. 7 loop
    execute format('create table %I partition of open_shifts for values with (modulus 8, remainder %s)',
      'open_shifts_' || place, place);
  end loop;
end
$$;
create index open_shifts_by_person on open_shifts (unit_code, staff_number);
alter table open_shifts enable row level security;
create policy scope on open_shifts for select to counterstar_reader using (is_in_scope(unit_code, window_number));
grant select on open_shifts to counterstar_reader;

-- The rows of open_shifts for these devices, from their shifts, ends and pauses.
create function shifts_open_at(devices uuid[]) returns setof open_shifts language sql stable as $$
  select newest.device, newest.epoch, newest.seq, newest.shift_id, newest.unit_code, newest.window_number,
    newest.staff_number, newest.mentor_number, newest.started_at, newest.received_at,
    case when pause.is_pause then
      jsonb_build_object('since', pause.noted_at, 'reason', pause.reason, 'until', pause.until_at)
    end
  from unnest(devices) as of_device
  cross join lateral (
    select * from shifts where shifts.device = of_device order by shifts.epoch desc, shifts.seq desc limit 1
  ) as newest
  left join lateral (
    select * from shift_pauses
    where shift_pauses.device = newest.device and shift_pauses.shift_id = newest.shift_id
    order by shift_pauses.epoch desc, shift_pauses.seq desc limit 1
  ) as pause on true
  where not exists (
    select from shift_endings
    where shift_endings.device = newest.device and shift_endings.shift_id = newest.shift_id)
$$;
insert into open_shifts select open_at.* from shifts_open_at(array(select id from devices)) as open_at;
