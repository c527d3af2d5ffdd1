-- The rules for stars, in versions that stay as they are; the newest one is in force.
create table star_policies (
  version integer primary key check (version >= 1),
  policy jsonb not null check (jsonb_typeof(policy) = 'object'),
  made_at timestamptz not null default now(),
  -- null for the first one.
  made_by text
);
create trigger star_policies_append_only before update or delete or truncate on star_policies
  for each statement execute function refuse_change();
grant select on star_policies to counterstar_reader;

insert into star_policies (version, policy) values (1, jsonb_build_object(
  'thresholds', jsonb_build_array(3.2, 3.8, 4.2, 4.5), 'fewestRatings', 30, 'fewestCoverage', 0.2,
  'scoreZ', 1.65, 'intervalZ', 1.96, 'waitsForSignals', true));

-- Months whose stars stay as they were when the city office froze them. Nothing here is ever changed.
create table star_freezes (
  -- Its first day.
  month text collate "C" primary key check (month ~ '^\d{4}-\d{2}-01$'),
  frozen_at timestamptz not null,
  frozen_by text not null,
  formula_version integer not null,
  definition_version integer not null,
  policy_version integer not null references star_policies,
  -- SHA-256 of the published lines from which the stars were computed.
  input_hash text not null check (input_hash ~ '^[0-9a-f]{64}$'),
  -- Devices that had not reported until the end of the month, as they were listed then.
  missing jsonb not null check (jsonb_typeof(missing) = 'array'),
  missing_count integer not null generated always as (jsonb_array_length(missing)) stored,
  -- Why it was frozen without them.
  reason text check (char_length(reason) between 1 and 500),
  check ((reason is null) = (jsonb_array_length(missing) = 0))
);

-- Counts are null below ten ratings, as in published_lines; `rated` is null where the stars were withheld.
create table frozen_stars (
  month text collate "C" not null references star_freezes,
  kind text not null check (kind in ('unit', 'window', 'person')),
  unit_code text not null,
  -- Empty where the line is a unit.
  key text not null,
  unit_name jsonb not null,
  staff_name jsonb,
  is_partial boolean not null,
  answered integer,
  unanswered integer,
  levels integer[],
  state text not null check (state in ('rated', 'too-few', 'low-coverage', 'in-question')),
  rated jsonb check ((rated is null) = (state <> 'rated')),
  primary key (month, kind, unit_code, key)
);

-- A frozen line whose counts entries have changed that arrived later. The frozen line stays.
create table star_errata (
  id bigint generated always as identity primary key,
  month text collate "C" not null references star_freezes,
  kind text not null check (kind in ('unit', 'window', 'person')),
  unit_code text not null,
  key text not null,
  unit_name jsonb not null,
  staff_name jsonb,
  found_at timestamptz not null default now(),
  -- Counts, score and stars before and after.
  before jsonb not null,
  answered integer,
  unanswered integer,
  levels integer[],
  after jsonb not null
);
create index star_errata_by_line on star_errata (month, kind, unit_code, key, id);

do $$
declare
  each text;
begin
  foreach each in array array['star_freezes', 'frozen_stars', 'star_errata'] loop
    execute format('create trigger %I before update or delete or truncate on %I
      for each statement execute function refuse_change()', each || '_append_only', each);
  end loop;
  foreach each in array array['frozen_stars', 'star_errata'] loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy scope on %I for select to counterstar_reader
      using (is_in_scope(unit_code, case kind when ''window'' then key end))', each);
    execute format('grant select on %I to counterstar_reader', each);
  end loop;
end
$$;
-- Not `missing`: it names devices of every unit.
grant select (month, frozen_at, frozen_by, formula_version, definition_version, policy_version, input_hash,
  missing_count, reason) on star_freezes to counterstar_reader;
