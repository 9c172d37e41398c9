-- Ratings: methods as versioned data, runs from draft to final, objections.

create table rating_method (
  method text not null,
  version integer not null check (version > 0),
  position integer not null,
  names jsonb not null,
  notes jsonb not null,
  mark text not null check (mark in ('paper', 'found', 'assumed', 'unverified')),
  own boolean not null,
  content text not null,
  hash text not null,
  reason text not null default '',
  actor text not null,
  recorded_at timestamptz(3) not null,
  primary key (method, version)
);
comment on table rating_method is 'Versions of rating methods; a version is never changed';
comment on column rating_method.method is 'Method';
comment on column rating_method.version is 'Number of the version, from 1';
comment on column rating_method.position is 'Place in lists';
comment on column rating_method.names is 'Name by language';
comment on column rating_method.notes is 'What the method is and how far it is to be trusted, by language';
comment on column rating_method.mark is 'How sure its weights are: of the paper, found, assumed, unverified';
comment on column rating_method.own is 'Made or changed in this installation';
comment on column rating_method.content is 'Canonical JSON: pillars, indicators, weights, goalposts, normalisation, aggregation, coverage';
comment on column rating_method.hash is 'SHA-256 of the content';
comment on column rating_method.reason is 'Why this version was made';
comment on column rating_method.actor is 'Who made it';
comment on column rating_method.recorded_at is 'When (UTC)';

create table rating_run (
  id text primary key,
  method text not null,
  version integer not null,
  place text not null references place (soato),
  period text not null,
  state text not null check (state in ('draft', 'published', 'final', 'withdrawn')),
  revision integer not null check (revision > 0),
  content text not null,
  hash text not null,
  published_on date,
  published_by text,
  objections_until date,
  created_at timestamptz(3) not null,
  foreign key (method, version) references rating_method (method, version)
);
create index rating_run_created on rating_run (created_at desc, id);
comment on table rating_run is 'Ratings of a territory by a method for a period, on their way from draft to final';
comment on column rating_run.id is 'Run';
comment on column rating_run.method is 'Method';
comment on column rating_run.version is 'Version of the method';
comment on column rating_run.place is 'Territory';
comment on column rating_run.period is 'Period';
comment on column rating_run.state is 'draft, published for objections, final, withdrawn';
comment on column rating_run.revision is 'How often it was computed: 1, and one more after each upheld objection';
comment on column rating_run.content is 'Canonical JSON of the result; never changes once the run is final';
comment on column rating_run.hash is 'SHA-256 of the content';
comment on column rating_run.published_on is 'Day of the latest publication (Tashkent)';
comment on column rating_run.published_by is 'Who published it: may not decide objections to it';
comment on column rating_run.objections_until is 'Last day for objections, by the parameter in force on the day of publication';
comment on column rating_run.created_at is 'When the draft was made (UTC)';

create table rating_run_step (
  run text not null references rating_run (id),
  seq integer not null,
  step text not null,
  state text not null,
  revision integer not null,
  hash text not null,
  note text not null default '',
  actor text not null,
  actor_name text not null,
  at timestamptz(3) not null,
  primary key (run, seq)
);
comment on table rating_run_step is 'Steps a run has taken';
comment on column rating_run_step.run is 'Run';
comment on column rating_run_step.seq is 'Number of the step, from 1';
comment on column rating_run_step.step is 'Step: create, publish, revise, finalise, withdraw';
comment on column rating_run_step.state is 'State after it';
comment on column rating_run_step.revision is 'Revision after it';
comment on column rating_run_step.hash is 'SHA-256 of the result after it';
comment on column rating_run_step.note is 'Reason given';
comment on column rating_run_step.actor is 'Who';
comment on column rating_run_step.actor_name is 'Name of who';
comment on column rating_run_step.at is 'When (UTC)';

create table rating_objection (
  run text not null references rating_run (id),
  id text not null,
  revision integer not null,
  zone text,
  on_behalf_of text not null,
  content text not null,
  actor text not null,
  actor_name text not null,
  at timestamptz(3) not null,
  decision text check (decision in ('upheld', 'rejected')),
  reason text,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz(3),
  primary key (run, id),
  check ((decision is null) = (reason is null) and (decision is null) = (decided_by is null) and (decision is null) = (decided_at is null))
);
comment on table rating_objection is 'Objections to a published run and what was decided on them';
comment on column rating_objection.run is 'Run';
comment on column rating_objection.id is 'Objection';
comment on column rating_objection.revision is 'Revision of the run it objects to';
comment on column rating_objection.zone is 'Zone it is about; null when about the whole';
comment on column rating_objection.on_behalf_of is 'Whose objection it is';
comment on column rating_objection.content is 'What is objected to';
comment on column rating_objection.actor is 'Who registered it';
comment on column rating_objection.actor_name is 'Name of who registered it';
comment on column rating_objection.at is 'When (UTC)';
comment on column rating_objection.decision is 'upheld or rejected; null while undecided';
comment on column rating_objection.reason is 'Why it was decided so';
comment on column rating_objection.decided_by is 'Who decided';
comment on column rating_objection.decided_by_name is 'Name of who decided';
comment on column rating_objection.decided_at is 'When it was decided (UTC)';
