-- Papers: files people attach, acts the product issues, and the signatures under them.

create table document (
  zone_id text not null references zone (zone_id),
  document_id uuid not null,
  party_id uuid references party (party_id),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  name text not null check (length(name) between 1 and 200),
  type text not null,
  size bigint not null check (size > 0),
  kind text not null,
  number text,
  dated date,
  note text not null default '',
  uploaded_by text not null,
  uploaded_name text not null,
  at timestamptz(3) not null,
  removed_at timestamptz(3),
  primary key (zone_id, document_id)
);
comment on table document is 'Papers of a zone: files that were attached or issued; the bytes are kept outside the database under their hash';
comment on column document.zone_id is 'Zone';
comment on column document.document_id is 'Id (UUID v7)';
comment on column document.party_id is 'Organisation it belongs to, whose people may read it; null where it belongs to the directorate';
comment on column document.hash is 'SHA-256 of the bytes, 64 hexadecimal digits: the name under which they are kept';
comment on column document.name is 'Name of the file as it was sent';
comment on column document.type is 'Media type, found by the first bytes';
comment on column document.size is 'Size in bytes';
comment on column document.kind is 'What the paper is for, in the words of the procedure: evidence, application, acceptance.act, …';
comment on column document.number is 'Number of the paper, when it has one';
comment on column document.dated is 'Day the paper bears';
comment on column document.note is 'What the one who attached it added';
comment on column document.uploaded_by is 'Id of who attached or issued it';
comment on column document.uploaded_name is 'Their name at that time';
comment on column document.at is 'When it was attached or issued (UTC)';
comment on column document.removed_at is 'When it was taken out of view; null while it stands';
create unique index document_same on document (zone_id, uploaded_by, hash, kind, name, party_id, number) nulls not distinct where removed_at is null;
create index document_hash on document (zone_id, hash);
create index document_party on document (zone_id, party_id, at);

create table issued_document (
  code text not null check (code ~ '^[2-9A-HJ-NP-Z]{12}$'),
  zone_id text not null,
  document_id uuid not null,
  kind text not null,
  titles jsonb not null,
  language text not null,
  number text,
  dated date not null,
  case_ref text,
  issued_at timestamptz(3) not null,
  training boolean not null default false,
  revoked_at timestamptz(3),
  revoked_reason text,
  revoked_by text,
  primary key (zone_id, code),
  unique (zone_id, document_id),
  foreign key (zone_id, document_id) references document (zone_id, document_id),
  check ((revoked_at is null) = (revoked_reason is null))
);
create index issued_document_code on issued_document (code);
comment on table issued_document is 'Acts the product issued, by the code that anybody can check them with';
comment on column issued_document.code is 'Code printed under the QR: 12 letters and digits that cannot be mistaken for each other, drawn at random';
comment on column issued_document.zone_id is 'Zone';
comment on column issued_document.document_id is 'The paper itself';
comment on column issued_document.kind is 'Kind of act';
comment on column issued_document.titles is 'Title by language';
comment on column issued_document.language is 'Language it is written in';
comment on column issued_document.number is 'Number';
comment on column issued_document.dated is 'Day it bears';
comment on column issued_document.case_ref is 'The case it came out of, as the procedure names it';
comment on column issued_document.issued_at is 'When it was issued (UTC)';
comment on column issued_document.training is 'Made in the training zone: not a legal act';
comment on column issued_document.revoked_at is 'When it was revoked (UTC); null while in force';
comment on column issued_document.revoked_reason is 'Why it was revoked';
comment on column issued_document.revoked_by is 'Id of who revoked it';

create table signature (
  zone_id text not null,
  document_id uuid not null,
  signature_id uuid not null,
  actor text not null,
  actor_name text not null,
  role text not null,
  method text not null check (method in ('test', 'pkcs7')),
  pkcs7 bytea not null,
  subject text not null,
  organisation text,
  personal_number text,
  serial text not null,
  issuer text not null,
  algorithm text not null,
  signed_at timestamptz(3) not null,
  claimed_at timestamptz(3),
  trusted boolean,
  primary key (zone_id, document_id, signature_id),
  unique (zone_id, document_id, actor, serial),
  foreign key (zone_id, document_id) references document (zone_id, document_id)
);
comment on table signature is 'Electronic signatures under documents, each verified when it was taken';
comment on column signature.zone_id is 'Zone';
comment on column signature.document_id is 'The paper that is signed';
comment on column signature.signature_id is 'Id (UUID v7)';
comment on column signature.actor is 'Id of who brought the signature';
comment on column signature.actor_name is 'Their name at that time';
comment on column signature.role is 'In which role they signed';
comment on column signature.method is 'test: by the key of the test signer, without legal force; pkcs7: a signed message that was brought';
comment on column signature.pkcs7 is 'The signed message (CMS SignedData, DER)';
comment on column signature.subject is 'Name in the certificate';
comment on column signature.organisation is 'Organisation in the certificate';
comment on column signature.personal_number is 'PINFL in the certificate; personal data, shown masked';
comment on column signature.serial is 'Serial number of the certificate, hexadecimal';
comment on column signature.issuer is 'Who issued the certificate';
comment on column signature.algorithm is 'Algorithm of the signature';
comment on column signature.signed_at is 'When the signature was taken by the product (UTC)';
comment on column signature.claimed_at is 'Signing time that the message states (UTC)';
comment on column signature.trusted is 'Whether the certificate leads to a trusted root; null where no roots are set, so that it was not checked';
