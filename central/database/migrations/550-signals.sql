-- Signals, judged by a job from a summary of each day. Every row but those of flag_events can be made again from
-- ledger_entries.

create index prompts_by_device_day on prompts (device, left(opened_at, 10));
drop index prompts_by_day;
create index figure_cells_by_window on figure_cells (unit_code, window_number, day);

-- Windows whose summary of a day has to be made again.
create table touched_windows (
  day text collate "C" not null,
  unit_code text not null,
  window_number text not null,
  primary key (day, unit_code, window_number)
);

-- What the signals need of a window's finished shifts on one day.
create table window_days (
  day text collate "C" not null,
  unit_code text not null,
  window_number text not null,
  -- SHA-256 of the visits: equal visits are not judged again.
  digest text not null,
  quick_answers integer not null,
  walk_ups integer not null,
  -- Ratings of a day with a prompt.
  walk_up_trials integer not null,
  after_closing integer not null,
  answers_ms integer[] not null,
  withdrawn_ms integer[] not null,
  -- Of the ratings in the order of the clock, a digit each.
  levels text not null,
  busiest integer not null,
  primary key (day, unit_code, window_number)
);

-- The part of each person in it.
create table person_days (
  day text collate "C" not null,
  unit_code text not null,
  window_number text not null,
  staff_number text not null,
  answers integer not null,
  -- Sums of the natural logarithms of milliseconds, and of their squares.
  log_ms double precision not null,
  log_ms_squared double precision not null,
  ratings integer not null,
  raised integer not null,
  primary key (day, unit_code, window_number, staff_number)
);

-- The time within which three in four answers of the office came, by day; null without answers. Each change of a summary
-- raises `version`; the limit is that of version `made_of`.
create table answer_limits (
  day text collate "C" primary key,
  version bigint not null default 1,
  made_of bigint,
  limit_ms integer
);

-- Days that have to be judged again. Each change raises `version`: a day that changes while it is judged stays here.
create table touched_judgements (day text collate "C" primary key, version bigint not null default 1);

-- The flags of each judged day.
create table daily_flags (
  -- The judged day: the last one examined.
  day text collate "C" not null,
  first_day text collate "C" not null,
  signal text not null,
  unit_code text not null,
  window_number text not null,
  staff_number text,
  comparison text not null check (comparison in ('peers', 'own-history')),
  measured double precision not null,
  bound double precision not null,
  ratings jsonb not null check (jsonb_typeof(ratings) = 'array'),
  unique nulls not distinct (unit_code, window_number, staff_number, signal, day)
);
create index daily_flags_by_day on daily_flags (day);

-- Flags of overlapping days about the same, as one question, with the state of its 核实.
create table flags (
  -- By the question and its first day, so that a rebuild gives the same.
  id uuid primary key,
  signal text not null,
  unit_code text not null,
  window_number text not null,
  staff_number text,
  comparison text not null,
  first_day text collate "C" not null,
  last_day text collate "C" not null,
  measured double precision not null,
  bound double precision not null,
  -- How many are in question.
  ratings integer not null,
  -- Whether the window has fewer than ten ratings in these days: numbers would describe one person.
  has_too_few boolean not null,
  state text not null check (state in ('open', 'asked', 'answered', 'confirmed', 'cleared'))
);
create index flags_in_order on flags
  (unit_code, (window_number !~ '^[0-9]'), length(window_number), window_number, first_day, signal, id);
create index flags_unresolved on flags (first_day) where state not in ('confirmed', 'cleared');

create table questioned_ratings (
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  flag uuid not null,
  primary key (device, epoch, seq, flag)
) partition by hash (device);
do $$
begin
  for place in 0 .. 7 loop
    execute format('create table %I partition of questioned_ratings for values with (modulus 8, remainder %s)',
      'questioned_ratings_' || place, place);
  end loop;
end
$$;
create index questioned_ratings_by_flag on questioned_ratings (flag);

-- 核实: what the office asked, what the unit answered, and how the office decided. They belong to the flag about the same
-- whose days contain `day`, the last one examined at that time. No read model: it comes from no kiosk.
create table flag_events (
  id bigint generated always as identity primary key,
  signal text not null,
  unit_code text not null,
  window_number text not null,
  staff_number text,
  day text collate "C" not null,
  kind text not null check (kind in ('asked', 'answered', 'confirmed', 'cleared')),
  reason text not null check (char_length(reason) between 1 and 500),
  at timestamptz not null,
  -- The name that pages show.
  made_by text not null
);
create index flag_events_by_question on flag_events (unit_code, window_number, signal, day);
create trigger flag_events_append_only before update or delete or truncate on flag_events
  for each statement execute function refuse_change();

do $$
declare
  each text;
begin
  foreach each in array array['flags', 'flag_events'] loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy scope on %I for select to counterstar_reader
      using (is_in_scope(unit_code, window_number))', each);
    execute format('grant select on %I to counterstar_reader', each);
  end loop;
end
$$;

-- The ratings in question among those of a cell: of a flag that is not cleared, or of a service that two windows rated.
alter table figure_cells
  add column questioned_levels integer[] not null default '{0,0,0,0,0}',
  add column questioned_walk_up_levels integer[] not null default '{0,0,0,0,0}',
  add column questioned_raised integer not null default 0;

-- The same line without ratings in question; null where the whole line is.
alter table published_lines
  add column unquestioned_levels integer[],
  add column unquestioned_walk_up_levels integer[],
  add column unquestioned_raised integer,
  add column unquestioned_told_walk_up_levels integer[];

insert into touched_days select distinct device, day, now() from counted_rows on conflict do nothing;
