create table ledger_epochs (
  device uuid not null references devices,
  epoch bigint not null check (epoch >= 1),
  size bigint not null check (size >= 0),
  head text not null check (head ~ '^[0-9a-f]{64}$'),
  primary key (device, epoch)
);

create table ledger_entries (
  device uuid not null,
  epoch bigint not null,
  seq bigint not null check (seq >= 1),
  -- The bytes the kiosk wrote, hashed and sent. The hash is the database's own, so it cannot disagree with them.
  entry bytea not null,
  hash bytea not null generated always as (sha256(entry)) stored,
  received_at timestamptz not null,
  primary key (device, epoch, seq),
  foreign key (device, epoch) references ledger_epochs
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger ledger_entries_append_only before update or delete or truncate on ledger_entries
  for each statement execute function refuse_change();

create table quarantined_entries (
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  reason text not null check (reason in ('kind-unknown', 'body-invalid', 'already-rated')),
  primary key (device, epoch, seq),
  foreign key (device, epoch, seq) references ledger_entries
);

-- The other branch of a forked ledger; the first one stays in ledger_entries.
create table forked_entries (
  device uuid not null references devices,
  epoch bigint not null,
  seq bigint not null,
  entry bytea not null,
  hash bytea not null generated always as (sha256(entry)) stored,
  received_at timestamptz not null,
  primary key (device, epoch, seq, hash)
);

create trigger forked_entries_append_only before update or delete or truncate on forked_entries
  for each statement execute function refuse_change();

-- A reason for somebody to go there. The same finding again raises `times`, not another row.
create table alarms (
  device uuid not null references devices,
  kind text not null check (kind in ('fork', 'truncation', 'database-lost')),
  epoch bigint not null,
  seq bigint not null,
  first_raised_at timestamptz not null,
  last_raised_at timestamptz not null,
  times bigint not null default 1 check (times >= 1),
  primary key (device, kind, epoch, seq)
);
