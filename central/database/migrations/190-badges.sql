-- Badges that a reader types. A badge is kept by its hash: what is printed or stored on it is nobody's business here.
alter table staff add column badges jsonb not null default '[]'
  check (jsonb_typeof(badges) = 'array' and jsonb_array_length(badges) <= 5);
-- Whether a known badge logs in by itself, or fills in the number and the PIN is asked for.
alter table policy add column badge_login text not null default 'with-pin' check (badge_login in ('with-pin', 'alone'));
