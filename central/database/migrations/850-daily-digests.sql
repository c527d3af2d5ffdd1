-- Each working day a mail with the work that waits, for those who ask for it.
alter table accounts add column has_daily_digest boolean not null default false;
alter table digest_rounds drop constraint digest_rounds_period_check;
alter table digest_rounds add constraint digest_rounds_period_check check (period in ('day', 'week', 'month'));
