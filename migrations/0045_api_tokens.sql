-- Other systems that may read records over the API. The token itself is printed once and isn't in here.
create table api_token (
  id text primary key,
  token_hash text not null unique,
  -- The name of the system, as whoever made the token calls it.
  name text not null,
  -- What it may read, as a JSON list.
  scopes text not null,
  created_at text not null,
  -- The last day on which it works.
  until_on text not null,
  ended_at text,
  -- The last day on which it was used.
  used_on text
);
