-- International comparison: figures of peers abroad with their definitions, and the factors money is compared by.

create table benchmark_figure (
  id text primary key,
  peer text not null,
  name text not null,
  country text not null,
  kind text not null check (kind in ('zone', 'programme')),
  year integer not null,
  measure text not null check (measure in ('area_ha', 'enterprises', 'workers', 'investment', 'output', 'exports')),
  value double precision not null check (value >= 0),
  currency text,
  price_basis text not null check (price_basis in ('current', 'constant')),
  definition_code text not null,
  definition text not null,
  source text not null,
  locator text not null default '',
  unique (peer, year, measure)
);
comment on table benchmark_figure is 'Figures of zones and programmes abroad, one figure a row';
comment on column benchmark_figure.id is 'peer|year|measure';
comment on column benchmark_figure.peer is 'Short name of the zone or programme';
comment on column benchmark_figure.name is 'Its name as the source has it';
comment on column benchmark_figure.country is 'Country (ISO 3166-1, three letters)';
comment on column benchmark_figure.kind is 'zone or programme';
comment on column benchmark_figure.year is 'Year the figure is of';
comment on column benchmark_figure.measure is 'What is measured';
comment on column benchmark_figure.value is 'Hectares, numbers, or units of the currency';
comment on column benchmark_figure.currency is 'Currency of a money figure (ISO 4217)';
comment on column benchmark_figure.price_basis is 'Whether money is in current or constant prices';
comment on column benchmark_figure.definition_code is 'Figures are ranked together only where this code is the same';
comment on column benchmark_figure.definition is 'How the source defines the figure, in its words';
comment on column benchmark_figure.source is 'Where it is stated';
comment on column benchmark_figure.locator is 'Page, table or line';

create table conversion_factor (
  id text primary key,
  currency text not null,
  year integer not null,
  basis text not null check (basis in ('usd', 'ppp', 'constant')),
  factor double precision not null check (factor > 0),
  price_year integer,
  source text not null,
  unique (currency, year, basis),
  check ((basis = 'constant') = (price_year is not null))
);
comment on table conversion_factor is 'How many units of a currency make one dollar of the basis in a year';
comment on column conversion_factor.id is 'currency|year|basis';
comment on column conversion_factor.currency is 'Currency (ISO 4217)';
comment on column conversion_factor.year is 'Year';
comment on column conversion_factor.basis is 'usd: current US dollars at the year''s rate; ppp: international dollars; constant: dollars of price_year';
comment on column conversion_factor.factor is 'Units of the currency for one dollar of the basis';
comment on column conversion_factor.price_year is 'Year whose dollars are meant, for constant dollars';
comment on column conversion_factor.source is 'Where the factor is stated';
