-- 网上评价: each time that the public column of a unit was switched on or off. The last one is in force; without one it is
-- off. Nothing here is ever changed.
create table public_column_switches (
  number bigint generated always as identity primary key,
  unit_code text not null,
  is_on boolean not null,
  switched_at timestamptz not null,
  -- The person's name at that time.
  switched_by text not null
);
create index public_column_switches_in_force on public_column_switches (unit_code, number desc) include (is_on);
create trigger public_column_switches_append_only before update or delete or truncate on public_column_switches
  for each statement execute function refuse_change();

alter table public_column_switches enable row level security;
create policy scope on public_column_switches for select to counterstar_reader using (is_in_scope(unit_code, null));
grant select on public_column_switches to counterstar_reader;
