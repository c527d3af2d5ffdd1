-- 受理: what the screen promised at the end of a complaint, as the entry has it; null in complaints of older kiosks, which
-- have no number. Two complaints with one number are both stored.
alter table complaints add column acceptance jsonb check (jsonb_typeof(acceptance) = 'object');
create index complaints_by_follow_up on complaints ((acceptance ->> 'followUpHash')) where acceptance is not null;
