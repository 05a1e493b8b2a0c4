-- What a person took upon themselves: the finding as it was then, and no other.
ALTER TABLE roll_findings ADD COLUMN accepted_by VARCHAR;
ALTER TABLE roll_findings ADD COLUMN accepted_for VARCHAR;
ALTER TABLE drive_findings ADD COLUMN accepted_by VARCHAR;
ALTER TABLE drive_findings ADD COLUMN accepted_for VARCHAR;
