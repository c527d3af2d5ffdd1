-- A rating that is kept and not counted is an alarm: somebody was thanked for it. Kinds of alarms and alerts are listed in
-- the contract alone; here only their form is checked, so that a new kind needs no migration.
alter table alarms drop constraint alarms_kind_check;
alter table alarms add constraint alarms_kind_check check (kind ~ '^[a-z][a-z-]{1,39}$');
alter table alerts drop constraint alerts_kind_check;
alter table alerts add constraint alerts_kind_check check (kind ~ '^[a-z][a-z-]{1,39}$');

-- Those that lie in quarantine already, one alarm a device and epoch. The kind of an entry stands before its body, and a
-- text inside a body cannot hold it: its quotation marks would be escaped.
insert into alarms (device, kind, epoch, seq, first_raised_at, last_raised_at, times)
select device, 'rating-quarantined', epoch, min(seq), min(received_at), max(received_at), count(*)
from quarantined_entries join ledger_entries using (device, epoch, seq)
where position('"kind":"rating-given"'::bytea in entry) > 0 or position('"kind":"rating-changed"'::bytea in entry) > 0
group by device, epoch;
