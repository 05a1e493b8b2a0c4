-- Clips of a format card, the newest first: those of a card that was corrected are found by what is right as well. It has all that the
-- cards of a title are counted by, so that no row is read for it.
CREATE INDEX clip_facts_card ON clip_facts (title, picture, camera, model, mode, codec, squeeze, clip_id DESC, roll_id);
