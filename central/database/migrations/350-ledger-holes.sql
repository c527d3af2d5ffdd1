-- Entries of an older epoch that a device lost and says so, one row a declaration: a read model, made of the entries of
-- kind hole-declared. Behind such a hole an epoch goes on; an upload across any other gap is refused.
create table ledger_holes (
  -- The declaring entry.
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  hole_epoch bigint not null check (hole_epoch >= 1 and hole_epoch < epoch),
  first_seq bigint not null check (first_seq >= 1),
  last_seq bigint not null check (last_seq >= first_seq),
  -- The hash of the last lost entry, as the entry behind it states.
  head text not null check (head ~ '^[0-9a-f]{64}$'),
  primary key (device, epoch, seq),
  foreign key (device, epoch, seq) references ledger_entries
);
create index ledger_holes_by_epoch on ledger_holes (device, hole_epoch);

-- Raised where the centre lacks those entries too; its position is the first of them.
alter table alarms drop constraint alarms_kind_check;
alter table alarms add constraint alarms_kind_check check (kind in
  ('fork', 'truncation', 'database-lost', 'entries-lost', 'two-windows', 'storage-low', 'storage-failed'));
alter table alerts drop constraint alerts_kind_check;
alter table alerts add constraint alerts_kind_check check (kind in
  ('device-lost', 'device-back', 'fork', 'truncation', 'database-lost', 'entries-lost', 'storage-low', 'storage-failed'));
