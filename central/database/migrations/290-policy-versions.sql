-- How kiosks behave and what they say, in versions that stay as they are; without any, the table policy holds.
create table policy_versions (
  version integer primary key check (version >= 1),
  -- Its shape is that of the configuration document's parts.
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  made_at timestamptz not null
);

-- Which version holds where and from when on: at every device the one that took effect last among those that concern it.
create table policy_rollouts (
  number integer primary key check (number >= 1),
  version integer not null references policy_versions,
  -- null for every unit, and for every window of one.
  unit_code text references units,
  window_number text,
  effective_at timestamptz not null,
  made_at timestamptz not null,
  foreign key (unit_code, window_number) references windows (unit_code, number),
  check (window_number is null or unit_code is not null)
);

-- The version that holds at a window at a time; at a whole unit, or everywhere, where no window or unit is named.
create function policy_in_force(at_unit text, at_window text, at timestamptz) returns integer language sql stable as $$
  select version from policy_rollouts
  where effective_at <= at and (unit_code is null or unit_code = at_unit)
    and (window_number is null or window_number = at_window)
  order by effective_at desc, number desc limit 1
$$;

create trigger policy_versions_append_only before update or delete or truncate on policy_versions
  for each statement execute function refuse_change();
create trigger policy_rollouts_append_only before update or delete or truncate on policy_rollouts
  for each statement execute function refuse_change();

-- The version that a document was made with; null where it was none.
alter table configuration_documents add column policy_version integer references policy_versions;
