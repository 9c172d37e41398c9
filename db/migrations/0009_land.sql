-- The land register: plots, buildings, lots, who occupies them, what inspections found.

create extension if not exists btree_gist;

create table zone_area (
  zone_id text not null references zone (zone_id),
  valid_from date not null,
  total_m2 double precision not null check (total_m2 > 0),
  allocable_m2 double precision not null check (allocable_m2 > 0),
  basis text not null check (basis in ('boundary', 'document')),
  document text not null,
  actor text not null,
  actor_name text not null,
  recorded_at timestamptz(3) not null,
  primary key (zone_id, valid_from)
);
comment on table zone_area is 'Area of a zone over time: the whole and what may be allocated in lots';
comment on column zone_area.zone_id is 'Zone';
comment on column zone_area.valid_from is 'First day the figures hold';
comment on column zone_area.total_m2 is 'Whole area, m²';
comment on column zone_area.allocable_m2 is 'Area that may be given out in lots, without roads, greenery and common ground, m²';
comment on column zone_area.basis is 'boundary: measured from the imported boundary; document: as the document states';
comment on column zone_area.document is 'Document the figures rest on';
comment on column zone_area.actor is 'Who recorded it';
comment on column zone_area.actor_name is 'Name at the time';
comment on column zone_area.recorded_at is 'When (UTC)';

create table plot (
  zone_id text not null references zone (zone_id),
  plot_id uuid not null,
  cadastral_no text,
  polygon jsonb,
  area_m2 double precision not null check (area_m2 > 0),
  polygon_area_m2 double precision,
  tenure text not null check (tenure in ('permanent_use', 'lease', 'owned')),
  right_holder uuid references party (party_id),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  recorded_at timestamptz(3) not null,
  primary key (zone_id, plot_id)
);
create unique index plot_cadastral on plot (zone_id, cadastral_no) where valid_to is null;
comment on table plot is 'Land plots (yer uchastkalari) of a zone as the cadastre knows them';
comment on column plot.zone_id is 'Zone';
comment on column plot.plot_id is 'Id (UUID v7)';
comment on column plot.cadastral_no is 'Cadastral number; null while it has none';
comment on column plot.polygon is 'GeoJSON Polygon; null while it is not surveyed';
comment on column plot.area_m2 is 'Area by the document, m²';
comment on column plot.polygon_area_m2 is 'Area of the polygon on the WGS 84 ellipsoid, m²';
comment on column plot.tenure is 'Right: permanent_use, lease or owned';
comment on column plot.right_holder is 'Party that holds the right; null where it is not recorded';
comment on column plot.valid_from is 'First day of the right';
comment on column plot.valid_to is 'Day after the last; null while it holds';
comment on column plot.recorded_at is 'When it was recorded (UTC)';

create table building (
  zone_id text not null references zone (zone_id),
  building_id uuid not null,
  plot_id uuid not null,
  cadastral_no text,
  floor_area_m2 double precision not null check (floor_area_m2 > 0),
  production_area_m2 double precision not null check (production_area_m2 >= 0 and production_area_m2 <= floor_area_m2),
  floors integer check (floors between 1 and 60),
  built_year integer check (built_year between 1850 and 2200),
  condition text not null check (condition in ('good', 'repair', 'unsafe', 'unfinished', 'unknown')),
  building_use text not null check (building_use in ('production', 'storage', 'office', 'utility', 'idle')),
  ownership text not null check (ownership in ('state', 'directorate', 'private', 'unknown')),
  polygon jsonb,
  recorded_at timestamptz(3) not null,
  primary key (zone_id, building_id),
  unique (zone_id, building_id, plot_id),
  foreign key (zone_id, plot_id) references plot (zone_id, plot_id)
);
create unique index building_cadastral on building (zone_id, cadastral_no);
comment on table building is 'Buildings on the plots of a zone';
comment on column building.zone_id is 'Zone';
comment on column building.building_id is 'Id (UUID v7)';
comment on column building.plot_id is 'Plot it stands on';
comment on column building.cadastral_no is 'Cadastral number; null while it has none';
comment on column building.floor_area_m2 is 'Floor area, m²';
comment on column building.production_area_m2 is 'Of it for production, m²';
comment on column building.floors is 'Floors';
comment on column building.built_year is 'Year it was built';
comment on column building.condition is 'good, repair, unsafe, unfinished or unknown';
comment on column building.building_use is 'production, storage, office, utility or idle';
comment on column building.ownership is 'state, directorate, private or unknown';
comment on column building.polygon is 'GeoJSON Polygon of its outline; null while it is not surveyed';
comment on column building.recorded_at is 'When it was recorded (UTC)';

create table lot (
  zone_id text not null references zone (zone_id),
  lot_id uuid not null,
  number text not null,
  kind text not null check (kind in ('land', 'building', 'building_part', 'unfinished')),
  plot_id uuid,
  building_id uuid,
  polygon jsonb,
  area_m2 double precision not null check (area_m2 > 0),
  polygon_area_m2 double precision,
  allowed_ifut text[] not null default '{}',
  utilities jsonb not null default '{}',
  starting_price bigint check (starting_price > 0),
  price_basis text not null default '',
  status text not null check (status in ('draft', 'available', 'on_auction', 'reserved', 'allocated', 'construction', 'operating', 'owned', 'recovering', 'closed')),
  side text check (side in ('under_used', 'idle', 'frozen', 'withdrawn')),
  status_from date not null,
  vacant_since date,
  opened_on date not null,
  closed_on date check (closed_on >= opened_on),
  recorded_at timestamptz(3) not null,
  primary key (zone_id, lot_id),
  unique (zone_id, number),
  check ((status = 'closed') = (closed_on is not null)),
  foreign key (zone_id, plot_id) references plot (zone_id, plot_id),
  foreign key (zone_id, building_id, plot_id) references building (zone_id, building_id, plot_id)
);
create index lot_status on lot (status, zone_id, number);
comment on table lot is 'Lots: what is given out, of land, of a building, of a part of one, or an unfinished object';
comment on column lot.zone_id is 'Zone';
comment on column lot.lot_id is 'Id (UUID v7)';
comment on column lot.number is 'Number within the zone, never given twice';
comment on column lot.kind is 'land, building, building_part or unfinished';
comment on column lot.plot_id is 'Plot it lies on; null where it is not recorded';
comment on column lot.building_id is 'Building it is or is part of';
comment on column lot.polygon is 'GeoJSON Polygon; null while it is not drawn';
comment on column lot.area_m2 is 'Area by the document, m²';
comment on column lot.polygon_area_m2 is 'Area of the polygon on the WGS 84 ellipsoid, m²';
comment on column lot.allowed_ifut is 'Activities it may be used for (IFUT codes); empty: as the zone allows';
comment on column lot.utilities is 'What is at hand: powerKw, gasM3Hour, waterM3Day, sewer, road, telecom, heat; what is absent is not known';
comment on column lot.starting_price is 'Starting price, tiyin; null while it is not set';
comment on column lot.price_basis is 'What the price rests on: valuation report, order';
comment on column lot.status is 'Where it stands: draft, available, on_auction, reserved, allocated, construction, operating, owned, recovering, closed';
comment on column lot.side is 'Side state beside it: under_used, idle, frozen, withdrawn';
comment on column lot.status_from is 'Day of the latest change of status or side state';
comment on column lot.vacant_since is 'Day since which nobody uses it; null while somebody does or where it is not known';
comment on column lot.opened_on is 'Day it was formed';
comment on column lot.closed_on is 'Day it was closed by a split or a merge';
comment on column lot.recorded_at is 'When it was recorded (UTC)';

create table lot_event (
  zone_id text not null,
  event_id uuid not null,
  lot_id uuid not null,
  kind text not null check (kind in ('created', 'imported', 'split_from', 'merged_from', 'split', 'merged', 'status', 'side', 'corrected', 'occupied', 'vacated', 'inspected')),
  day date not null,
  document text not null default '',
  details jsonb not null default '{}',
  actor text not null,
  actor_name text not null,
  at timestamptz(3) not null,
  primary key (zone_id, event_id),
  foreign key (zone_id, lot_id) references lot (zone_id, lot_id)
);
create index lot_event_lot on lot_event (zone_id, lot_id, at);
comment on table lot_event is 'What happened to a lot';
comment on column lot_event.zone_id is 'Zone';
comment on column lot_event.event_id is 'Id (UUID v7)';
comment on column lot_event.lot_id is 'Lot';
comment on column lot_event.kind is 'created, imported, split_from, merged_from, split, merged, status, side, corrected, occupied, vacated or inspected';
comment on column lot_event.day is 'Day it holds from';
comment on column lot_event.document is 'Act or document it rests on';
comment on column lot_event.details is 'What changed: values before and after';
comment on column lot_event.actor is 'Who';
comment on column lot_event.actor_name is 'Name at the time';
comment on column lot_event.at is 'When it was recorded (UTC)';

create table lot_parent (
  zone_id text not null,
  child_id uuid not null,
  parent_id uuid not null,
  share double precision not null check (share > 0),
  primary key (zone_id, child_id, parent_id),
  foreign key (zone_id, child_id) references lot (zone_id, lot_id),
  foreign key (zone_id, parent_id) references lot (zone_id, lot_id)
);
create index lot_parent_parent on lot_parent (zone_id, parent_id);
comment on table lot_parent is 'Which lots a lot was made of';
comment on column lot_parent.zone_id is 'Zone';
comment on column lot_parent.child_id is 'Lot that came into being';
comment on column lot_parent.parent_id is 'Lot that was closed for it';
comment on column lot_parent.share is 'Part of the closed lot that went into it, 0…1';

create table occupancy (
  zone_id text not null,
  occupancy_id uuid not null,
  lot_id uuid not null,
  party_id uuid not null references party (party_id),
  contract_id uuid,
  period daterange not null check (not isempty(period)),
  area_m2 double precision not null check (area_m2 > 0),
  whole boolean not null,
  document text not null default '',
  recorded_at timestamptz(3) not null,
  primary key (zone_id, occupancy_id),
  foreign key (zone_id, lot_id) references lot (zone_id, lot_id),
  constraint occupancy_overlap exclude using gist (zone_id with =, lot_id with =, period with &&) where (whole)
);
create index occupancy_lot on occupancy (zone_id, lot_id);
create index occupancy_party on occupancy (zone_id, party_id);
comment on table occupancy is 'Who holds a lot, or a part of it, and when';
comment on column occupancy.zone_id is 'Zone';
comment on column occupancy.occupancy_id is 'Id (UUID v7)';
comment on column occupancy.lot_id is 'Lot';
comment on column occupancy.party_id is 'Who holds it';
comment on column occupancy.contract_id is 'Contract it rests on; null where it is not recorded here';
comment on column occupancy.period is 'From the first day to the day after the last; open while it lasts';
comment on column occupancy.area_m2 is 'Area held, m²';
comment on column occupancy.whole is 'The whole lot is held: no other may hold it on the same day';
comment on column occupancy.document is 'Document it rests on';
comment on column occupancy.recorded_at is 'When it was recorded (UTC)';

create table inspection (
  zone_id text not null,
  inspection_id uuid not null,
  lot_id uuid not null,
  day date not null,
  used_area_m2 double precision not null check (used_area_m2 >= 0),
  note text not null default '',
  documents text[] not null default '{}',
  actor text not null,
  actor_name text not null,
  recorded_at timestamptz(3) not null,
  primary key (zone_id, inspection_id),
  unique (zone_id, lot_id, day),
  foreign key (zone_id, lot_id) references lot (zone_id, lot_id)
);
comment on table inspection is 'What was found in use on a lot at a visit';
comment on column inspection.zone_id is 'Zone';
comment on column inspection.inspection_id is 'Id (UUID v7)';
comment on column inspection.lot_id is 'Lot';
comment on column inspection.day is 'Day of the visit';
comment on column inspection.used_area_m2 is 'Area found in use, m²';
comment on column inspection.note is 'What was seen';
comment on column inspection.documents is 'Ids of photographs and papers';
comment on column inspection.actor is 'Who was there';
comment on column inspection.actor_name is 'Name at the time';
comment on column inspection.recorded_at is 'When it was recorded (UTC)';
