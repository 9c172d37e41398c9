-- Changes of parameters: proposed by one, decided by another.

create table parameter_change (
  change_id uuid primary key,
  key text not null,
  value text not null,
  valid_from date not null,
  act text references act (id),
  mark text not null check (mark in ('paper', 'found', 'assumed', 'unverified')),
  reason text not null,
  state text not null check (state in ('proposed', 'approved', 'rejected')),
  proposed_by text not null,
  proposed_name text not null,
  proposed_at timestamptz(3) not null,
  decided_by text,
  decided_name text,
  decided_at timestamptz(3),
  decision_reason text,
  check ((state = 'proposed') = (decided_by is null))
);
comment on table parameter_change is 'Changes of dated parameters by four eyes: nobody decides a change of their own';
comment on column parameter_change.change_id is 'Id (UUID v7)';
comment on column parameter_change.key is 'Parameter';
comment on column parameter_change.value is 'New value as text';
comment on column parameter_change.valid_from is 'First day the new value holds';
comment on column parameter_change.act is 'Act it rests on; null where it is assumed';
comment on column parameter_change.mark is 'paper, found, assumed or unverified';
comment on column parameter_change.reason is 'Why it is changed';
comment on column parameter_change.state is 'proposed, approved or rejected';
comment on column parameter_change.proposed_by is 'Who proposed it';
comment on column parameter_change.proposed_name is 'Name of who proposed it';
comment on column parameter_change.proposed_at is 'When (UTC)';
comment on column parameter_change.decided_by is 'Who decided it';
comment on column parameter_change.decided_name is 'Name of who decided it';
comment on column parameter_change.decided_at is 'When (UTC)';
comment on column parameter_change.decision_reason is 'Why it was decided so';
create index parameter_change_state on parameter_change (state, proposed_at desc);
