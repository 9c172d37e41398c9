-- The machine room: journal, keys of access.

create table journal_head (
  chain text primary key,
  seq bigint not null,
  hash bytea not null
);
comment on table journal_head is 'Last link of each chain of the journal; the row is locked while a link is added';
comment on column journal_head.chain is 'Zone the entry concerns, or network for everything else';
comment on column journal_head.seq is 'Number of the last entry of the chain';
comment on column journal_head.hash is 'Hash of the last entry of the chain';

create table journal (
  chain text not null,
  seq bigint not null,
  at timestamptz(3) not null,
  actor text not null,
  action text not null,
  subject text not null,
  content text not null,
  previous bytea not null,
  hash bytea not null,
  primary key (chain, seq)
);
comment on table journal is 'Append-only record of every change, written in the same transaction; each entry carries the hash of the one before it';
comment on column journal.chain is 'Zone the entry concerns, or network for everything else';
comment on column journal.seq is 'Number within the chain, from 1 without gaps';
comment on column journal.at is 'When the change was made (UTC)';
comment on column journal.actor is 'Who made it: key or account id';
comment on column journal.action is 'What was done, as the operation names it';
comment on column journal.subject is 'Record it was done to';
comment on column journal.content is 'Input of the operation as JSON text, exactly as hashed';
comment on column journal.previous is 'Hash of the entry before it; zeros for the first';
comment on column journal.hash is 'SHA-256 over chain, seq, at, actor, action, subject, content and previous';
create index journal_at on journal (at);

create function journal_is_append_only() returns trigger language plpgsql as
$$ begin raise exception 'the journal is append-only'; end $$;
create trigger journal_append_only before update or delete or truncate on journal
  for each statement execute function journal_is_append_only();

create table access_key (
  id uuid primary key,
  name text not null,
  roles text[] not null,
  zones text[],
  hash bytea not null unique,
  created_at timestamptz(3) not null,
  revoked_at timestamptz(3)
);
comment on table access_key is 'Keys by which staff and programs enter; only the hash of a key is kept';
comment on column access_key.id is 'Id of the key, shown in the journal';
comment on column access_key.name is 'Whose key it is';
comment on column access_key.roles is 'Roles it grants';
comment on column access_key.zones is 'Zones it is limited to; null for the whole network';
comment on column access_key.hash is 'SHA-256 of the key';
comment on column access_key.created_at is 'When it was made (UTC)';
comment on column access_key.revoked_at is 'When it was taken back; null while it works';
