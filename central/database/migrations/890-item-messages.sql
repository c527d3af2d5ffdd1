-- Messages to the telephones of citizens, with the address of the case page: at most one an item and day. No number is here.
create table item_messages (
  item bigint not null references items (number),
  -- By the office's date.
  day text collate "C" not null,
  at timestamptz not null,
  account uuid not null,
  made_by text not null,
  -- sending: also after the death of its centre. unclear: the provider may have sent it. A failed one may be tried again.
  outcome text not null check (outcome in ('sending', 'sent', 'failed', 'unclear')),
  -- The code of the answer or the network.
  failure text check (char_length(failure) <= 60),
  primary key (item, day)
);
alter table item_messages enable row level security;
create policy scope on item_messages for select to counterstar_reader using (exists (
  select from items where items.number = item_messages.item));
grant select on item_messages to counterstar_reader;
