-- 协办: contributions that the unit of an item asks of another unit. Both tables are append-only: a request is open until it
-- has an end, and it has one at most.
create table item_helps (
  id bigint generated always as identity primary key,
  item bigint not null references items (number),
  -- The unit that is asked, and the place of the item, which the asked unit may know.
  unit_code text not null,
  asking_unit text not null,
  asking_window text not null,
  needed text not null,
  due_day text collate "C" not null,
  asked_at timestamptz not null,
  account uuid not null,
  made_by text not null
);
create index item_helps_by_item on item_helps (item);
create index item_helps_by_unit on item_helps (unit_code, due_day);
create trigger item_helps_append_only before update or delete or truncate on item_helps
  for each statement execute function refuse_change();

create table item_help_ends (
  help bigint primary key references item_helps (id),
  kind text not null check (kind in ('answered', 'withdrawn')),
  -- null where it was withdrawn because the item was closed.
  said text check (said is not null or kind = 'withdrawn'),
  at timestamptz not null,
  account uuid not null,
  made_by text not null
);
create trigger item_help_ends_append_only before update or delete or truncate on item_help_ends
  for each statement execute function refuse_change();

alter table item_helps enable row level security;
create policy scope on item_helps for select to counterstar_reader
  using (is_in_scope(unit_code, '') or is_in_scope(asking_unit, asking_window));
grant select on item_helps to counterstar_reader;
alter table item_help_ends enable row level security;
create policy scope on item_help_ends for select to counterstar_reader using (exists (
  select from item_helps where item_helps.id = item_help_ends.help));
grant select on item_help_ends to counterstar_reader;
