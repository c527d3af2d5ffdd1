-- The peers of the stars of a month or quarter: every line that may have stars, summed when it is published.

create table published_sums (
  -- Of a calendar month, or a quarter.
  first_day text collate "C" not null,
  last_day text collate "C" not null,
  kind text not null check (kind in ('unit', 'window', 'person')),
  unit_code text not null,
  -- Empty where the line is a unit.
  key text not null,
  -- Zeros where nothing may be published.
  answered integer not null,
  unanswered integer not null,
  levels integer[] not null,
  primary key (kind, first_day, last_day, unit_code, key)
  -- A running week changes its sums again and again: the next version of a row finds room beside it.
) with (fillfactor = 70);
alter table published_sums enable row level security;

-- The statement that adds rows with the columns of published_lines, `sign` times each, to their month and quarter.
create function adding_to_sums(signed_lines text) returns text language sql immutable as $$
  select format('
    insert into published_sums
    select beginning::date::text, (beginning + length - interval ''1 day'')::date::text, kind, unit_code, key,
      sum(sign * coalesce(answered, 0)), sum(sign * coalesce(unanswered, 0)),
      array[sum(sign * coalesce(levels[1], 0)), sum(sign * coalesce(levels[2], 0)), sum(sign * coalesce(levels[3], 0)),
        sum(sign * coalesce(levels[4], 0)), sum(sign * coalesce(levels[5], 0))]
    from (%s) as signed_lines
      cross join (values (''month'', interval ''1 month''), (''quarter'', interval ''3 months'')) as period (name, length)
      cross join lateral (select date_trunc(name, first_day::timestamp) as beginning) as begun
    where kind <> ''all'' and unit_code <> '''' and (kind = ''unit'' or key <> '''')
    group by beginning, length, kind, unit_code, key
    on conflict (kind, first_day, last_day, unit_code, key) do update set
      answered = published_sums.answered + excluded.answered,
      unanswered = published_sums.unanswered + excluded.unanswered,
      levels = array[published_sums.levels[1] + excluded.levels[1], published_sums.levels[2] + excluded.levels[2],
        published_sums.levels[3] + excluded.levels[3], published_sums.levels[4] + excluded.levels[4],
        published_sums.levels[5] + excluded.levels[5]]', signed_lines)
$$;

-- A trigger, so that an older centre beside this one adds its lines, too.
create function add_to_sums() returns trigger language plpgsql as $$
begin
  -- Centres that publish parts of one month would wait for each other's rows in a circle.
  lock table published_sums in share row exclusive mode;
  execute adding_to_sums(case tg_op
    when 'INSERT' then 'select 1 as sign, * from new_lines'
    when 'DELETE' then 'select -1 as sign, * from old_lines'
    else 'select 1 as sign, * from new_lines union all select -1, * from old_lines' end);
  return null;
end
$$;
create trigger sums_of_inserted after insert on published_lines
  referencing new table as new_lines for each statement execute function add_to_sums();
create trigger sums_of_updated after update on published_lines
  referencing old table as old_lines new table as new_lines for each statement execute function add_to_sums();
create trigger sums_of_deleted after delete on published_lines
  referencing old table as old_lines for each statement execute function add_to_sums();

-- Adds all lines again, as a rebuild does: equal lines that are published again change no sum.
create function recount_sums() returns void language plpgsql as $$
begin
  lock table published_lines in share row exclusive mode;
  delete from published_sums;
  execute adding_to_sums('select 1 as sign, * from published_lines');
end
$$;
select recount_sums();
