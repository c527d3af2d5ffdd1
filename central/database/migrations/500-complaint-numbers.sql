-- For the search by 受理编号. The condition is that of complaints_by_follow_up.
create index complaints_by_number on complaints ((acceptance ->> 'number')) where acceptance is not null;
