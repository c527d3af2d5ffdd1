-- The first policy of the office becomes version 0. The IT PIN stays, in a table of its own.
alter table policy_versions
  drop constraint policy_versions_version_check,
  add check (version >= 0);

insert into policy_versions (version, content, made_at)
select 0, jsonb_build_object(
    'policy', jsonb_build_object('promptMs', prompt_ms, 'reasonsMs', reasons_ms, 'thanksMs', thanks_ms,
      'changeWithinMs', change_within_ms, 'formMs', form_ms, 'walkUp', walk_up,
      'allowMouseRating', allow_mouse_rating, 'badgeLogin', badge_login,
      'sound', jsonb_build_object('volume', sound_volume, 'quietHours', quiet_hours),
      'logOutAsksPin', log_out_asks_pin, 'allowTwoWindows', allow_two_windows),
    'followUpDays', follow_up_days, 'tagsVersion', levels_version, 'levels', levels, 'attract', attract, 'survey', survey),
  now()
from policy join level_sets on level_sets.version = levels_version;

-- Documents without a version were made with the first policy.
update configuration_documents set policy_version = 0
where policy_version is null and exists (select from policy_versions where version = 0);

-- The version at a window at a time; at a whole unit, or everywhere, where no window or unit is named. null before the
-- office has saved its first policy.
create or replace function policy_in_force(at_unit text, at_window text, at timestamptz) returns integer
language sql stable as $$
  select coalesce(
    (select version from policy_rollouts
      where effective_at <= at and (unit_code is null or unit_code = at_unit)
        and (window_number is null or window_number = at_window)
        and not exists (select from policy_withdrawals where rollout = number)
      order by effective_at desc, number desc limit 1),
    (select version from policy_versions where version = 0))
$$;

-- Every survey of every version stays: answers name it, and are read with its words after another one has begun.
drop trigger policy_keeps_survey on policy;
create or replace function keep_survey() returns trigger language plpgsql as $$
begin
  insert into surveys (id, survey) values (new.content -> 'survey' ->> 'id', new.content -> 'survey')
  on conflict (id) do update set survey = excluded.survey;
  return null;
end
$$;
create trigger policy_versions_keep_survey after insert on policy_versions
  for each row when (jsonb_typeof(new.content -> 'survey') = 'object') execute function keep_survey();
insert into surveys (id, survey)
select distinct on (content -> 'survey' ->> 'id') content -> 'survey' ->> 'id', content -> 'survey'
from policy_versions where version > 0 and jsonb_typeof(content -> 'survey') = 'object'
order by content -> 'survey' ->> 'id', version desc
on conflict (id) do update set survey = excluded.survey;

create table it_panel (
  only_row boolean primary key default true check (only_row),
  -- 信息科口令: a scrypt verifier, never the PIN; null as long as none is set, and no IT panel opens.
  pin jsonb check (pin ->> 'scheme' = 'scrypt'),
  -- Number of times the office lifted its lock.
  unlocks integer not null default 0 check (unlocks >= 0)
);
insert into it_panel (pin, unlocks) select it_pin, it_unlocks from policy;
insert into it_panel default values on conflict (only_row) do nothing;
drop table policy;
