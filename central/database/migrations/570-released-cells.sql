-- What is published of a person at a window while a part of a week runs: whole days, up to the last of `ends`. Each end
-- closes a piece of ten or more ratings, and ten or more followed it then. The rows stay: they say what was once told
-- apart. They cannot be made again from ledger_entries.
create table released_cells (
  first_day text collate "C" not null,
  unit_code text not null,
  window_number text not null,
  staff_number text not null,
  ends text[] collate "C" not null,
  -- The sum of the pieces, as it was told.
  opened integer not null,
  answered integer not null,
  unanswered integer not null,
  cancelled integer not null,
  levels integer[] not null,
  walk_up_levels integer[] not null,
  raised integer not null,
  primary key (first_day, unit_code, window_number, staff_number)
);
