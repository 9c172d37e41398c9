-- What there is: places, sources, legal acts, zones. Names and titles are jsonb {uz, uz-Cyrl, ru, en}.

create table place (
  soato text primary key,
  level text not null check (level in ('country', 'region', 'city', 'district')),
  parent text references place (soato),
  names jsonb not null,
  aliases text[] not null default '{}',
  iso text,
  latitude double precision,
  longitude double precision,
  boundary jsonb,
  valid_from date,
  valid_to date,
  source text not null default '',
  search text not null default ''
);
comment on table place is 'Administrative territories keyed by SOATO (MHOBT), dated because districts are formed and renamed';
comment on column place.soato is 'SOATO code: country 2 digits, region 4, district or city 7';
comment on column place.level is 'country, region, city or district';
comment on column place.parent is 'Territory that contains it';
comment on column place.names is 'Names by language';
comment on column place.aliases is 'Other spellings people use';
comment on column place.iso is 'ISO 3166-2 code of a region';
comment on column place.latitude is 'Latitude of the centre, degrees, rounded; approximate';
comment on column place.longitude is 'Longitude of the centre, degrees, rounded; approximate';
comment on column place.boundary is 'GeoJSON geometry, when a boundary was imported';
comment on column place.valid_from is 'First day the territory existed under this code; null when unknown';
comment on column place.valid_to is 'Day after the last; null while it exists';
comment on column place.source is 'Where code and name come from';
comment on column place.search is 'Names and aliases folded in spelling and script';
create index place_parent on place (parent, soato);

create table source (
  id text primary key,
  kind text not null check (kind in ('publication', 'act', 'letter', 'submission', 'dataset')),
  titles jsonb not null,
  publisher text not null default '',
  date date,
  priority integer not null,
  note text not null default ''
);
comment on table source is 'Where statements come from';
comment on column source.id is 'Short name used by claims';
comment on column source.kind is 'publication, act, letter, submission or dataset';
comment on column source.titles is 'Title by language';
comment on column source.publisher is 'Who issued it';
comment on column source.date is 'Date of issue';
comment on column source.priority is 'Strength when official values are chosen; lower is stronger';
comment on column source.note is 'What to know about it';

create table act (
  id text primary key,
  kind text not null,
  number text not null,
  date date,
  titles jsonb not null,
  sets jsonb not null,
  mechanisms text not null default '',
  applies_to text not null default '',
  in_force_from date,
  in_force_to date,
  status text not null default '',
  mark text not null check (mark in ('paper', 'found', 'assumed', 'unverified')),
  locator text not null default '',
  quote text not null default '',
  note text not null default '',
  search text not null default ''
);
comment on table act is 'Legal acts';
comment on column act.id is 'Short name, such as VMQ-432';
comment on column act.kind is 'law, decree, presidential_resolution, cabinet_resolution or other';
comment on column act.number is 'Number as the act carries it';
comment on column act.date is 'Date of adoption';
comment on column act.titles is 'Title by language; empty where no source gives it';
comment on column act.sets is 'What it sets, in plain words';
comment on column act.mechanisms is 'Mechanisms of the product that rest on it';
comment on column act.applies_to is 'Kinds of zone or persons it applies to';
comment on column act.in_force_from is 'First day in force, when known';
comment on column act.in_force_to is 'Day after the last in force';
comment on column act.status is 'in force, repealed or unknown';
comment on column act.mark is 'How sure the entry is: paper, found, assumed, unverified';
comment on column act.locator is 'Lines or page of the quote';
comment on column act.quote is 'Passage the entry rests on';
comment on column act.note is 'What to know about it';
comment on column act.search is 'Number and titles folded';

create table act_relation (
  from_act text not null,
  relation text not null check (relation in ('repeals', 'amends', 'implements', 'supersedes')),
  to_act text not null,
  note text not null default '',
  primary key (from_act, relation, to_act)
);
comment on table act_relation is 'What one act does to another';
comment on column act_relation.from_act is 'Acting act';
comment on column act_relation.relation is 'repeals, amends, implements or supersedes';
comment on column act_relation.to_act is 'Act acted upon';
comment on column act_relation.note is 'Remark';

create table parameter (
  key text not null,
  valid_from date not null default '0001-01-01',
  valid_to date,
  value text not null,
  unit text not null default '',
  act text references act (id),
  mark text not null check (mark in ('paper', 'found', 'assumed', 'unverified')),
  source text not null default '',
  primary key (key, valid_from)
);
comment on table parameter is 'Dated rules, terms, shares and prices';
comment on column parameter.key is 'Name, such as obligation.acceptance_months';
comment on column parameter.valid_from is 'First day it holds; 0001-01-01 when unknown';
comment on column parameter.valid_to is 'Day after the last it holds; null while it does';
comment on column parameter.value is 'Value as text';
comment on column parameter.unit is 'Unit or kind of value';
comment on column parameter.act is 'Act it rests on; null where none is known';
comment on column parameter.mark is 'paper, found, assumed or unverified';
comment on column parameter.source is 'Where it was read, or why it was assumed';

create table target (
  id text primary key,
  act text not null references act (id),
  names jsonb not null,
  value double precision,
  unit text not null default '',
  deadline text not null default '',
  scope text not null default '',
  locator text not null default '',
  quote text not null default ''
);
comment on table target is 'Strategic targets that acts set';
comment on column target.id is 'Short name';
comment on column target.act is 'Act that sets it';
comment on column target.names is 'What is to be reached, by language';
comment on column target.value is 'Value to reach; null where the act gives no number';
comment on column target.unit is 'Unit of the value';
comment on column target.deadline is 'By when';
comment on column target.scope is 'Where';
comment on column target.locator is 'Lines of the quote';
comment on column target.quote is 'Passage';

create table zone (
  zone_id text primary key,
  position integer not null default 0,
  names jsonb not null,
  aliases text[] not null default '{}',
  place text not null references place (soato),
  founded integer,
  founding_act text,
  origin jsonb not null default '{"uz": "", "uz-Cyrl": "", "ru": "", "en": ""}',
  training boolean not null default false,
  latitude double precision,
  longitude double precision,
  boundary jsonb,
  locator text not null default '',
  quote text not null default '',
  search text not null default ''
);
comment on table zone is 'Zones';
comment on column zone.zone_id is 'Short name in addresses, such as bektemir';
comment on column zone.position is 'Order in lists, as in the article';
comment on column zone.names is 'Name by language';
comment on column zone.aliases is 'Other names and spellings';
comment on column zone.place is 'District (SOATO)';
comment on column zone.founded is 'Year of founding';
comment on column zone.founding_act is 'Act it was founded by, when known';
comment on column zone.origin is 'What the site was before, by language';
comment on column zone.training is 'Training zone: synthetic, excluded from every statistic';
comment on column zone.latitude is 'Latitude when a point was surveyed; else the district centre is shown, marked approximate';
comment on column zone.longitude is 'Longitude when a point was surveyed';
comment on column zone.boundary is 'GeoJSON geometry of the boundary, when imported';
comment on column zone.locator is 'Lines the entry rests on';
comment on column zone.quote is 'Passage the entry rests on';
comment on column zone.search is 'Names and aliases folded';
create index zone_place on zone (place, position, zone_id);

create table zone_kind (
  zone_id text not null references zone (zone_id),
  kind text not null check (kind in ('small', 'youth', 'industrial', 'sez', 'export_sez', 'micro')),
  valid_from date not null default '0001-01-01',
  valid_to date,
  act text,
  note text not null default '',
  primary key (zone_id, valid_from)
);
comment on table zone_kind is 'Title of a zone in law over time; a conversion keeps the zone and adds a dated kind';
comment on column zone_kind.zone_id is 'Zone';
comment on column zone_kind.kind is 'small, youth, industrial, sez, export_sez or micro';
comment on column zone_kind.valid_from is 'First day; 0001-01-01 when unknown';
comment on column zone_kind.valid_to is 'Day after the last; null while it holds';
comment on column zone_kind.act is 'Act that gave it';
comment on column zone_kind.note is 'Remark';

create table zone_direction (
  zone_id text not null references zone (zone_id),
  position integer not null,
  ifut text not null default '',
  labels jsonb not null,
  basis text not null default '',
  assumed boolean not null default true,
  locator text not null default '',
  quote text not null default '',
  primary key (zone_id, position)
);
comment on table zone_direction is 'Lines of business of a zone';
comment on column zone_direction.zone_id is 'Zone';
comment on column zone_direction.position is 'Order as stated';
comment on column zone_direction.ifut is 'IFUT (OKED) division it is read as';
comment on column zone_direction.labels is 'Line of business as stated, by language';
comment on column zone_direction.basis is 'Passage kind: table or prose';
comment on column zone_direction.assumed is 'Whether the IFUT code is our reading';
comment on column zone_direction.locator is 'Lines';
comment on column zone_direction.quote is 'Passage';

create table zone_event (
  zone_id text not null references zone (zone_id),
  id text not null,
  date text not null,
  type text not null,
  titles jsonb not null,
  effects jsonb not null default '{"uz": "", "uz-Cyrl": "", "ru": "", "en": ""}',
  source text not null references source (id),
  locator text not null default '',
  quote text not null default '',
  primary key (zone_id, id)
);
comment on table zone_event is 'What happened to a zone';
comment on column zone_event.zone_id is 'Zone';
comment on column zone_event.id is 'Short name';
comment on column zone_event.date is 'Year, month or day, as exactly as known';
comment on column zone_event.type is 'Kind of event';
comment on column zone_event.titles is 'What happened, by language';
comment on column zone_event.effects is 'What it brought, by language';
comment on column zone_event.source is 'Source';
comment on column zone_event.locator is 'Lines';
comment on column zone_event.quote is 'Passage';
create index zone_event_date on zone_event (date desc, zone_id, id);
