-- Clips of a format card, the newest first: those of a card that was corrected are found by what is right as well.
CREATE INDEX clip_facts_card ON clip_facts (title, camera, model, mode, codec, squeeze, clip_id DESC);
