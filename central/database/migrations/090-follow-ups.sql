-- 回家再说: what a citizen adds to a rating on their own phone. It comes from no kiosk, so it is no read model: it is kept
-- as it was sent, every time it was sent, and the highest number of a rating counts.
create table follow_ups (
  -- The rating's entry, which stays where it is when read models are made anew.
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  number smallint not null check (number between 1 and 20),
  -- The level whose tags these are.
  level smallint not null check (level between 1 and 5),
  tag_codes jsonb not null check (jsonb_typeof(tag_codes) = 'array'),
  comment text check (char_length(comment) between 1 and 150),
  -- 渠道 of the national set: 3 is the QR code.
  channel text not null check (channel = '3'),
  given_at timestamptz not null,
  primary key (device, epoch, seq, number),
  foreign key (device, epoch, seq) references ledger_entries,
  check (comment is not null or jsonb_array_length(tag_codes) > 0)
);

create trigger follow_ups_append_only before update or delete or truncate on follow_ups
  for each statement execute function refuse_change();
