-- Other systems that are told what happens. The secret that signs what they get is derived from the server's, and isn't
-- in here.
create table webhook (
  id text primary key,
  url text not null check (url like 'https://%'),
  -- What it's told of, as a JSON list.
  events text not null,
  created_at text not null,
  -- The day on which it was made: nothing from before is told.
  from_on text not null,
  -- The last day on which it's told anything.
  until_on text not null,
  -- The completions up to this place in the ledger are on their way, or from before.
  through integer not null check (through >= 0),
  ended_at text
);

-- What is told, once for each occasion. It holds ids and days: the rest is read when it's sent.
create table webhook_delivery (
  id text primary key,
  webhook text not null references webhook (id),
  occasion text not null,
  event text not null check (event in ('completed', 'due', 'overdue', 'expired')),
  person text not null,
  -- The entry of a completion.
  entry text,
  -- The day of the completion, or the last day for what has to be done.
  on_day text not null,
  state text not null check (state in ('waiting', 'sent', 'stopped', 'failed')),
  -- Tries since it was made, or since somebody asked for it again.
  tries integer not null check (tries >= 0),
  not_before text not null,
  claimed_until text,
  -- The last answer: a status of HTTP, or a word of ours.
  answer text,
  created_at text not null,
  -- When it was made, or when somebody asked for it again: from then on it's tried for some days.
  asked_at text not null,
  settled_at text,
  unique (webhook, occasion)
);

create index webhook_delivery_waiting on webhook_delivery (state, not_before, id);

create index webhook_delivery_latest on webhook_delivery (webhook, created_at, id);
