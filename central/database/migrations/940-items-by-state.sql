-- 今日, the register of appeals and the lists of items read a few items of a city's by their step or origin.
create index items_by_state on items (state, due_day, number)
  include (unit_code, window_number, opened_at) where is_listed and state <> 'closed';
create index items_by_origin on items (origin, due_day, number) where is_listed and state <> 'closed';
create index items_asking on items (number)
  include (unit_code, window_number, opened_at, due_day, state) where is_listed and asks_delay;
create index items_closed on items (number) where is_listed and state = 'closed';

drop index items_appealed;
create index items_appealed on items (appeal, number)
  include (unit_code, window_number) where is_listed and appeal <> 'none';
