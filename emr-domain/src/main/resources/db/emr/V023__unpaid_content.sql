-- When an episode was paid orders its versions no more: of files made on one day the later one wins, paid or not.

alter table his_content drop column paid;
