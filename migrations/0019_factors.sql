-- Passkeys. The public half of each; the private one never leaves the person's device.
create table passkey (
  -- The id that the device gave it, as base64url.
  id text primary key,
  person text not null references account (person),
  public_key text not null,
  -- How often the device says it was used. Many devices always say 0.
  counter bigint not null check (counter >= 0),
  -- In the person's own words, to tell them apart.
  name text not null,
  added_at text not null,
  used_at text
);

create index passkey_person on passkey (person);

-- An app that shows a new code every 30 seconds. The secret is sealed: the database alone gives no codes.
create table code_app (
  person text primary key references account (person),
  secret text not null,
  -- The last step of 30 seconds whose code was used: each is good once.
  last_step integer not null,
  added_at text not null
);

-- Codes to keep on paper, in place of an app or a passkey that is lost. Used ones stay, so that their number is known.
create table spare_code (
  person text not null references account (person),
  code_hash text not null,
  used_at text,
  primary key (person, code_hash)
);

-- What somebody is in the middle of: a challenge that a passkey is to answer, a sign-in that lacks its second step, an
-- app that is being set up. Each is good once, for some minutes, and for the browser that began it.
create table sign_in_step (
  id_hash text primary key check (length(id_hash) = 64),
  purpose text not null,
  -- The account that it's about. Null while nobody knows, as with a passkey that is to say whose it is.
  person text references account (person),
  data text not null,
  expires_at text not null
);

create index sign_in_step_person on sign_in_step (person);

-- What people changed in how they sign in, until they have read it after a later sign-in.
create table sign_in_change (
  id text primary key,
  person text not null references account (person),
  kind text not null,
  at text not null,
  seen_at text
);

create index sign_in_change_person on sign_in_change (person, at);

-- From this day on, some roles need a second step to sign in. Null: from none.
alter table organization add column second_step_from text check (second_step_from like '____-__-__');
