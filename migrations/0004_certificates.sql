-- A certificate as it was issued, byte for byte. Token and file hold a name: both are null once the person was erased.
create table certificate (
  number text primary key,
  person text not null check (substr(person, 1, 7) = 'person:'),
  completion text not null unique references event (id),
  language text not null,
  key_id text not null,
  token text,
  pdf bytea,
  pdf_hash text not null check (length(pdf_hash) = 64),
  issued_at text not null check (issued_at like '____-__-__T__:__:__.___Z'),
  check ((token is null) = (pdf is null))
);

create index certificate_person on certificate (person);

-- The public half of every key that ever signed a certificate: without it nobody could check one any more.
create table certificate_key (
  id text primary key,
  jwk text not null,
  first_used_at text not null
);
