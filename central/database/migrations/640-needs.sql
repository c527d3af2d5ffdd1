-- When a person last looked at a list: the latest entry of the person, by action.
create index access_log_by_actor on access_log (actor, action, at desc) where actor_kind = 'account';

-- What has arrived at a unit since then.
create index complaints_by_unit on complaints (unit_code, received_at);
create index opinions_by_unit on opinions (unit_code, received_at);
create index explanations_by_unit on explanations (unit_code, received_at);

-- Silent devices, by the last check; it changes seldom, so that a sign of life changes no index.
create index devices_by_status on devices (watched_status, unit_code) where revoked_at is null;
