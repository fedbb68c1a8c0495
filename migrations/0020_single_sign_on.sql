-- Somebody whom the organization's provider knows, and the account that is theirs. The hash is of issuer and subject.
create table single_sign_on (
  identity_hash text primary key check (length(identity_hash) = 64),
  person text not null references account (person),
  issuer text not null,
  -- For the entry in the ledger: without it nobody finds out whom the entry is about.
  salt text not null,
  linked_at text not null
);

create index single_sign_on_person on single_sign_on (person);

-- Somebody whom the provider knows and HR hasn't confirmed yet. Name, address and number are what the provider says.
create table single_sign_on_request (
  id text primary key,
  identity_hash text not null unique check (length(identity_hash) = 64),
  issuer text not null,
  -- Whose record fits; null where HR has to find or add the person.
  person text references account (person),
  matched_by text check (matched_by in ('email', 'number')),
  name text,
  email text,
  number text,
  language text not null,
  asked_at text not null,
  check ((person is null) = (matched_by is null))
);

-- What the organization has chosen, as JSON.
create table single_sign_on_settings (
  id integer primary key check (id = 1),
  settings text not null,
  updated_at text not null,
  updated_by text not null
);

-- How the last sign-in at the provider went, for whoever sets it up.
create table single_sign_on_outcome (
  id integer primary key check (id = 1),
  worked_at text,
  failed_at text,
  problem text,
  -- What the provider or the network said.
  said text,
  check ((failed_at is null) = (problem is null))
);
