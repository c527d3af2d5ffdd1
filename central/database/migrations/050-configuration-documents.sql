create table configuration_documents (
  device uuid not null references devices,
  version bigint not null check (version >= 1),
  -- Of the document without its version and date: the same content keeps its version.
  content_hash bytea not null check (octet_length(content_hash) = 32),
  document text not null,
  issued_at timestamptz not null,
  primary key (device, version)
);
