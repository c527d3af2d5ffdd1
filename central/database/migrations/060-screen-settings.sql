-- What the citizen's screen needs to know of an office, beside who serves where.
alter table units
  add column support_phone text check (char_length(support_phone) between 1 and 30),
  -- Opening hours; null where they have not been said.
  add column hours jsonb check (jsonb_typeof(hours) = 'object'),
  add column pause_reasons jsonb not null default '[{"text": {"zh": "请稍候", "en": "Back in a moment"}, "until": null}]'
    check (jsonb_typeof(pause_reasons) = 'array' and jsonb_array_length(pause_reasons) between 1 and 6);

alter table staff
  -- The 带教老师 of a trainee, of the same unit.
  add column mentor_number text check (mentor_number <> number),
  -- Checked at the end, so that an office is saved in any order.
  add foreign key (unit_code, mentor_number) references staff deferrable initially deferred;

alter table policy
  add column reasons_ms integer not null default 30000 check (reasons_ms between 5000 and 600000),
  add column form_ms integer not null default 60000 check (form_ms between 10000 and 600000),
  add column walk_up boolean not null default false,
  add column sound_volume double precision not null default 0.6 check (sound_volume between 0 and 1),
  add column quiet_hours jsonb not null default '[]' check (jsonb_typeof(quiet_hours) = 'array'),
  -- 回家再说: how long the page behind the QR code stays open.
  add column follow_up_days integer not null default 7 check (follow_up_days between 1 and 60),
  -- What an idle screen shows and which survey runs; null for none. Their shape is that of the configuration document.
  add column attract jsonb check (jsonb_typeof(attract) = 'object'),
  add column survey jsonb check (jsonb_typeof(survey) = 'object');

-- The key that kiosks seal complaints to: another key on this database is refused at start, for it opens none of them.
create table centre_sealing_key (
  only_row boolean primary key default true check (only_row),
  -- X25519, raw.
  public_key bytea not null check (octet_length(public_key) = 32)
);
