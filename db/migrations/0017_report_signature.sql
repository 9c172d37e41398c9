-- The electronic signature under a yearly report.

alter table report
  add column signature_method text check (signature_method in ('test', 'pkcs7')),
  add column signature_message bytea,
  add column signature_subject text,
  add column signature_trusted boolean;
comment on column report.signature_method is 'test: by the key of the test signer, without legal force; pkcs7: by a signed message that was brought';
comment on column report.signature_message is 'Signed message (PKCS#7) over the release''s hash and the texts';
comment on column report.signature_subject is 'Name in the certificate';
comment on column report.signature_trusted is 'Whether the certificate leads to a trusted root; null where it was not checked';
