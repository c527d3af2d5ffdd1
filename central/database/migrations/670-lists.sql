-- Indexes and a read model for lists that are paged and filtered.

-- The list of 差评 and comments of finished shifts. Read model: written with the figures of the device's day. The row with
-- the empty tag stands for the rating, each other row for one of its tags.
create table listed_ratings (
  device uuid not null,
  -- The date that the device wrote.
  day text collate "C" not null,
  epoch bigint not null,
  seq bigint not null,
  tag_code text not null,
  unit_code text not null,
  window_number text not null,
  source text not null,
  received_at timestamptz not null,
  -- Of a 差评; null where the rating is none, whose level, tags, change and question are listed nowhere.
  level smallint check (level <= 2),
  is_changed boolean not null,
  is_questioned boolean not null,
  has_comment boolean not null,
  primary key (device, day, epoch, seq, tag_code),
  check (level is not null or (tag_code = '' and not is_changed and not is_questioned))
) partition by hash (device);
do $$
begin
  for place in 0 .. 7 loop
    execute format('create table %I partition of listed_ratings for values with (modulus 8, remainder %s)',
      'listed_ratings_' || place, place);
  end loop;
end
$$;

alter table listed_ratings enable row level security;
create policy scope on listed_ratings for select to counterstar_reader using (is_in_scope(unit_code, window_number));
grant select on listed_ratings to counterstar_reader;

-- What is stored already. Ratings of a running shift follow when it ends: their days wait in touched_days.
insert into listed_ratings
select given.device, left(given.answered_at, 10), given.epoch, given.seq, tag_code, given.unit_code, given.window_number,
  given.source, given.received_at, negative.level, negative.level <> given.level,
  exists (
    select from questioned_ratings as questioned join flags on flags.id = questioned.flag
    where (questioned.device, questioned.epoch, questioned.seq) = (given.device, given.epoch, given.seq)
      and flags.state <> 'cleared')
  or exists (
    select from contested_ratings as contested
    where (contested.device, contested.epoch, contested.seq) = (given.device, given.epoch, given.seq)
      and contested.is_in_question),
  given.comment is not null or exists (
    select from follow_ups
    where (follow_ups.device, follow_ups.epoch, follow_ups.seq) = (given.device, given.epoch, given.seq)
      and follow_ups.comment is not null)
from present_ratings as given
cross join lateral (select given.present_level as level where given.present_level <= 2) as negative
cross join lateral (select '' as tag_code union select jsonb_array_elements_text(given.tag_codes)) as tags
where exists (select from figure_cells as cell where (cell.device, cell.shift_id) = (given.device, given.shift_id));
insert into listed_ratings
select given.device, left(given.answered_at, 10), given.epoch, given.seq, '', given.unit_code, given.window_number,
  given.source, given.received_at, null, false, false,
  given.comment is not null or exists (
    select from follow_ups
    where (follow_ups.device, follow_ups.epoch, follow_ups.seq) = (given.device, given.epoch, given.seq)
      and follow_ups.comment is not null)
from present_ratings as given
where given.present_level > 2
  and (given.comment is not null or exists (
    select from follow_ups
    where (follow_ups.device, follow_ups.epoch, follow_ups.seq) = (given.device, given.epoch, given.seq)))
  and exists (select from figure_cells as cell where (cell.device, cell.shift_id) = (given.device, given.shift_id));

-- Each has every filter, so that a search for few ratings among many reads the index alone.
create index listed_ratings_by_arrival on listed_ratings (tag_code, received_at, device, epoch, seq)
  include (day, unit_code, window_number, source, level, is_changed, is_questioned, has_comment);
create index listed_ratings_by_day on listed_ratings (tag_code, day, received_at, device, epoch, seq)
  include (unit_code, window_number, source, level, is_changed, is_questioned, has_comment);
create index listed_ratings_by_unit on listed_ratings (unit_code, tag_code, received_at, device, epoch, seq)
  include (day, window_number, source, level, is_changed, is_questioned, has_comment);

-- Devices of a window; codes by their issue; the matters of some days.
create index devices_by_window on devices (unit_code, window_number);
create index enrolment_codes_by_issue on enrolment_codes (coalesce(issued_at, expires_at), id);
create index ratings_with_matter on ratings (left(answered_at, 10), unit_code, window_number)
  include (matter_name, source, answered_at) where matter_name is not null;
