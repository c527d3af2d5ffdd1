-- The page of a rating that was refused is found by its hash as it was read when it was refused: what else an entry holds
-- is not looked at again.
alter table quarantined_entries add column follow_up_hash text;
create index quarantined_entries_by_follow_up on quarantined_entries (follow_up_hash) where follow_up_hash is not null;

update quarantined_entries set follow_up_hash = readable_entry(entry) -> 'body' ->> 'followUpHash'
from ledger_entries
where reason = 'already-rated' and (ledger_entries.device, ledger_entries.epoch, ledger_entries.seq)
  = (quarantined_entries.device, quarantined_entries.epoch, quarantined_entries.seq);
