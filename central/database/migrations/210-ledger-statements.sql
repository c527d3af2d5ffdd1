-- What was signed about a ledger, as it crossed the wire: the device's checkpoints and this centre's receipts, one of
-- each for every position. They outlast the entries' own columns as proof: nobody here can sign for a device.
create table ledger_statements (
  device uuid not null references devices,
  epoch bigint not null check (epoch >= 1),
  size bigint not null check (size >= 0),
  head text not null check (head ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind in ('checkpoint', 'receipt')),
  text text not null,
  signature text not null,
  primary key (device, epoch, size, head, kind)
);

create trigger ledger_statements_append_only before update or delete or truncate on ledger_statements
  for each statement execute function refuse_change();
