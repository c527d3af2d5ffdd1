-- Read models, as the ratings are.

-- 意见簿
create table opinions (
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  opinion_id uuid not null,
  unit_code text not null,
  window_number text not null,
  opinion text not null,
  -- The kiosk's wall clock as it wrote it.
  given_at text not null,
  received_at timestamptz not null,
  primary key (device, epoch, seq),
  unique (device, opinion_id),
  foreign key (device, epoch, seq) references ledger_entries
);
create index opinions_by_arrival on opinions (received_at desc, device, epoch desc, seq desc);

-- 投诉, sealed as it came: what it says is read with the centre's private key, which is not in the database.
create table complaints (
  device uuid not null,
  epoch bigint not null,
  seq bigint not null,
  complaint_id uuid not null,
  unit_code text not null,
  window_number text not null,
  sealed jsonb not null check (jsonb_typeof(sealed) = 'object'),
  given_at text not null,
  received_at timestamptz not null,
  primary key (device, epoch, seq),
  unique (device, complaint_id),
  foreign key (device, epoch, seq) references ledger_entries
);
create index complaints_by_arrival on complaints (received_at desc, device, epoch desc, seq desc);

-- 问卷: the newest answer of a response to a question.
create table survey_answers (
  device uuid not null,
  response_id uuid not null,
  question_id text not null,
  epoch bigint not null,
  seq bigint not null,
  survey_id text not null,
  unit_code text not null,
  window_number text not null,
  prompt_id uuid,
  answer jsonb not null check (answer ->> 'type' in ('single', 'multiple', 'scale', 'text')),
  received_at timestamptz not null,
  primary key (device, response_id, question_id),
  foreign key (device, epoch, seq) references ledger_entries
);
create index survey_answers_by_survey on survey_answers (survey_id, question_id);

-- Every survey that was ever the policy's: answers name it, and are read with its words long after another one runs.
create table surveys (
  id text primary key,
  survey jsonb not null
);

create function keep_survey() returns trigger language plpgsql as $$
begin
  insert into surveys (id, survey) values (new.survey ->> 'id', new.survey)
  on conflict (id) do update set survey = excluded.survey;
  return null;
end
$$;

create trigger policy_keeps_survey after insert or update of survey on policy
  for each row when (new.survey is not null) execute function keep_survey();
