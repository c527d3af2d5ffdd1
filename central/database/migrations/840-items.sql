-- 整改项, each with the entry that opened it; none where a 督办单 did. `item` is the result of its events.
create table items (
  number bigint generated always as identity primary key,
  device uuid,
  epoch bigint,
  seq bigint,
  unit_code text not null,
  window_number text not null,
  opened_at timestamptz not null,
  -- false until the shift of its rating is over: nobody learns of a 差评 of a running shift.
  is_listed boolean not null,
  event_count integer not null check (event_count > 0),
  item jsonb not null,
  state text not null generated always as (item ->> 'state') stored,
  -- Of the step that comes next; null once it is closed.
  due_day text collate "C" generated always as (case item ->> 'state'
    when 'closed' then null
    when 'to-verify' then item -> 'verifyDue' ->> 'day'
    when 'to-call' then item -> 'callDue' ->> 'day'
    else item -> 'due' ->> 'day' end) stored,
  assigned_to uuid generated always as ((item -> 'assignedTo' ->> 'account')::uuid) stored,
  -- A delay that the city has not decided.
  asks_delay boolean not null generated always as (coalesce(jsonb_typeof(item -> 'delay') = 'object', false)) stored,
  check (num_nulls(device, epoch, seq) in (0, 3)),
  unique (device, epoch, seq)
);
create index items_open on items (unit_code, state, due_day) include (window_number, assigned_to, asks_delay)
  where is_listed and state <> 'closed';
create index items_by_due_day on items (due_day, number) where is_listed and state <> 'closed';
create index items_by_unit on items (unit_code, number) where is_listed;
create index items_appealed on items (number) where is_listed and item ->> 'appeal' <> 'none';
create index items_unlisted on items (device) where not is_listed;

-- Never changed and never deleted: a wrong one is followed by another one.
create table item_events (
  item bigint not null references items (number),
  number integer not null check (number > 0),
  at timestamptz not null,
  -- null for the centre itself.
  account uuid,
  -- The person's name at that time.
  made_by text,
  role text,
  event jsonb not null,
  primary key (item, number),
  check (num_nulls(account, made_by, role) in (0, 3))
);
create trigger item_events_append_only before update or delete or truncate on item_events
  for each statement execute function refuse_change();

alter table items enable row level security;
create policy scope on items for select to counterstar_reader using (is_in_scope(unit_code, window_number));
grant select on items to counterstar_reader;
alter table item_events enable row level security;
create policy scope on item_events for select to counterstar_reader using (exists (
  select from items where items.number = item_events.item));
grant select on item_events to counterstar_reader;

-- Pictures that prove a rectification, by their hashes; the events name those that count.
create table item_files (
  item bigint not null references items (number),
  file text not null references evidence_files (hash),
  stored_at timestamptz not null default clock_timestamp(),
  made_by text not null,
  primary key (item, file)
);
create index item_files_by_file on item_files (file);
create trigger item_files_append_only before update or delete or truncate on item_files
  for each statement execute function refuse_change();
alter table item_files enable row level security;
create policy scope on item_files for select to counterstar_reader using (exists (
  select from items where items.number = item_files.item));
create policy of_items on evidence_files for select to counterstar_reader
  using (exists (select from item_files where item_files.file = evidence_files.hash));
grant select on item_files to counterstar_reader;

-- Who looked at an item, and opened its contact.
create index access_log_by_item on access_log ((subject ->> 'item'), at) where action in ('item-read', 'contact-opened');
