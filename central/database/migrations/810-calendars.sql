-- The office's calendars, as they were imported: all days of one year, of the State Council's notice or of the place's own.
-- The last import of a kind and year is in force. Nothing here is ever changed.
create table calendar_imports (
  number integer primary key,
  kind text not null check (kind in ('national', 'local')),
  year integer not null check (year between 2000 and 2999),
  -- "2027-01-01"
  off text[] not null,
  worked text[] not null,
  -- The address of the notice; null where there is none.
  notice text check (char_length(notice) between 1 and 500),
  imported_at timestamptz not null,
  imported_by text not null
);
create index calendar_imports_in_force on calendar_imports (kind, year, number desc);

-- The years that a policy in force everywhere has: policies have no calendar any more.
insert into calendar_imports
select row_number() over (order by year), 'national', year,
  array(select day from jsonb_array_elements_text(content #> '{policy,calendar,off}') as day
    where left(day, 4)::integer = year order by day),
  array(select day from jsonb_array_elements_text(content #> '{policy,calendar,worked}') as day
    where left(day, 4)::integer = year order by day),
  null, made_at, concat('policy ', version)
from policy_versions,
  lateral (select distinct left(day, 4)::integer as year
    from jsonb_array_elements_text(content #> '{policy,calendar,off}') as day) as years
where version = policy_in_force(null, null, now());

create trigger calendar_imports_append_only before update or delete or truncate on calendar_imports
  for each statement execute function refuse_change();
create trigger calendar_imports_change_state after insert on calendar_imports
  for each statement execute function note_office_change();

grant select on calendar_imports to counterstar_reader;
