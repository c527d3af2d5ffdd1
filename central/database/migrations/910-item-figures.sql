-- The parts of an item that figures count, so that a year of them is read from one index and no item is opened.
alter table items
  add column origin text not null generated always as (item ->> 'origin') stored,
  add column appeal text not null generated always as (item ->> 'appeal') stored,
  add column outcome text generated always as (item ->> 'outcome') stored,
  add column root_cause text generated always as (item ->> 'rootCause') stored,
  add column is_changed boolean not null generated always as ((item ->> 'isRatingChanged')::boolean) stored,
  add column has_contact boolean not null generated always as ((item ->> 'hasContact')::boolean) stored,
  -- The day by whose end the reply of this round is due; null where no reply is due.
  add column reply_due text collate "C" generated always as (case
    when item ->> 'state' in ('appealed', 'to-call', 'closed') then null else item -> 'due' ->> 'day' end) stored,
  add column replies integer not null generated always as (jsonb_array_length(item -> 'replies')) stored,
  add column replies_in_time integer not null generated always as (
    jsonb_array_length(jsonb_path_query_array(item, '$.replies[*] ? (@.day <= @.due)'))) stored,
  -- By the last reply.
  add column is_rectified boolean not null generated always as (
    coalesce((item -> 'replies' -> -1 ->> 'isRectified')::boolean, false)) stored,
  add column calls integer not null generated always as (jsonb_array_length(item -> 'calls')) stored,
  add column is_reached boolean not null generated always as (
    jsonb_path_exists(item, '$.calls[*] ? (@ != "not-reached" && @ != "no-contact")')) stored,
  -- Of the calls that the citizen answered; null where there is none.
  add column first_answer text generated always as (
    jsonb_path_query_array(item, '$.calls[*] ? (@ == "satisfied" || @ == "fairly-satisfied" || @ == "dissatisfied")')
    ->> 0) stored,
  add column last_answer text generated always as (
    jsonb_path_query_array(item, '$.calls[*] ? (@ == "satisfied" || @ == "fairly-satisfied" || @ == "dissatisfied")')
    ->> -1) stored;

create index items_by_opening on items (opened_at) include (
  unit_code, window_number, origin, appeal, outcome, root_cause, is_changed, has_contact, reply_due, replies,
  replies_in_time, is_rectified, calls, is_reached, first_answer, last_answer) where is_listed;

-- 今日 counts the items that wait, those of a city too, from this index alone.
drop index items_by_due_day;
create index items_by_due_day on items (due_day, number)
  include (state, unit_code, window_number, opened_at, asks_delay) where is_listed and state <> 'closed';
