-- One index answers for a follow-up alone and keeps a device from rating it twice: each rating is written to one less.
alter table ratings drop constraint one_rating_a_follow_up;
alter table ratings add constraint one_rating_a_follow_up unique (follow_up_hash, device);
drop index ratings_by_follow_up;
