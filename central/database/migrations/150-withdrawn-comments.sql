-- null: the citizen took it back. The row stays, so that an older comment that comes later does not bring it back.
alter table rating_comments alter column comment drop not null;
