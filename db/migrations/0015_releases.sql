-- Releases: figures frozen for a period; the yearly report made of one; its files as they are built.

create table release (
  id text primary key,
  place text not null references place (soato),
  period text not null,
  number integer not null check (number > 0),
  state text not null check (state in ('draft', 'approved', 'withdrawn')),
  note text not null default '',
  hash text not null,
  prepared_by text not null,
  prepared_by_name text not null,
  prepared_at timestamptz(3) not null,
  decided_by_name text,
  decided_at timestamptz(3),
  reason text not null default '',
  publish_at timestamptz(3),
  unique (period, number),
  check ((state = 'approved') = (publish_at is not null))
);
create index release_order on release (prepared_at desc, id);
comment on table release is 'Frozen statistics of a territory for a period; their bytes never change';
comment on column release.id is 'Period and number, for example 2025-1';
comment on column release.place is 'Territory';
comment on column release.period is 'Period the release is about';
comment on column release.number is 'Which release of the period, from 1; never given twice';
comment on column release.state is 'draft, approved (public from publish_at on), withdrawn (a draft that was given up)';
comment on column release.note is 'What the release is for, in the words of who prepared it';
comment on column release.hash is 'SHA-256 of the manifest: names and hashes of the parts';
comment on column release.prepared_by is 'Who prepared it: may not approve it';
comment on column release.prepared_by_name is 'Their name';
comment on column release.prepared_at is 'When it was frozen (UTC)';
comment on column release.decided_by_name is 'Who approved or withdrew it';
comment on column release.decided_at is 'When (UTC)';
comment on column release.reason is 'Why it was withdrawn';
comment on column release.publish_at is 'From when on everybody may see it (UTC); before that it is under embargo';

create table release_part (
  release text not null references release (id),
  name text not null,
  position integer not null,
  content text not null,
  hash text not null,
  items integer not null,
  primary key (release, name)
);
comment on table release_part is 'Content of a release, part by part; rows are only ever added';
comment on column release_part.release is 'Release';
comment on column release_part.name is 'Part: scope, figures, claims, indicators, rating, findings and so on';
comment on column release_part.position is 'Place in lists';
comment on column release_part.content is 'Canonical JSON';
comment on column release_part.hash is 'SHA-256 of the content';
comment on column release_part.items is 'How many things the part holds';

create table report (
  id text primary key references release (id),
  year integer not null,
  state text not null check (state in ('frozen', 'draft', 'agreed', 'approved')),
  revision integer not null check (revision >= 0),
  agreed_by text,
  signature text,
  signed_by_name text,
  signed_at timestamptz(3),
  publish_at timestamptz(3),
  created_at timestamptz(3) not null,
  check ((state = 'approved') = (signature is not null and publish_at is not null))
);
create index report_year on report (year desc, id desc);
comment on table report is 'Yearly reports, each made of one release, on their way from frozen data to publication';
comment on column report.id is 'The release the report is made of';
comment on column report.year is 'Year it is about';
comment on column report.state is 'frozen (data only), draft (texts are written), agreed, approved (signed; public from publish_at on)';
comment on column report.revision is 'Grows with every change of a text or state: what a built file belongs to';
comment on column report.agreed_by is 'Who agreed it: may not sign it';
comment on column report.signature is 'SHA-256 of release hash and texts as they were signed';
comment on column report.signed_by_name is 'Who signed';
comment on column report.signed_at is 'When (UTC)';
comment on column report.publish_at is 'From when on everybody may see it (UTC)';
comment on column report.created_at is 'When it was begun (UTC)';

create table report_text (
  report text not null references report (id),
  section text not null,
  language text not null check (language in ('uz', 'ru', 'en')),
  version integer not null check (version > 0),
  content text not null,
  actor_name text not null,
  at timestamptz(3) not null,
  primary key (report, section, language)
);
comment on table report_text is 'Commentary of a report by section and language; Uzbek in Cyrillic is made of the Latin';
comment on column report_text.report is 'Report';
comment on column report_text.section is 'Section';
comment on column report_text.language is 'Language written in';
comment on column report_text.version is 'Grows with every saving; a saving that did not know the latest is refused';
comment on column report_text.content is 'The text; paragraphs are separated by empty lines';
comment on column report_text.actor_name is 'Who saved it last';
comment on column report_text.at is 'When (UTC)';

create table report_step (
  report text not null references report (id),
  seq integer not null,
  step text not null,
  state text not null,
  note text not null default '',
  actor_name text not null,
  at timestamptz(3) not null,
  primary key (report, seq)
);
comment on table report_step is 'Steps a report has taken';
comment on column report_step.report is 'Report';
comment on column report_step.seq is 'Number of the step, from 1';
comment on column report_step.step is 'Step: create, begin, agree, reopen, approve';
comment on column report_step.state is 'State after it';
comment on column report_step.note is 'Reason, where one is required';
comment on column report_step.actor_name is 'Who';
comment on column report_step.at is 'When (UTC)';

create table report_file (
  id text primary key,
  report text not null references report (id),
  revision integer not null,
  language text not null,
  format text not null check (format in ('pdf', 'xlsx')),
  state text not null check (state in ('waiting', 'building', 'done', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  fault text not null default '',
  content bytea,
  hash text,
  asked_by_name text not null,
  asked_at timestamptz(3) not null,
  finished_at timestamptz(3),
  unique (report, revision, language, format)
);
create index report_file_waiting on report_file (state, asked_at);
comment on table report_file is 'Files of reports: asked for, being built, done. One that was being built when the program stopped is built again';
comment on column report_file.id is 'File';
comment on column report_file.report is 'Report';
comment on column report_file.revision is 'Revision of the report it shows';
comment on column report_file.language is 'Language';
comment on column report_file.format is 'pdf or xlsx';
comment on column report_file.state is 'waiting, building, done, failed';
comment on column report_file.done is 'Steps of the work that are done';
comment on column report_file.total is 'Steps of the work';
comment on column report_file.fault is 'Why it failed';
comment on column report_file.content is 'The file';
comment on column report_file.hash is 'SHA-256 of the file';
comment on column report_file.asked_by_name is 'Who asked for it first';
comment on column report_file.asked_at is 'When (UTC)';
comment on column report_file.finished_at is 'When it was done or failed (UTC)';
