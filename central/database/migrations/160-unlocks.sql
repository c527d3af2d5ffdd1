-- How often a number has been unlocked: a device that finds one more than when the number was tried forgets the attempts.
alter table staff add column unlocks integer not null default 0 check (unlocks >= 0);
