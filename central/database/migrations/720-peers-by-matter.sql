-- Places of stars among those whose ratings are mainly about the same matter.

-- 主要事项 of each unit, window and person in a month that has ended: written with the breakdowns of the unit.
create table main_matters (
  first_day text collate "C" not null,
  unit_code text not null,
  kind text not null check (kind in ('unit', 'window', 'person')),
  -- Empty where the line is a unit.
  key text not null,
  matter text not null,
  -- Those about this matter.
  ratings integer not null,
  primary key (kind, first_day, unit_code, key)
);
create index main_matters_by_unit on main_matters (first_day, unit_code);
alter table main_matters enable row level security;

-- Months that are published already are published again in the background, the newest one first.
insert into touched_breakdowns
select distinct left(day, 7) || '-01', unit_code, '-infinity'::timestamptz from figure_cells
on conflict do nothing;

-- Null in earlier versions: all of a kind were one group. The next version is the one in force with groups.
alter table star_policies add column fewest_peers integer check (fewest_peers >= 2);
insert into star_policies (version, policy, fewest_peers)
select version + 1, policy, 5 from star_policies order by version desc limit 1;
