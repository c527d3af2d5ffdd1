-- 抽查: samples that an inspector draws from the ratings of a period. Nothing here is ever changed, so that no draw can be
-- repeated until its result pleases: each has its number.
create table inspection_draws (
  number integer primary key check (number >= 1),
  drawn_at timestamptz not null,
  drawn_by text not null,
  first_day text collate "C" not null,
  last_day text collate "C" not null,
  ratings text not null check (ratings in ('negative', 'all')),
  -- The frame holds what had arrived by this moment: of a frozen month, until it was frozen.
  received_until timestamptz not null,
  is_frozen boolean not null,
  share integer not null check (share between 1 and 100),
  minimum integer not null check (minimum >= 1),
  seed text not null check (char_length(seed) between 1 and 64),
  frame_size bigint not null check (frame_size >= 1),
  -- SHA-256 of the keys of the frame in order, a line each.
  frame_hash text not null check (frame_hash ~ '^[0-9a-f]{64}$'),
  drawn_count integer not null check (drawn_count between 1 and frame_size),
  check (first_day <= last_day)
);

-- The drawn ratings by their key in the ledger, in the order of their digests.
create table drawn_ratings (
  draw integer not null references inspection_draws,
  ordinal integer not null check (ordinal >= 1),
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  unit_code text not null,
  window_number text not null,
  -- The day it was given, by the device's date.
  day text collate "C" not null,
  primary key (draw, ordinal),
  constraint drawn_once unique (draw, device, epoch, seq)
);

-- Each opening of a drawn rating, with the purpose that the person wrote.
create table drawn_rating_readings (
  id bigint generated always as identity primary key,
  draw integer not null,
  ordinal integer not null,
  read_at timestamptz not null,
  read_by text not null,
  purpose text not null check (char_length(purpose) between 1 and 200),
  foreign key (draw, ordinal) references drawn_ratings
);
create index drawn_rating_readings_by_rating on drawn_rating_readings (draw, ordinal, id);

do $$
declare
  each text;
begin
  foreach each in array array['inspection_draws', 'drawn_ratings', 'drawn_rating_readings'] loop
    execute format('create trigger %I before update or delete or truncate on %I
      for each statement execute function refuse_change()', each || '_append_only', each);
    execute format('alter table %I enable row level security', each);
    execute format('grant select on %I to counterstar_reader', each);
  end loop;
end
$$;
-- A draw is of the whole office; a drawn rating belongs to its window.
create policy scope on inspection_draws for select to counterstar_reader
  using (current_setting('counterstar.scope', true) = 'all');
create policy scope on drawn_ratings for select to counterstar_reader
  using (is_in_scope(unit_code, window_number));
create policy scope on drawn_rating_readings for select to counterstar_reader
  using (exists (
    select from drawn_ratings
    where (drawn_ratings.draw, drawn_ratings.ordinal) = (drawn_rating_readings.draw, drawn_rating_readings.ordinal)));
