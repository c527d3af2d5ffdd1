-- Staff set PINs of their own at a device. What the office gave last is kept beside it: saying the same again is no news.
alter table staff
  add column must_change_pin boolean not null default false,
  add column pin_given jsonb check (pin_given ->> 'scheme' = 'scrypt');
update staff set pin_given = pin;
alter table staff alter column pin_given set not null;
