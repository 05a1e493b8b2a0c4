-- Numbers that nobody sees are given by the thousand: each time that they run out is a commit of its own. What a kill leaves unused is skipped.
ALTER TABLE copies ALTER COLUMN id SET CACHE 1000;
ALTER TABLE uploads ALTER COLUMN id SET CACHE 1000;
