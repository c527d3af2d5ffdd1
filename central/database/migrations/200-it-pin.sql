-- 信息科口令: a scrypt verifier, never the PIN; null until it is set, and no IT panel opens. How often it was unlocked.
alter table policy
  add column it_pin jsonb check (it_pin ->> 'scheme' = 'scrypt'),
  add column it_unlocks integer not null default 0 check (it_unlocks >= 0);
-- Devices count the attempts at the IT PIN under this number: somebody who had it would be locked with it.
alter table staff add check (upper(number) <> 'IT-PANEL');
