-- How long staff took is asked once, when they finish serving, and kept with the contact.
alter table telling.journey drop column minutes;
