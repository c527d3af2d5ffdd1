-- Who rolled a version out, as they named themselves; null where it came by command.
alter table policy_rollouts add column made_by text;
-- The version that was rolled out again, 0 for what the office was set up with; null where the content is a new one.
alter table policy_rollouts add column back_to integer check (back_to >= 0);
-- Of many rollouts the one that holds is found without reading all that came before it.
create index policy_rollouts_by_effect on policy_rollouts (effective_at desc, number desc);
