-- Investment and social obligations of participants, their evidence, site visits.

create table obligation (
  zone_id text not null references zone (zone_id),
  obligation_id uuid not null,
  contract_id uuid not null,
  contract_version integer not null default 1,
  party_id uuid not null references party (party_id),
  section text not null check (section in ('investment', 'social')),
  item text not null,
  description text not null default '',
  sense text not null default 'atLeast' check (sense in ('atLeast', 'atMost')),
  unit text not null,
  currency text,
  target numeric(24, 4) not null check (target > 0),
  weight numeric(9, 6) not null check (weight > 0),
  mandatory boolean not null default false,
  due_on date not null,
  keep_months integer,
  confidential boolean not null default false,
  status text not null default 'open' check (status in ('open', 'inAcceptance', 'accepted', 'partial', 'notAccepted', 'superseded')),
  achieved numeric(24, 4),
  decided_on date,
  superseded_by uuid,
  created_at timestamptz(3) not null,
  primary key (zone_id, obligation_id)
);
comment on table obligation is 'What a participant promised in a contract (uz: investitsiya va ijtimoiy majburiyatlar, VMQ-432)';
comment on column obligation.zone_id is 'Zone';
comment on column obligation.obligation_id is 'Id (UUID v7)';
comment on column obligation.contract_id is 'Contract it belongs to';
comment on column obligation.contract_version is 'Version of the contract that set it';
comment on column obligation.party_id is 'Who promised';
comment on column obligation.section is 'investment or social';
comment on column obligation.item is 'What is promised: invested, equipment, area, capacity, output, export, jobs, jobsKept, wage, training, youthJobs, womenJobs';
comment on column obligation.description is 'In the contract''s own words';
comment on column obligation.sense is 'atLeast, or atMost where less is better';
comment on column obligation.unit is 'Unit of target and evidence; money is in tiyin (hundredths)';
comment on column obligation.currency is 'Currency of the target, where it is money';
comment on column obligation.target is 'What must be reached; never zero';
comment on column obligation.weight is 'Weight in the degree of fulfilment';
comment on column obligation.mandatory is 'Acceptance needs it to be met whole';
comment on column obligation.due_on is 'Due date';
comment on column obligation.keep_months is 'Months for which it must be kept, where that was agreed';
comment on column obligation.confidential is 'Figures are masked in the public register';
comment on column obligation.status is 'open, inAcceptance, accepted, partial (a cure term runs), notAccepted, or superseded by an amendment';
comment on column obligation.achieved is 'What was accepted of it, in the target''s unit';
comment on column obligation.decided_on is 'Day of the decision';
comment on column obligation.superseded_by is 'Obligation of a later version that took its place';
comment on column obligation.created_at is 'When it was recorded (UTC)';
create index obligation_due on obligation (status, due_on);
create index obligation_contract on obligation (zone_id, contract_id, contract_version);

create table obligation_tranche (
  zone_id text not null,
  obligation_id uuid not null,
  number integer not null,
  due_on date not null,
  amount numeric(24, 4) not null check (amount > 0),
  primary key (zone_id, obligation_id, number),
  foreign key (zone_id, obligation_id) references obligation (zone_id, obligation_id)
);
comment on table obligation_tranche is 'Schedule of an obligation that is met in parts';
comment on column obligation_tranche.zone_id is 'Zone';
comment on column obligation_tranche.obligation_id is 'Obligation';
comment on column obligation_tranche.number is 'Number of the part, from 1';
comment on column obligation_tranche.due_on is 'Due date of the part';
comment on column obligation_tranche.amount is 'Part of the target, in its unit';

create table evidence (
  zone_id text not null,
  evidence_id uuid not null,
  obligation_id uuid not null,
  case_id uuid not null,
  kind text not null,
  number text not null,
  number_key text not null,
  dated date not null,
  month text,
  amount numeric(24, 4) not null,
  currency text,
  rate numeric(20, 4),
  rate_day date,
  converted numeric(24, 4) not null,
  document_id uuid not null,
  status text not null default 'submitted' check (status in ('submitted', 'accepted', 'rejected')),
  accepted numeric(24, 4),
  remark text not null default '',
  submitted_by text not null,
  submitted_at timestamptz(3) not null,
  verified_by text,
  verified_on date,
  primary key (zone_id, evidence_id),
  foreign key (zone_id, obligation_id) references obligation (zone_id, obligation_id)
);
comment on table evidence is 'Documents by which an obligation is shown to be met, with what was accepted of each';
comment on column evidence.zone_id is 'Zone';
comment on column evidence.evidence_id is 'Id';
comment on column evidence.obligation_id is 'Obligation';
comment on column evidence.case_id is 'Acceptance case it was handed in with';
comment on column evidence.kind is 'invoice, customsDeclaration, bank, commissioningAct, taxHeadcount, photo or other';
comment on column evidence.number is 'Number of the document as written';
comment on column evidence.number_key is 'The number folded: the same document counts once, however it is written';
comment on column evidence.dated is 'Date of the document; of the payment, where it is one';
comment on column evidence.month is 'Month it speaks of (2026-03), for headcounts';
comment on column evidence.amount is 'Amount it shows, in its own currency or unit';
comment on column evidence.currency is 'Currency of the amount, where it is money';
comment on column evidence.rate is 'Rate by which it was converted: tiyin of UZS for one unit of its currency over that of the target''s';
comment on column evidence.rate_day is 'Day of the rate used';
comment on column evidence.converted is 'Amount in the target''s unit';
comment on column evidence.document_id is 'Document in the register of documents';
comment on column evidence.status is 'submitted, accepted or rejected';
comment on column evidence.accepted is 'Part of the converted amount that was accepted';
comment on column evidence.remark is 'What the one who verified it says';
comment on column evidence.submitted_by is 'Who handed it in';
comment on column evidence.submitted_at is 'When (UTC)';
comment on column evidence.verified_by is 'Who verified it';
comment on column evidence.verified_on is 'Day it was verified';
create unique index evidence_counts_once on evidence (zone_id, kind, number_key) where status <> 'rejected';
create index evidence_obligation on evidence (zone_id, obligation_id);
create index evidence_number on evidence (number_key, kind);
