-- What the person last looked for, so that the page of results needs no name in its address. It ends with the session.
alter table session add column search text
