-- Whether a shift is ended with the PIN of the one who serves.
alter table policy add column log_out_asks_pin boolean not null default true;
