-- When a role or a place was last taken away: the files of jobs that the person asked for before are withdrawn.
alter table accounts add column narrowed_at timestamptz;
