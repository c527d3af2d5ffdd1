-- One row where the units, people and windows are those of the demonstration office. It stays as long as they do.
create table demonstration (
  only_row boolean primary key default true check (only_row)
);
