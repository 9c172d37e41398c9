-- Cases of procedures: one table for all of them, with steps, terms, tasks, documents and comments.

create table procedure_counter (
  zone_id text not null references zone (zone_id),
  kind text not null,
  year integer not null,
  last integer not null,
  primary key (zone_id, kind, year)
);
comment on table procedure_counter is 'Last number given to a case of a kind in a zone and year';
comment on column procedure_counter.zone_id is 'Zone';
comment on column procedure_counter.kind is 'Kind of procedure';
comment on column procedure_counter.year is 'Year of opening';
comment on column procedure_counter.last is 'Last number given';

create table procedure_case (
  zone_id text not null references zone (zone_id),
  case_id uuid not null,
  kind text not null,
  number text not null,
  state text not null,
  round integer not null default 1,
  version integer not null default 1,
  party_id uuid references party (party_id),
  title jsonb not null,
  data jsonb not null,
  triggered_on date not null,
  parameter_day date not null,
  opened_on date not null,
  opened_by text not null,
  closed_on date,
  progress_token text not null,
  language text not null default 'uz',
  request_id uuid not null,
  changed_at timestamptz(3) not null,
  primary key (zone_id, case_id),
  unique (zone_id, kind, number),
  unique (zone_id, request_id),
  unique (zone_id, progress_token)
);
comment on table procedure_case is 'Cases: admission, acceptance, privatization and every other procedure';
comment on column procedure_case.zone_id is 'Zone';
comment on column procedure_case.case_id is 'Id (UUID v7)';
comment on column procedure_case.kind is 'Kind of procedure, as its table is named';
comment on column procedure_case.number is 'Number people call it by';
comment on column procedure_case.state is 'State, one of the table''s';
comment on column procedure_case.round is 'How many states it has entered: tells apart two stays in one state';
comment on column procedure_case.version is 'Grows with every step; a step names the version it was taken at';
comment on column procedure_case.party_id is 'Organisation the case is about';
comment on column procedure_case.title is 'What it is: message key and values';
comment on column procedure_case.data is 'What the procedure''s own module keeps of it';
comment on column procedure_case.triggered_on is 'Day of the event that triggered it (an obligation''s due date, an application)';
comment on column procedure_case.parameter_day is 'Day whose parameters it keeps';
comment on column procedure_case.opened_on is 'Day it was opened';
comment on column procedure_case.opened_by is 'Who opened it: person, key, or the system';
comment on column procedure_case.closed_on is 'Day it ended; null while it is open';
comment on column procedure_case.progress_token is 'Secret part of the address at which the applicant follows it without signing in';
comment on column procedure_case.language is 'Language of its acts';
comment on column procedure_case.request_id is 'Id of the request that opened it: the same request opens no second case';
comment on column procedure_case.changed_at is 'When it last changed (UTC)';
create index procedure_case_open on procedure_case (kind, zone_id, closed_on, opened_on desc);
create index procedure_case_party on procedure_case (party_id, opened_on desc);
create index procedure_case_token on procedure_case (progress_token);

create table case_step (
  zone_id text not null,
  case_id uuid not null,
  seq integer not null,
  step text not null,
  from_state text not null,
  to_state text not null,
  round integer not null,
  actor text not null,
  actor_name text not null,
  role text not null,
  day date not null,
  at timestamptz(3) not null,
  input jsonb not null,
  request_id uuid not null,
  primary key (zone_id, case_id, seq),
  unique (zone_id, request_id),
  foreign key (zone_id, case_id) references procedure_case (zone_id, case_id)
);
comment on table case_step is 'Steps that cases have taken';
comment on column case_step.zone_id is 'Zone';
comment on column case_step.case_id is 'Case';
comment on column case_step.seq is 'Number of the step, from 1; equals the version it was taken at';
comment on column case_step.step is 'Step, one of the table''s, or open';
comment on column case_step.from_state is 'State before';
comment on column case_step.to_state is 'State after';
comment on column case_step.round is 'Round before';
comment on column case_step.actor is 'Who';
comment on column case_step.actor_name is 'Name of who';
comment on column case_step.role is 'Role in which it was taken; system where the system took it';
comment on column case_step.day is 'Day (Tashkent)';
comment on column case_step.at is 'When (UTC)';
comment on column case_step.input is 'What was said with it';
comment on column case_step.request_id is 'Id of the request: the same request takes no second step';

create table case_deadline (
  zone_id text not null,
  case_id uuid not null,
  name text not null,
  round integer not null,
  unit text not null check (unit in ('workingDays', 'calendarDays', 'months')),
  count integer not null,
  parameter text not null,
  start_day date not null,
  due_day date not null,
  paused_on date,
  pause_reason text,
  pause_document uuid,
  met_on date,
  primary key (zone_id, case_id, name, round),
  foreign key (zone_id, case_id) references procedure_case (zone_id, case_id)
);
comment on table case_deadline is 'Terms of cases';
comment on column case_deadline.zone_id is 'Zone';
comment on column case_deadline.case_id is 'Case';
comment on column case_deadline.name is 'Term, as the table names it';
comment on column case_deadline.round is 'Round of the case in which it began';
comment on column case_deadline.unit is 'workingDays, calendarDays or months';
comment on column case_deadline.count is 'Length in that unit, from the parameter on the case''s day';
comment on column case_deadline.parameter is 'Parameter the length comes from';
comment on column case_deadline.start_day is 'Day of the event it is counted from';
comment on column case_deadline.due_day is 'Last day';
comment on column case_deadline.paused_on is 'Day it was paused; null while it runs';
comment on column case_deadline.pause_reason is 'Why it is, or last was, paused';
comment on column case_deadline.pause_document is 'Document the pause rests on';
comment on column case_deadline.met_on is 'Day it was met; null while it is not. Meeting it late does not hide that it was late';
create index case_deadline_open on case_deadline (due_day) where met_on is null;

create table case_task (
  zone_id text not null,
  case_id uuid not null,
  step text not null,
  role text not null,
  party_id uuid,
  since date not null,
  due_day date,
  primary key (zone_id, case_id, step, role),
  foreign key (zone_id, case_id) references procedure_case (zone_id, case_id)
);
comment on table case_task is 'What cases wait for, by role; written anew with every step';
comment on column case_task.zone_id is 'Zone';
comment on column case_task.case_id is 'Case';
comment on column case_task.step is 'Step that is waited for';
comment on column case_task.role is 'Role that can take it';
comment on column case_task.party_id is 'Organisation of the case';
comment on column case_task.since is 'Day since which it is waited for';
comment on column case_task.due_day is 'Earliest running term';
create index case_task_role on case_task (role, zone_id, party_id);

create table case_document (
  zone_id text not null,
  case_id uuid not null,
  document_id uuid not null,
  seq integer not null,
  kind text not null,
  verification text,
  awaits_signature boolean not null default false,
  primary key (zone_id, case_id, document_id),
  foreign key (zone_id, case_id) references procedure_case (zone_id, case_id)
);
comment on table case_document is 'Documents of cases: what was handed in, and acts that steps issued';
comment on column case_document.zone_id is 'Zone';
comment on column case_document.case_id is 'Case';
comment on column case_document.document_id is 'Document of the register of documents';
comment on column case_document.seq is 'Step with which it came';
comment on column case_document.kind is 'attachment, or the kind of act issued';
comment on column case_document.verification is 'Verification code of an act';
comment on column case_document.awaits_signature is 'An act that is issued and not yet signed';

create table case_comment (
  zone_id text not null,
  case_id uuid not null,
  comment_id uuid not null,
  content text not null,
  inside boolean not null,
  actor text not null,
  actor_name text not null,
  at timestamptz(3) not null,
  primary key (zone_id, case_id, comment_id),
  foreign key (zone_id, case_id) references procedure_case (zone_id, case_id)
);
comment on table case_comment is 'What people write to a case';
comment on column case_comment.zone_id is 'Zone';
comment on column case_comment.case_id is 'Case';
comment on column case_comment.comment_id is 'Id';
comment on column case_comment.content is 'Text';
comment on column case_comment.inside is 'Only for the bodies that decide, not for the organisation of the case';
comment on column case_comment.actor is 'Who';
comment on column case_comment.actor_name is 'Name of who';
comment on column case_comment.at is 'When (UTC)';
