-- People, what they may do, how they enter, and what is told to them.

create table person (
  person_id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  phone text,
  personal_number bytea,
  two_factor_enabled boolean not null default false,
  training boolean not null default false,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
comment on table person is 'People who may sign in';
comment on column person.person_id is 'Id (UUID v7)';
comment on column person.name is 'Name as the person is called';
comment on column person.email is 'E-mail in small letters, by which the person signs in';
comment on column person.email_verified is 'Whether a mail sent there was answered';
comment on column person.image is 'Picture named by an identity provider; not shown';
comment on column person.phone is 'Telephone';
comment on column person.personal_number is 'JSHSHIR, encrypted with the secret that is kept outside the database';
comment on column person.two_factor_enabled is 'Whether signing in asks for a second factor';
comment on column person.training is 'A training account: enters without a password, acts in the training zone only';
comment on column person.created_at is 'When it was recorded (UTC)';
comment on column person.updated_at is 'When it was changed (UTC)';

-- The identity library calls every key "id"; it sees people through this view, so that a person stays one record.
create view auth_user as
  select person_id as id, name, email, email_verified, image, personal_number, two_factor_enabled, created_at, updated_at from person;
comment on view auth_user is 'People as the identity library reads and writes them';
comment on column auth_user.id is 'Person';
comment on column auth_user.name is 'Name';
comment on column auth_user.email is 'E-mail';
comment on column auth_user.email_verified is 'Whether a mail sent there was answered';
comment on column auth_user.image is 'Picture';
comment on column auth_user.personal_number is 'JSHSHIR, encrypted';
comment on column auth_user.two_factor_enabled is 'Whether signing in asks for a second factor';
comment on column auth_user.created_at is 'When it was recorded (UTC)';
comment on column auth_user.updated_at is 'When it was changed (UTC)';

create table auth_session (
  id uuid primary key,
  user_id uuid not null references person (person_id) on delete cascade,
  token text not null unique,
  expires_at timestamptz(3) not null,
  ip_address text,
  user_agent text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index auth_session_user on auth_session (user_id, updated_at desc);
comment on table auth_session is 'Sessions: one row for each browser in which a person is signed in';
comment on column auth_session.id is 'Id of the session';
comment on column auth_session.user_id is 'Person';
comment on column auth_session.token is 'What the cookie carries; worthless without the signature made with the secret';
comment on column auth_session.expires_at is 'When it ends whatever happens (UTC)';
comment on column auth_session.ip_address is 'Address it was begun from';
comment on column auth_session.user_agent is 'Browser as it names itself';
comment on column auth_session.created_at is 'When it was begun (UTC)';
comment on column auth_session.updated_at is 'When it was last used, to some minutes (UTC)';

create table auth_account (
  id uuid primary key,
  user_id uuid not null references person (person_id) on delete cascade,
  provider_id text not null,
  account_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope text,
  password text,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  unique (provider_id, account_id)
);
create index auth_account_user on auth_account (user_id);
comment on table auth_account is 'Ways by which a person signs in: a password (credential), OneID';
comment on column auth_account.id is 'Id';
comment on column auth_account.user_id is 'Person';
comment on column auth_account.provider_id is 'credential or oneid';
comment on column auth_account.account_id is 'Id of the person there';
comment on column auth_account.access_token is 'Unused: tokens of a provider are not kept';
comment on column auth_account.refresh_token is 'Unused';
comment on column auth_account.id_token is 'Unused';
comment on column auth_account.access_token_expires_at is 'Unused';
comment on column auth_account.refresh_token_expires_at is 'Unused';
comment on column auth_account.scope is 'What the provider was asked for';
comment on column auth_account.password is 'Password as scrypt hash with its salt';
comment on column auth_account.created_at is 'When it was made (UTC)';
comment on column auth_account.updated_at is 'When it was changed (UTC)';

create table auth_verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index auth_verification_identifier on auth_verification (identifier);
comment on table auth_verification is 'Short-lived things to be proved: reset links, second-factor steps, the state of a sign-in by OneID';
comment on column auth_verification.id is 'Id';
comment on column auth_verification.identifier is 'Hash of what the person must show';
comment on column auth_verification.value is 'What it stands for';
comment on column auth_verification.expires_at is 'When it ends (UTC)';
comment on column auth_verification.created_at is 'When it was made (UTC)';
comment on column auth_verification.updated_at is 'When it was changed (UTC)';

create table auth_second_factor (
  id uuid primary key,
  user_id uuid not null unique references person (person_id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  failed_verification_count integer not null default 0,
  locked_until timestamptz(3)
);
comment on table auth_second_factor is 'Second factors: one-time codes by time (RFC 6238) and recovery codes';
comment on column auth_second_factor.id is 'Id';
comment on column auth_second_factor.user_id is 'Person';
comment on column auth_second_factor.secret is 'Shared secret, encrypted';
comment on column auth_second_factor.backup_codes is 'Recovery codes not yet used, encrypted';
comment on column auth_second_factor.verified is 'Whether the person has shown a first code';
comment on column auth_second_factor.failed_verification_count is 'Wrong codes in a row';
comment on column auth_second_factor.locked_until is 'Until when no code is taken, after too many wrong ones (UTC)';

create table role_grant (
  grant_id uuid primary key,
  person_id uuid not null references person (person_id),
  role text not null,
  zone text references zone (zone_id),
  party_id uuid references party (party_id),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  granted_by text not null,
  reason text not null default '',
  at timestamptz(3) not null,
  revoked_at timestamptz(3),
  revoked_by text,
  revoked_reason text,
  check ((revoked_at is null) = (revoked_by is null))
);
create index role_grant_person on role_grant (person_id, valid_from);
create index role_grant_role on role_grant (role, zone, party_id) where revoked_at is null;
comment on table role_grant is 'Roles given to people: for the network, a zone or an organisation, from one day to another';
comment on column role_grant.grant_id is 'Id (UUID v7)';
comment on column role_grant.person_id is 'Person';
comment on column role_grant.role is 'Role, as in the access table';
comment on column role_grant.zone is 'Zone it is limited to; null where it is not';
comment on column role_grant.party_id is 'Organisation it is limited to; null where it is not';
comment on column role_grant.valid_from is 'First day';
comment on column role_grant.valid_to is 'Last day; null while no end is set';
comment on column role_grant.granted_by is 'Who gave it';
comment on column role_grant.reason is 'On what ground, such as an order';
comment on column role_grant.at is 'When it was given (UTC)';
comment on column role_grant.revoked_at is 'When it was taken back (UTC)';
comment on column role_grant.revoked_by is 'Who took it back';
comment on column role_grant.revoked_reason is 'Why it was taken back';

create table invitation (
  invitation_id uuid primary key,
  token_hash bytea not null unique,
  email text not null check (email = lower(email)),
  role text not null,
  zone text references zone (zone_id),
  party_id uuid references party (party_id),
  valid_to date,
  reason text not null default '',
  invited_by text not null,
  inviter_name text not null,
  at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  accepted_at timestamptz(3),
  accepted_by uuid references person (person_id)
);
create index invitation_email on invitation (email, at desc);
comment on table invitation is 'Invitations to enter with a role; only the hash of a link is kept';
comment on column invitation.invitation_id is 'Id (UUID v7)';
comment on column invitation.token_hash is 'SHA-256 of the token in the link';
comment on column invitation.email is 'Whom it was sent to';
comment on column invitation.role is 'Role the invited person will have';
comment on column invitation.zone is 'Zone the role is limited to';
comment on column invitation.party_id is 'Organisation the role is limited to';
comment on column invitation.valid_to is 'Last day of the role; null while no end is set';
comment on column invitation.reason is 'On what ground';
comment on column invitation.invited_by is 'Who invited';
comment on column invitation.inviter_name is 'Name of who invited, as shown to the invited';
comment on column invitation.at is 'When (UTC)';
comment on column invitation.expires_at is 'Until when the link works (UTC)';
comment on column invitation.accepted_at is 'When it was accepted (UTC); it works once';
comment on column invitation.accepted_by is 'Who accepted it';

create table set_up_link (
  token_hash bytea primary key,
  created_at timestamptz(3) not null,
  used_at timestamptz(3),
  used_by uuid references person (person_id)
);
comment on table set_up_link is 'Links printed in the terminal by which the first administrator is made';
comment on column set_up_link.token_hash is 'SHA-256 of the token in the link';
comment on column set_up_link.created_at is 'When it was printed (UTC)';
comment on column set_up_link.used_at is 'When it was used (UTC); it works once';
comment on column set_up_link.used_by is 'Person it made';

create table person_preference (
  person_id uuid primary key references person (person_id) on delete cascade,
  language text not null,
  mail text not null default 'at_once' check (mail in ('at_once', 'daily', 'none'))
);
comment on table person_preference is 'How a person wishes to be written to';
comment on column person_preference.person_id is 'Person';
comment on column person_preference.language is 'Language of pages and mails: uz, uz-Cyrl, ru or en';
comment on column person_preference.mail is 'Mail about notices: at_once, daily (one in the morning) or none';

create table mail_outbox (
  mail_id uuid primary key,
  person_id uuid references person (person_id) on delete set null,
  address text not null,
  language text not null,
  subject text not null,
  body text not null,
  secret boolean not null default false,
  state text not null check (state in ('waiting', 'sent', 'failed', 'kept')),
  attempts integer not null default 0,
  fault text,
  created_at timestamptz(3) not null,
  sent_at timestamptz(3)
);
create index mail_outbox_time on mail_outbox (created_at desc, mail_id desc);
comment on table mail_outbox is 'Mail: written here in the transaction that causes it, then sent by a job';
comment on column mail_outbox.mail_id is 'Id (UUID v7); also the Message-ID, so that a mail sent twice is seen as one';
comment on column mail_outbox.person_id is 'Person it is for, where known';
comment on column mail_outbox.address is 'E-mail it goes to';
comment on column mail_outbox.language is 'Language it is written in';
comment on column mail_outbox.subject is 'Subject';
comment on column mail_outbox.body is 'Text';
comment on column mail_outbox.secret is 'Holds a link by which one may enter: shown to nobody, and removed once it is sent';
comment on column mail_outbox.state is 'waiting, sent, failed, or kept where no mail server is set';
comment on column mail_outbox.attempts is 'How often sending was tried';
comment on column mail_outbox.fault is 'Why the last attempt failed';
comment on column mail_outbox.created_at is 'When it was written (UTC)';
comment on column mail_outbox.sent_at is 'When the mail server took it (UTC)';

create table notice (
  person_id uuid not null references person (person_id) on delete cascade,
  notice_id uuid not null,
  dedupe text not null,
  key text not null,
  details jsonb not null default '{}',
  link text not null,
  zone text,
  created_at timestamptz(3) not null,
  read_at timestamptz(3),
  mailed_at timestamptz(3),
  primary key (person_id, notice_id),
  unique (person_id, dedupe)
);
create index notice_time on notice (person_id, created_at desc, notice_id desc);
create index notice_unmailed on notice (person_id) where mailed_at is null and read_at is null;
comment on table notice is 'What a person is told: something waits, something was decided';
comment on column notice.person_id is 'Person';
comment on column notice.notice_id is 'Id (UUID v7)';
comment on column notice.dedupe is 'What it is about and when: a person is told the same thing once';
comment on column notice.key is 'Message';
comment on column notice.details is 'Values of the message';
comment on column notice.link is 'Page it leads to, below the language';
comment on column notice.zone is 'Zone it concerns';
comment on column notice.created_at is 'When (UTC)';
comment on column notice.read_at is 'When the person marked it as read (UTC)';
comment on column notice.mailed_at is 'When a mail about it was written (UTC)';

alter table access_key add column parties uuid[];
comment on column access_key.parties is 'Organisations it is limited to; null where it is not';
