-- Who acts and owes: organisations and people of the register.

create table party (
  party_id uuid primary key,
  kind text not null check (kind in ('directorate', 'enterprise', 'investor', 'agency', 'commission', 'ministry')),
  names jsonb not null,
  stir text unique check (stir ~ '^\d{9}$'),
  place text references place (soato),
  training boolean not null default false,
  search text not null default '',
  created_at timestamptz(3) not null
);
comment on table party is 'Organisations: directorates, enterprises, investors, agencies, commissions, ministries';
comment on column party.party_id is 'Id (UUID v7)';
comment on column party.kind is 'directorate, enterprise, investor, agency, commission or ministry';
comment on column party.names is 'Name by language';
comment on column party.stir is 'Taxpayer number, 9 digits; null where unknown or foreign';
comment on column party.place is 'Territory of its seat or of its powers (SOATO)';
comment on column party.training is 'Belongs to the training zone: synthetic, in no statistic';
comment on column party.search is 'Names and STIR folded in spelling and script';
comment on column party.created_at is 'When it was recorded (UTC)';
create index party_kind on party (kind, party_id);
