-- Where "Leave this page" leads: a neutral site that the organization chooses; our own empty page without one.
alter table organization add column leave_to text;
