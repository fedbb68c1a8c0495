-- What HR has confirmed about handing a message over, in its order: that it was, and after a slip that it wasn't after
-- all. The message itself only says how things stand. It goes with its message.
create table hand_over (
  message text not null,
  seq integer not null check (seq > 0),
  what text not null check (what in ('handed-over', 'not-handed-over')),
  done_by text not null check (substr(done_by, 1, 7) = 'person:'),
  done_at text not null check (done_at like '____-__-__T__:__:__.___Z'),
  -- Why the message waited until then: when its card was made. Null for a message without a card.
  waited text,
  primary key (message, seq)
);
