-- The job that made a draw; null where a request made it.
alter table inspection_draws add column job uuid unique;
