-- Whether one person may be on shift at two windows at once. Where not, a shift that begins so is an alarm.
alter table policy add column allow_two_windows boolean not null default false;

alter table alarms drop constraint alarms_kind_check;
alter table alarms add constraint alarms_kind_check
  check (kind in ('fork', 'truncation', 'database-lost', 'two-windows'));
