-- Which secret (`keys/server.secret.json`) the servers of this database have: a code of it, never the secret itself. A
-- server with another one could read no secret of an app for codes, and would take no printed code.
create table server_secret (
  id integer primary key check (id = 1),
  fingerprint text not null,
  noted_at text not null
);
