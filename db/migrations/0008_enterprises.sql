-- Enterprises, where they work, what they have signed and owe; rates of foreign money; the working calendar.

create extension if not exists btree_gist;

create table enterprise (
  party_id uuid primary key references party (party_id),
  legal_form text check (legal_form in ('llc', 'additional', 'jsc', 'private', 'family', 'farm', 'unitary', 'state', 'cooperative', 'entrepreneur', 'branch', 'foreign', 'other')),
  registered_on date,
  ifut text check (ifut ~ '^([A-U]|\d{2,5})$'),
  hs_codes text[] not null default '{}',
  head_name text not null default '',
  phone text check (phone ~ '^\+998\d{9}$'),
  email text,
  address text not null default '',
  account text check (account ~ '^\d{20}$'),
  mfo text check (mfo ~ '^\d{5}$'),
  size text check (size in ('micro', 'small', 'medium', 'large')),
  foreign_share double precision check (foreign_share between 0 and 1),
  status text not null check (status in ('active', 'suspended', 'liquidation', 'closed')),
  status_from date,
  merged_into uuid references party (party_id),
  revision integer not null default 1 check (revision > 0),
  updated_at timestamptz(3) not null,
  check (merged_into is null or merged_into <> party_id)
);
comment on table enterprise is 'Enterprises of the register: what is known of a party that produces';
comment on column enterprise.party_id is 'The party it is';
comment on column enterprise.legal_form is 'Legal form; null where unknown';
comment on column enterprise.registered_on is 'Day of state registration';
comment on column enterprise.ifut is 'Main activity: IFUT section letter or 2 to 5 digits, at the level it is known';
comment on column enterprise.hs_codes is 'Products by HS code of 4, 6 or 10 digits';
comment on column enterprise.head_name is 'Name of the head';
comment on column enterprise.phone is 'Phone: +998 and 9 digits';
comment on column enterprise.email is 'E-mail address';
comment on column enterprise.address is 'Legal address';
comment on column enterprise.account is 'Settlement account, 20 digits';
comment on column enterprise.mfo is 'Code of its bank (MFO), 5 digits';
comment on column enterprise.size is 'micro, small, medium or large';
comment on column enterprise.foreign_share is 'Foreign share of the capital, 0 to 1';
comment on column enterprise.status is 'active, suspended, liquidation or closed';
comment on column enterprise.status_from is 'Day the status holds from';
comment on column enterprise.merged_into is 'The party this one was found to be the same as';
comment on column enterprise.revision is 'Grows with every change, so that of two people who change it at once the second is told';
comment on column enterprise.updated_at is 'When it was last changed (UTC)';
create index enterprise_merged on enterprise (merged_into) where merged_into is not null;

create table enterprise_head (
  party_id uuid primary key references enterprise (party_id),
  jshshir text not null check (jshshir ~ '^\d{14}$')
);
comment on table enterprise_head is 'Personal number of an enterprise''s head; kept apart so that no list can carry it, every reading is journalled';
comment on column enterprise_head.party_id is 'The enterprise';
comment on column enterprise_head.jshshir is 'Personal number (JSHSHIR), 14 digits';

create table enterprise_contact (
  party_id uuid not null references enterprise (party_id),
  position integer not null,
  name text not null,
  post text not null default '',
  phone text check (phone ~ '^\+998\d{9}$'),
  email text,
  primary key (party_id, position)
);
comment on table enterprise_contact is 'People to reach at an enterprise';
comment on column enterprise_contact.party_id is 'The enterprise';
comment on column enterprise_contact.position is 'Place in the list, from 1';
comment on column enterprise_contact.name is 'Name';
comment on column enterprise_contact.post is 'Post';
comment on column enterprise_contact.phone is 'Phone: +998 and 9 digits';
comment on column enterprise_contact.email is 'E-mail address';

create table enterprise_event (
  party_id uuid not null references enterprise (party_id),
  event_id uuid not null,
  kind text not null check (kind in ('created', 'imported', 'changed', 'status', 'merged', 'absorbed', 'residency')),
  day date not null,
  fields text[] not null default '{}',
  status text,
  other uuid references party (party_id),
  note text not null default '',
  actor text not null,
  actor_name text not null,
  at timestamptz(3) not null,
  primary key (party_id, event_id)
);
comment on table enterprise_event is 'What happened to an enterprise in the register; never holds a personal number';
comment on column enterprise_event.party_id is 'The enterprise';
comment on column enterprise_event.event_id is 'Id (UUID v7)';
comment on column enterprise_event.kind is 'created, imported, changed, status, merged (into another), absorbed (another) or residency';
comment on column enterprise_event.day is 'Day it holds from';
comment on column enterprise_event.fields is 'Names of the fields that were changed';
comment on column enterprise_event.status is 'The new status, or the zone of a residency';
comment on column enterprise_event.other is 'The other party of a merger';
comment on column enterprise_event.note is 'Reason';
comment on column enterprise_event.actor is 'Who did it';
comment on column enterprise_event.actor_name is 'Their name at that time';
comment on column enterprise_event.at is 'When (UTC)';

create table contract (
  zone_id text not null references zone (zone_id),
  contract_id uuid not null,
  party_id uuid not null references party (party_id),
  kind text not null check (kind in ('investment', 'lease', 'sale')),
  number text not null,
  signed_on date,
  starts_on date,
  ends_on date,
  lot_id uuid,
  amount bigint check (amount between 0 and 9007199254740991),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  parameter_day date not null,
  state text not null check (state in ('draft', 'signed', 'active', 'completed', 'terminated', 'expired')),
  version integer not null check (version > 0),
  terminated_on date,
  ground text not null default '',
  created_at timestamptz(3) not null,
  primary key (zone_id, contract_id),
  unique (zone_id, kind, number),
  check (ends_on is null or starts_on is null or ends_on >= starts_on)
);
create index contract_party on contract (party_id, zone_id);
comment on table contract is 'Contracts of a zone with its participants';
comment on column contract.zone_id is 'Zone';
comment on column contract.contract_id is 'Id (UUID v7)';
comment on column contract.party_id is 'The other party';
comment on column contract.kind is 'investment, lease or sale';
comment on column contract.number is 'Number, one in its zone and kind';
comment on column contract.signed_on is 'Day of signing';
comment on column contract.starts_on is 'First day it holds';
comment on column contract.ends_on is 'Last day it holds; null: without term';
comment on column contract.lot_id is 'Lot it is about, where it is about one';
comment on column contract.amount is 'Amount in hundredths of the currency (tiyin for UZS); null where none is stated';
comment on column contract.currency is 'Currency (ISO 4217)';
comment on column contract.parameter_day is 'Day whose parameters (terms, rates, penalties) hold for it';
comment on column contract.state is 'draft, signed, active, completed, terminated or expired';
comment on column contract.version is 'Number of its valid version';
comment on column contract.terminated_on is 'Day it ended before its term';
comment on column contract.ground is 'Ground of the termination';
comment on column contract.created_at is 'When it was recorded (UTC)';

create table contract_version (
  zone_id text not null,
  contract_id uuid not null,
  version integer not null check (version > 0),
  signed_on date,
  starts_on date,
  ends_on date,
  amount bigint check (amount between 0 and 9007199254740991),
  document_id uuid,
  reason text not null default '',
  recorded_at timestamptz(3) not null,
  primary key (zone_id, contract_id, version),
  foreign key (zone_id, contract_id) references contract (zone_id, contract_id)
);
comment on table contract_version is 'Versions of contracts: the first and each amendment; obligations refer to one';
comment on column contract_version.zone_id is 'Zone';
comment on column contract_version.contract_id is 'Contract';
comment on column contract_version.version is 'Number of the version, from 1';
comment on column contract_version.signed_on is 'Day this version was signed';
comment on column contract_version.starts_on is 'First day the contract holds by this version';
comment on column contract_version.ends_on is 'Last day the contract holds by this version';
comment on column contract_version.amount is 'Amount by this version in hundredths of the currency';
comment on column contract_version.document_id is 'Document of this version';
comment on column contract_version.reason is 'Why it was amended';
comment on column contract_version.recorded_at is 'When it was recorded (UTC)';

create table ledger_entry (
  zone_id text not null,
  entry_id uuid not null,
  contract_id uuid not null,
  kind text not null check (kind in ('rent', 'instalment', 'penalty', 'payment')),
  due_on date not null,
  amount bigint not null check (amount between -9007199254740991 and 9007199254740991 and amount <> 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  document_id uuid,
  note text not null default '',
  at timestamptz(3) not null,
  primary key (zone_id, entry_id),
  foreign key (zone_id, contract_id) references contract (zone_id, contract_id)
);
create index ledger_entry_contract on ledger_entry (zone_id, contract_id, due_on);
comment on table ledger_entry is 'What is due and paid under contracts; entries are added, never changed: a mistake is corrected by a contrary entry';
comment on column ledger_entry.zone_id is 'Zone';
comment on column ledger_entry.entry_id is 'Id (UUID v7)';
comment on column ledger_entry.contract_id is 'Contract';
comment on column ledger_entry.kind is 'rent, instalment, penalty or payment';
comment on column ledger_entry.due_on is 'Day it is due; of a payment the day it was paid';
comment on column ledger_entry.amount is 'Hundredths of the currency (tiyin for UZS): above zero is due, below zero is paid or struck off';
comment on column ledger_entry.currency is 'Currency (ISO 4217), that of the contract';
comment on column ledger_entry.document_id is 'Document';
comment on column ledger_entry.note is 'Note';
comment on column ledger_entry.at is 'When it was recorded (UTC)';

create table encumbrance (
  zone_id text not null references zone (zone_id),
  encumbrance_id uuid not null,
  lot_id uuid,
  contract_id uuid,
  kind text not null check (kind in ('arrest', 'pledge', 'court')),
  since date not null,
  until date,
  ground text not null,
  recorded_at timestamptz(3) not null,
  primary key (zone_id, encumbrance_id),
  foreign key (zone_id, contract_id) references contract (zone_id, contract_id),
  check (num_nonnulls(lot_id, contract_id) = 1),
  check (until is null or until >= since)
);
comment on table encumbrance is 'Arrests, pledges and court cases on a lot or a contract';
comment on column encumbrance.zone_id is 'Zone';
comment on column encumbrance.encumbrance_id is 'Id (UUID v7)';
comment on column encumbrance.lot_id is 'Lot it lies on, or none';
comment on column encumbrance.contract_id is 'Contract it lies on, or none';
comment on column encumbrance.kind is 'arrest, pledge or court';
comment on column encumbrance.since is 'First day it holds';
comment on column encumbrance.until is 'Last day it holds; null while it stands';
comment on column encumbrance.ground is 'Ground: decision, contract of pledge, case';
comment on column encumbrance.recorded_at is 'When it was recorded (UTC)';

create table residency (
  zone_id text not null references zone (zone_id),
  residency_id uuid not null,
  party_id uuid not null references party (party_id),
  since date not null,
  until date,
  contract_id uuid,
  contract_note text not null default '',
  ifut text check (ifut ~ '^([A-U]|\d{2,5})$'),
  status text not null check (status in ('planned', 'active', 'ended')),
  reason text not null default '',
  recorded_at timestamptz(3) not null,
  primary key (zone_id, residency_id),
  foreign key (zone_id, contract_id) references contract (zone_id, contract_id),
  check (until is null or until >= since),
  constraint residency_once exclude using gist (zone_id with =, party_id with =, daterange(since, until, '[]') with &&)
);
create index residency_party on residency (party_id, zone_id);
comment on table residency is 'Where an enterprise works and since when: an enterprise in two zones has a residency in each and reports for each';
comment on column residency.zone_id is 'Zone';
comment on column residency.residency_id is 'Id (UUID v7)';
comment on column residency.party_id is 'The enterprise';
comment on column residency.since is 'First day';
comment on column residency.until is 'Last day; null while it lasts';
comment on column residency.contract_id is 'Contract it rests on, where it is in the register';
comment on column residency.contract_note is 'Number and date of a contract that is not in the register';
comment on column residency.ifut is 'Activity in this zone: IFUT at the level it is known';
comment on column residency.status is 'planned, active or ended';
comment on column residency.reason is 'Why it ended';
comment on column residency.recorded_at is 'When it was recorded (UTC)';

create table currency_rate (
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  day date not null,
  rate bigint not null check (rate > 0 and rate <= 9007199254740991),
  nominal integer not null check (nominal > 0),
  source text not null,
  primary key (currency, day)
);
comment on table currency_rate is 'Rates of the Central Bank by day';
comment on column currency_rate.currency is 'Currency (ISO 4217)';
comment on column currency_rate.day is 'Day it holds from';
comment on column currency_rate.rate is 'Tiyin for so many units of the currency as the nominal says';
comment on column currency_rate.nominal is 'Units of the currency the rate is for: mostly 1';
comment on column currency_rate.source is 'File it came from';

create table calendar_day (
  day date primary key,
  kind text not null check (kind in ('off', 'worked')),
  names jsonb not null,
  act text,
  mark text not null check (mark in ('paper', 'found', 'assumed', 'unverified')),
  actor text not null,
  recorded_at timestamptz(3) not null
);
comment on table calendar_day is 'Days that an act makes off or worked; weekends and fixed holidays are not among them';
comment on column calendar_day.day is 'The day';
comment on column calendar_day.kind is 'off or worked';
comment on column calendar_day.names is 'What it is, by language';
comment on column calendar_day.act is 'Act that sets it: its number and date';
comment on column calendar_day.mark is 'How sure it is: paper, found, assumed, unverified';
comment on column calendar_day.actor is 'Who entered it';
comment on column calendar_day.recorded_at is 'When it was entered (UTC)';
