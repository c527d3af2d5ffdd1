-- Roll-ups of the figures. Every row can be made again from ledger_entries.

-- Days of a device that have to be counted from `due_at` on. A day with a shift that still runs stays here: it is due when
-- the shift ends, or counts as over by its age.
create table touched_days (
  device uuid not null,
  -- The date that the device wrote.
  day text collate "C" not null,
  due_at timestamptz not null,
  primary key (device, day)
) partition by hash (device);
create index touched_days_by_due on touched_days (due_at);

-- What one person's finished shift has at a window on one day. The arrays hold a count for each of the levels 1 to 5.
create table figure_cells (
  device uuid not null,
  day text collate "C" not null,
  shift_id uuid not null,
  unit_code text not null,
  window_number text not null,
  staff_number text not null,
  opened integer not null,
  answered integer not null,
  unanswered integer not null,
  cancelled integer not null,
  levels integer[] not null,
  walk_up_levels integer[] not null,
  raised integer not null,
  primary key (device, day, shift_id, unit_code, window_number, staff_number)
) partition by hash (device);
create index figure_cells_by_day on figure_cells (day);
create index figure_cells_by_shift on figure_cells (device, shift_id);

do $$
begin
  for place in 0 .. 7 loop
    execute format('create table %I partition of touched_days for values with (modulus 8, remainder %s)',
      'touched_days_' || place, place);
    execute format('create table %I partition of figure_cells for values with (modulus 8, remainder %s)',
      'figure_cells_' || place, place);
  end loop;
end
$$;

-- Parts of weeks whose lines have to be written again from `due_at` on, each by its first day. One that runs is due again
-- when it ends.
create table touched_parts (
  first_day text collate "C" primary key,
  due_at timestamptz not null default '-infinity'
);

-- The publishable figures of a part. A week, a month and a quarter are sums of such parts.
create table published_lines (
  first_day text collate "C" not null,
  kind text not null check (kind in ('all', 'unit', 'window', 'person')),
  -- Empty for 其余 of all units, and for the whole office.
  unit_code text not null,
  -- The number of the window or person; empty for 其余 of the unit, and where the line is a unit.
  key text not null,
  -- Some of its ratings are counted under 其余 alone.
  is_partial boolean not null,
  -- As in figure_cells; null where nothing may be published.
  opened integer,
  answered integer,
  unanswered integer,
  cancelled integer,
  levels integer[],
  walk_up_levels integer[],
  raised integer,
  -- The walk-ups whose levels may be told.
  told_walk_up_levels integer[],
  primary key (kind, unit_code, key, first_day)
);
-- In the order of a table: by unit, 其余 last, numbers before letters, window 10 after window 9.
create index published_lines_in_order
  on published_lines (kind, unit_code, (key = ''), (key !~ '^[0-9]'), length(key), key, first_day);
create index published_lines_by_day on published_lines (first_day, kind);
alter table published_lines enable row level security;
create policy scope on published_lines for select to counterstar_reader
  using (is_in_scope(unit_code, case kind when 'window' then key end));
grant select on published_lines to counterstar_reader;

-- The 差评 of a device's finished shifts on one day, by window, level and tag; the empty tag stands for all of them. Read model.
create table reason_cells (
  device uuid not null,
  day text collate "C" not null,
  unit_code text not null,
  window_number text not null,
  level smallint not null,
  tag_code text not null,
  ratings integer not null,
  primary key (device, day, unit_code, window_number, level, tag_code)
) partition by hash (device);
create index reason_cells_by_day on reason_cells (day, unit_code);

do $$
begin
  for place in 0 .. 7 loop
    execute format('create table %I partition of reason_cells for values with (modulus 8, remainder %s)',
      'reason_cells_' || place, place);
  end loop;
end
$$;
alter table reason_cells enable row level security;
create policy scope on reason_cells for select to counterstar_reader using (is_in_scope(unit_code, window_number));
grant select on reason_cells to counterstar_reader;

-- The figures of a unit in a month that has ended, by matter, channel, and hour of the weekday. Made again from the ledger.

-- Months of units that have to be published again from `due_at` on; each by its first day.
create table touched_breakdowns (
  first_day text collate "C" not null,
  unit_code text not null,
  due_at timestamptz not null,
  primary key (first_day, unit_code)
);

create table published_breakdowns (
  first_day text collate "C" not null,
  unit_code text not null,
  kind text not null check (kind in ('matter', 'channel', 'hour')),
  -- A matter after "=", a channel, or weekday and hour as "1-09"; empty for all others together.
  key text not null,
  levels integer[] not null,
  primary key (first_day, unit_code, kind, key)
);
alter table published_breakdowns enable row level security;
create policy scope on published_breakdowns for select to counterstar_reader using (is_in_scope(unit_code, null));
grant select on published_breakdowns to counterstar_reader;

create index figure_cells_by_unit on figure_cells (unit_code, day);
create index ratings_by_shift on ratings (device, shift_id);

insert into touched_days select distinct device, day, now() from counted_rows;
