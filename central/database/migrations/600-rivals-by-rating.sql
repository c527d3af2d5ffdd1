-- An arriving rating asks whether it rivals another one.
create index rival_claims_by_rating on rival_claims (device, epoch, seq);
