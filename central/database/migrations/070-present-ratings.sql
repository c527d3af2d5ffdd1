-- Read models: every row can be made again from ledger_entries. Each kind of entry stands in its own table and none waits
-- for another: a change that arrives before its rating, out of another epoch, is there when the rating comes.
alter table quarantined_entries drop constraint quarantined_entries_reason_check;
alter table quarantined_entries add constraint quarantined_entries_reason_check
  check (reason in ('kind-unknown', 'body-invalid', 'already-rated', 'already-changed', 'already-given'));

-- `level` stays the first one; what it was changed to is in rating_changes.
alter table ratings
  -- SHA-256 of the token in the QR code, in hexadecimal; the token itself is nowhere but with the citizen.
  add column follow_up_hash text check (follow_up_hash ~ '^[0-9a-f]{64}$'),
  add constraint one_rating_a_follow_up unique (follow_up_hash);

-- What belongs to a rating is found by device and prompt: no device can change what was given at another.
create table rating_changes (
  device uuid not null,
  prompt_id uuid not null,
  epoch bigint not null,
  seq bigint not null,
  level smallint not null check (level between 1 and 5),
  changed_after_ms bigint not null check (changed_after_ms >= 0),
  primary key (device, prompt_id),
  foreign key (device, epoch, seq) references ledger_entries
);

-- The newest of a prompt, as for comments.
create table rating_tags (
  device uuid not null,
  prompt_id uuid not null,
  epoch bigint not null,
  seq bigint not null,
  tag_codes jsonb not null check (jsonb_typeof(tag_codes) = 'array'),
  primary key (device, prompt_id),
  foreign key (device, epoch, seq) references ledger_entries
);

create table rating_comments (
  device uuid not null,
  prompt_id uuid not null,
  epoch bigint not null,
  seq bigint not null,
  comment text not null,
  primary key (device, prompt_id),
  foreign key (device, epoch, seq) references ledger_entries
);

-- Ratings as they stand. Tags that were chosen before the level changed belong to the level before.
create view present_ratings as
select ratings.*, coalesce(rating_changes.level, ratings.level) as present_level,
  case
    when rating_changes.seq is null or (rating_tags.epoch, rating_tags.seq) > (rating_changes.epoch, rating_changes.seq)
    then coalesce(rating_tags.tag_codes, '[]')
    else '[]'
  end as tag_codes,
  rating_comments.comment
from ratings
left join rating_changes using (device, prompt_id)
left join rating_tags using (device, prompt_id)
left join rating_comments using (device, prompt_id);
