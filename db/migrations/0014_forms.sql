-- Reporting: versioned forms, what enterprises owe and give, figures made of approved reports.

create table form_version (
  form text not null,
  version integer not null check (version > 0),
  position integer not null,
  valid_from text not null,
  names jsonb not null,
  rhythm text not null check (rhythm in ('month', 'quarter', 'year', 'event')),
  mark text not null check (mark in ('paper', 'found', 'assumed', 'unverified')),
  own boolean not null,
  content text not null,
  hash text not null,
  reason text not null default '',
  actor text not null,
  recorded_at timestamptz(3) not null,
  primary key (form, version),
  unique (form, valid_from)
);
comment on table form_version is 'Versions of the forms by which enterprises report; a version is never changed';
comment on column form_version.form is 'Form: ksz-1, ksz-2, ksz-3, ksz-e or one of this installation';
comment on column form_version.version is 'Number of the version, from 1';
comment on column form_version.position is 'Place in lists';
comment on column form_version.valid_from is 'First period it holds for';
comment on column form_version.names is 'Name by language';
comment on column form_version.rhythm is 'How often it is due';
comment on column form_version.mark is 'How sure its content is';
comment on column form_version.own is 'Made in this installation';
comment on column form_version.content is 'Canonical JSON: sections, fields, checks, ratios';
comment on column form_version.hash is 'SHA-256 of the content';
comment on column form_version.reason is 'Why this version was made';
comment on column form_version.actor is 'Who made it';
comment on column form_version.recorded_at is 'When (UTC)';

create table reporting_round (
  zone_id text not null references zone (zone_id),
  form text not null,
  period text not null,
  version integer not null,
  opened_on date not null,
  due date not null,
  grace_until date not null,
  state text not null check (state in ('open', 'locked')),
  locked_at timestamptz(3),
  locked_by text,
  due_count integer not null default 0,
  approved_count integer not null default 0,
  on_time_count integer not null default 0,
  imputed_count integer not null default 0,
  primary key (zone_id, form, period),
  foreign key (form, version) references form_version (form, version)
);
comment on table reporting_round is 'Reporting of a zone for one form and period: when it is due, and how far it has come';
comment on column reporting_round.zone_id is 'Zone';
comment on column reporting_round.form is 'Form';
comment on column reporting_round.period is 'Period reported on';
comment on column reporting_round.version is 'Version of the form in force for the period';
comment on column reporting_round.opened_on is 'Day it was opened';
comment on column reporting_round.due is 'Last day, a working day';
comment on column reporting_round.grace_until is 'From the day after it a missing report is overdue';
comment on column reporting_round.state is 'open or locked';
comment on column reporting_round.locked_at is 'When it was locked (UTC)';
comment on column reporting_round.locked_by is 'Who locked it';
comment on column reporting_round.due_count is 'Reports due';
comment on column reporting_round.approved_count is 'Reports with an approved revision';
comment on column reporting_round.on_time_count is 'Approved reports first submitted by the due day';
comment on column reporting_round.imputed_count is 'Missing reports with imputed figures';

create index reporting_round_form on reporting_round (form, period, zone_id);

create table submission (
  zone_id text not null references zone (zone_id),
  submission_id uuid not null,
  form text not null,
  period text not null,
  party_id uuid not null references party (party_id),
  residency_id uuid not null,
  sequence integer not null default 1,
  division text not null default '',
  version integer not null,
  state text not null check (state in ('awaited', 'draft', 'in_check', 'returned', 'approved', 'locked', 'reopened')),
  due date not null,
  grace_until date not null,
  returned_until date,
  revision integer not null default 0,
  approved_revision integer not null default 0,
  nil boolean not null default false,
  submitted_on date,
  edited integer not null default 0,
  primary key (zone_id, submission_id),
  unique (zone_id, form, period, residency_id, sequence),
  foreign key (zone_id, form, period) references reporting_round (zone_id, form, period),
  foreign key (form, version) references form_version (form, version)
);
comment on table submission is 'One report an enterprise owes or has given for a place and period';
comment on column submission.zone_id is 'Zone';
comment on column submission.submission_id is 'Id (UUID v7)';
comment on column submission.form is 'Form';
comment on column submission.period is 'Period';
comment on column submission.party_id is 'Enterprise';
comment on column submission.residency_id is 'Its residency in the zone: an enterprise in two zones reports for each';
comment on column submission.sequence is 'Number within the period: events may be several';
comment on column submission.division is 'IFUT division of the enterprise when it was opened, two digits';
comment on column submission.version is 'Version of the form it is filled in';
comment on column submission.state is 'Where it stands';
comment on column submission.due is 'Last day';
comment on column submission.grace_until is 'From the day after it the report is overdue';
comment on column submission.returned_until is 'Last day to answer remarks';
comment on column submission.revision is 'Latest submitted revision';
comment on column submission.approved_revision is 'Revision that counts in figures; 0 when none';
comment on column submission.nil is 'Nothing happened in the period';
comment on column submission.submitted_on is 'Day it was first submitted';
comment on column submission.edited is 'Grows with every change of a field';

create index submission_party on submission (party_id, due);
create index submission_state on submission (zone_id, state, due);

create table submission_field (
  zone_id text not null references zone (zone_id),
  submission_id uuid not null,
  path text not null,
  value jsonb not null,
  version integer not null,
  actor text not null,
  actor_name text not null,
  at timestamptz(3) not null,
  primary key (zone_id, submission_id, path),
  foreign key (zone_id, submission_id) references submission (zone_id, submission_id)
);
comment on table submission_field is 'Fields of a report as they are being filled, each with its own version';
comment on column submission_field.zone_id is 'Zone';
comment on column submission_field.submission_id is 'Report';
comment on column submission_field.path is 'Field, cell of a list (list.row.column) or comment on a warning (why.check.field)';
comment on column submission_field.value is 'Value: number, text or null';
comment on column submission_field.version is 'How often it was changed';
comment on column submission_field.actor is 'Who changed it last';
comment on column submission_field.actor_name is 'Name of who';
comment on column submission_field.at is 'When (UTC)';

create table submission_revision (
  zone_id text not null references zone (zone_id),
  submission_id uuid not null,
  revision integer not null,
  version integer not null,
  content text not null,
  comments jsonb not null,
  findings jsonb not null,
  nil boolean not null,
  source text not null check (source in ('web', 'xlsx', 'api')),
  hash text not null,
  signature jsonb,
  submitted_by text not null,
  submitted_name text not null,
  submitted_at timestamptz(3) not null,
  decision text check (decision in ('approved', 'returned')),
  decided_by text,
  decided_name text,
  decided_at timestamptz(3),
  primary key (zone_id, submission_id, revision),
  foreign key (zone_id, submission_id) references submission (zone_id, submission_id)
);
comment on table submission_revision is 'Revisions of reports as they were submitted; never changed but for the decision';
comment on column submission_revision.zone_id is 'Zone';
comment on column submission_revision.submission_id is 'Report';
comment on column submission_revision.revision is 'Number, from 1';
comment on column submission_revision.version is 'Version of the form';
comment on column submission_revision.content is 'Canonical JSON of the values';
comment on column submission_revision.comments is 'Comments on warnings';
comment on column submission_revision.findings is 'What the checks found when it was submitted';
comment on column submission_revision.nil is 'Nothing happened in the period';
comment on column submission_revision.source is 'How its fields came last';
comment on column submission_revision.hash is 'SHA-256 of the content: what was signed';
comment on column submission_revision.signature is 'Electronic signature over the hash; null where it was submitted by name only';
comment on column submission_revision.submitted_by is 'Who submitted';
comment on column submission_revision.submitted_name is 'Name of who';
comment on column submission_revision.submitted_at is 'When (UTC)';
comment on column submission_revision.decision is 'What was decided';
comment on column submission_revision.decided_by is 'Who decided';
comment on column submission_revision.decided_name is 'Name of who';
comment on column submission_revision.decided_at is 'When (UTC)';

create table submission_remark (
  zone_id text not null references zone (zone_id),
  submission_id uuid not null,
  revision integer not null,
  path text not null,
  content text not null,
  actor_name text not null,
  at timestamptz(3) not null,
  primary key (zone_id, submission_id, revision, path),
  foreign key (zone_id, submission_id, revision) references submission_revision (zone_id, submission_id, revision)
);
comment on table submission_remark is 'Remarks by field with which a report was returned';
comment on column submission_remark.zone_id is 'Zone';
comment on column submission_remark.submission_id is 'Report';
comment on column submission_remark.revision is 'Revision';
comment on column submission_remark.path is 'Field; empty for the report as a whole';
comment on column submission_remark.content is 'Remark';
comment on column submission_remark.actor_name is 'Who';
comment on column submission_remark.at is 'When (UTC)';

create table submission_step (
  zone_id text not null references zone (zone_id),
  submission_id uuid not null,
  seq integer not null,
  step text not null,
  state text not null,
  revision integer not null,
  note text not null default '',
  actor text not null,
  actor_name text not null,
  at timestamptz(3) not null,
  primary key (zone_id, submission_id, seq),
  foreign key (zone_id, submission_id) references submission (zone_id, submission_id)
);
comment on table submission_step is 'Steps reports have taken';
comment on column submission_step.zone_id is 'Zone';
comment on column submission_step.submission_id is 'Report';
comment on column submission_step.seq is 'Number, from 1';
comment on column submission_step.step is 'Step';
comment on column submission_step.state is 'State after it';
comment on column submission_step.revision is 'Revision';
comment on column submission_step.note is 'Reason given';
comment on column submission_step.actor is 'Who';
comment on column submission_step.actor_name is 'Name of who';
comment on column submission_step.at is 'When (UTC)';

create index submission_step_at on submission_step (at desc, submission_id);

create table submission_value (
  zone_id text not null references zone (zone_id),
  form text not null,
  period text not null,
  submission_id uuid not null,
  field text not null,
  division text not null default '',
  value numeric(20, 4) not null,
  imputed boolean not null,
  primary key (zone_id, form, period, submission_id, field),
  foreign key (zone_id, submission_id) references submission (zone_id, submission_id)
);
comment on table submission_value is 'Figures of approved reports, and imputed ones in place of missing reports';
comment on column submission_value.zone_id is 'Zone';
comment on column submission_value.form is 'Form';
comment on column submission_value.period is 'Period';
comment on column submission_value.submission_id is 'Report';
comment on column submission_value.field is 'Field';
comment on column submission_value.division is 'IFUT division';
comment on column submission_value.value is 'Value in the unit of the form';
comment on column submission_value.imputed is 'Estimated in place of a missing report; in aggregates only';

create index submission_value_division on submission_value (form, period, division, field) where not imputed;

create table reported_figure (
  zone_id text not null references zone (zone_id),
  form text not null,
  period text not null,
  field text not null,
  division text not null,
  approved numeric(24, 4) not null,
  approved_count integer not null,
  approved_max numeric(20, 4) not null,
  imputed numeric(24, 4) not null,
  imputed_count integer not null,
  disclosed boolean not null default false,
  primary key (zone_id, form, period, field, division)
);
comment on table reported_figure is 'Sums of a zone by form, period, field and division, kept with every approval';
comment on column reported_figure.zone_id is 'Zone';
comment on column reported_figure.form is 'Form';
comment on column reported_figure.period is 'Period';
comment on column reported_figure.field is 'Field';
comment on column reported_figure.division is 'IFUT division; empty for all';
comment on column reported_figure.approved is 'Sum of approved reports';
comment on column reported_figure.approved_count is 'Reports in it';
comment on column reported_figure.approved_max is 'Largest contribution, absolute';
comment on column reported_figure.imputed is 'Sum of imputed figures';
comment on column reported_figure.imputed_count is 'Enterprises imputed';
comment on column reported_figure.disclosed is 'May be shown to the public and stands as a claim';

create index reported_figure_form on reported_figure (form, period, division, field) include (zone_id, approved, approved_count, approved_max, imputed, imputed_count, disclosed);

create table known_figure (
  zone_id text not null references zone (zone_id),
  party_id uuid not null references party (party_id),
  period text not null,
  field text not null,
  value numeric(20, 4) not null,
  origin text not null check (origin in ('telemetry', 'customs', 'tax')),
  at timestamptz(3) not null,
  primary key (zone_id, party_id, period, field)
);
comment on table known_figure is 'What meters, customs and the tax service say of an enterprise, to compare reports with';
comment on column known_figure.zone_id is 'Zone';
comment on column known_figure.party_id is 'Enterprise';
comment on column known_figure.period is 'Period';
comment on column known_figure.field is 'Field of the forms';
comment on column known_figure.value is 'Value in the unit of the form';
comment on column known_figure.origin is 'Who says it';
comment on column known_figure.at is 'When it was recorded (UTC)';

create index official_value_contested on official_value (subject, measure, period) where rivals > 0 and length(period) > 4;
