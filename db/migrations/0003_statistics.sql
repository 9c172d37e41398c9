-- What is so: measures, claims (bitemporal), official values, statements, findings, indicators.

create table measure (
  code text primary key,
  names jsonb not null,
  unit text not null,
  dimension text not null,
  aggregation text not null check (aggregation in ('sum', 'none')),
  kind text not null check (kind in ('stock', 'flow', 'share')),
  note text not null default ''
);
comment on table measure is 'Base figures of which indicators are made';
comment on column measure.code is 'Name in formulas, such as workers';
comment on column measure.names is 'Name by language';
comment on column measure.unit is 'Unit';
comment on column measure.dimension is 'Physical dimension for unit checks';
comment on column measure.aggregation is 'sum: the figures of zones add up; none: they do not';
comment on column measure.kind is 'stock at the period end, flow over the period, or share';
comment on column measure.note is 'What to know about it';

create table unit (
  code text primary key,
  symbols jsonb not null,
  dimension text not null
);
comment on table unit is 'Units of measures and indicators';
comment on column unit.code is 'Name, such as mln_som/ha';
comment on column unit.symbols is 'How it is written, by language';
comment on column unit.dimension is 'Physical dimension for unit checks';

create table claim (
  subject text not null,
  id text not null,
  measure text not null references measure (code),
  period text,
  period_basis text not null check (period_basis in ('stated', 'implied', 'inferred', 'since', 'undated')),
  value double precision,
  unit text not null,
  qualifier text not null check (qualifier in ('exact', 'more_than', 'less_than', 'about', 'almost')),
  scope text not null,
  as_printed text,
  source text not null references source (id),
  locator text not null default '',
  quote text not null default '',
  note text not null default '',
  recorded_from timestamptz(3) not null,
  recorded_to timestamptz(3),
  corrects text,
  reason text,
  primary key (subject, id),
  check (recorded_to is null or recorded_to >= recorded_from)
);
comment on table claim is 'Statistics as somebody stated them; a correction closes the old version and adds a new one';
comment on column claim.subject is 'Zone, or SOATO code of a place';
comment on column claim.id is 'Id of this version';
comment on column claim.measure is 'What was measured';
comment on column claim.period is 'Year, quarter or month; null when undated';
comment on column claim.period_basis is 'How the period is known: stated, implied, inferred, since, undated';
comment on column claim.value is 'Value; null where the source names the figure but gives none';
comment on column claim.unit is 'Unit as stated';
comment on column claim.qualifier is 'How exactly it is stated';
comment on column claim.scope is 'What it covers';
comment on column claim.as_printed is 'As printed, where it differs from the value read';
comment on column claim.source is 'Source';
comment on column claim.locator is 'Line, page or cell';
comment on column claim.quote is 'Words of the source';
comment on column claim.note is 'Remark';
comment on column claim.recorded_from is 'When the register learned it (UTC)';
comment on column claim.recorded_to is 'When it was corrected; null while it stands';
comment on column claim.corrects is 'Id of the version it corrects';
comment on column claim.reason is 'Why it was corrected';
create unique index claim_statement on claim (subject, measure, period, scope, source, locator) nulls not distinct where recorded_to is null;
create index claim_source on claim (source, subject, id);
create index claim_id on claim (id);

create table official_value (
  subject text not null,
  measure text not null,
  period text not null,
  year integer not null,
  value double precision not null,
  qualifier text not null,
  period_basis text not null,
  claim text not null,
  source text not null,
  chosen_by text not null check (chosen_by in ('only', 'priority', 'recency', 'exactness', 'override', 'rollup')),
  rivals integer not null,
  override_reason text,
  primary key (subject, measure, period)
);
comment on table official_value is 'The claim that stands as the official value of each figure; kept with every write of a claim';
comment on column official_value.subject is 'Zone, or SOATO code of a place';
comment on column official_value.measure is 'What was measured';
comment on column official_value.period is 'Period';
comment on column official_value.year is 'Year of the period';
comment on column official_value.value is 'Value';
comment on column official_value.qualifier is 'How exactly it is stated';
comment on column official_value.period_basis is 'How the period is known';
comment on column official_value.claim is 'Id of the chosen claim';
comment on column official_value.source is 'Its source';
comment on column official_value.chosen_by is 'Rule that chose it';
comment on column official_value.rivals is 'Claims beside it with another value';
comment on column official_value.override_reason is 'Reason on record, where a person chose it';
create index official_value_measure on official_value (measure, length(period), year) include (subject, period, value);

create table official_override (
  subject text not null,
  measure text not null,
  period text not null,
  claim text not null,
  reason text not null,
  actor text not null,
  recorded_from timestamptz(3) not null,
  recorded_to timestamptz(3),
  primary key (subject, measure, period, recorded_from)
);
comment on table official_override is 'Official values chosen by a person against the rule, with the reason';
comment on column official_override.subject is 'Zone, or SOATO code of a place';
comment on column official_override.measure is 'What was measured';
comment on column official_override.period is 'Period';
comment on column official_override.claim is 'Id of the chosen claim';
comment on column official_override.reason is 'Why';
comment on column official_override.actor is 'Who chose';
comment on column official_override.recorded_from is 'When (UTC)';
comment on column official_override.recorded_to is 'When it was taken back; null while it stands';

create table statement (
  id text primary key,
  kind text not null check (kind in ('rank', 'ratio', 'maximum', 'share')),
  subject text not null,
  measure text not null,
  year integer,
  value double precision,
  out_of integer,
  against text,
  text text not null,
  source text not null references source (id),
  locator text not null default '',
  quote text not null default '',
  note text not null default ''
);
comment on table statement is 'What sources say about figures without giving them: ranks, ratios in words, maxima';
comment on column statement.id is 'Short name';
comment on column statement.kind is 'rank, ratio, maximum or share';
comment on column statement.subject is 'Zone or place it is about';
comment on column statement.measure is 'Measure or indicator it can be checked by';
comment on column statement.year is 'Year it speaks of';
comment on column statement.value is 'Rank, ratio or maximum';
comment on column statement.out_of is 'Number ranked';
comment on column statement.against is 'Other subject of a ratio';
comment on column statement.text is 'What it says, in short';
comment on column statement.source is 'Source';
comment on column statement.locator is 'Lines';
comment on column statement.quote is 'Words of the source';
comment on column statement.note is 'Remark';

create table finding_decision (
  finding text not null,
  decided_at timestamptz(3) not null,
  state text not null check (state in ('open', 'explained', 'settled')),
  reason text not null,
  actor text not null,
  primary key (finding, decided_at)
);
comment on table finding_decision is 'What people decided about findings; the latest stands';
comment on column finding_decision.finding is 'Id of the finding, stable while its claims stand';
comment on column finding_decision.decided_at is 'When (UTC)';
comment on column finding_decision.state is 'open, explained or settled';
comment on column finding_decision.reason is 'Why';
comment on column finding_decision.actor is 'Who';

create table pillar (
  code text primary key,
  position integer not null,
  names jsonb not null,
  weight double precision not null
);
comment on table pillar is 'Groups of indicators';
comment on column pillar.code is 'Short name';
comment on column pillar.position is 'Order';
comment on column pillar.names is 'Name by language';
comment on column pillar.weight is 'Default weight in the rating, share of 1';

create table indicator (
  code text not null,
  version integer not null default 1,
  position integer not null,
  pillar text not null references pillar (code),
  names jsonb not null,
  unit text not null,
  direction text not null check (direction in ('up', 'down', 'neutral')),
  periods text not null default 'Y',
  formula text not null,
  formula_text text not null default '',
  source_form text not null default '',
  provenance text not null default '',
  weight double precision not null default 0,
  in_default_rating boolean not null default false,
  notes text not null default '',
  own boolean not null default false,
  recorded_from timestamptz(3) not null,
  recorded_to timestamptz(3),
  primary key (code, version)
);
comment on table indicator is 'The dictionary of indicators, by version';
comment on column indicator.code is 'Code, such as ECO-07; own ones OWN-01';
comment on column indicator.version is 'Version, from 1';
comment on column indicator.position is 'Order in the dictionary';
comment on column indicator.pillar is 'Pillar';
comment on column indicator.names is 'Name by language';
comment on column indicator.unit is 'Unit';
comment on column indicator.direction is 'Whether more is better: up, down, neutral';
comment on column indicator.periods is 'Periods it is made for';
comment on column indicator.formula is 'CEL over measures and other indicators';
comment on column indicator.formula_text is 'Formula as worded';
comment on column indicator.source_form is 'Forms and registers it comes from';
comment on column indicator.provenance is 'Who asks for it';
comment on column indicator.weight is 'Default weight of its pillar';
comment on column indicator.in_default_rating is 'Whether the default rating uses it';
comment on column indicator.notes is 'Remarks';
comment on column indicator.own is 'Defined in this installation, not shipped';
comment on column indicator.recorded_from is 'When this version was recorded (UTC)';
comment on column indicator.recorded_to is 'When it was replaced; null while it stands';
create unique index indicator_current on indicator (code) where recorded_to is null;

create table reference_state (
  name text primary key,
  hash text not null,
  loaded_at timestamptz(3) not null
);
comment on table reference_state is 'Which shipped reference files were loaded';
comment on column reference_state.name is 'File';
comment on column reference_state.hash is 'SHA-256 of its text';
comment on column reference_state.loaded_at is 'When (UTC)';
