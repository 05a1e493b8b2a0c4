package org.checkgate.render;

/** Makes the proxies of a whole roll. A service; safe for use by several threads, one call a roll at a time. */
public interface RollRenderer {
    /**
     * Renders every clip of a roll that has no proxy yet, from its staged copy, and stores what came out beside the roll in
     * staging. A clip that cannot be rendered gets a finding {@code PROXY_FAILED} and holds nothing up.
     * Before that the starts that clips' descriptions state are held against what the engine reads: where they differ, the clip gets a
     * finding {@code TIMECODE_CONFLICT}, and the description's is used.
     *
     * @param rollId of the ledger
     * @throws RuntimeException the ledger's {@code StepFailure} when the work should be tried again later; what is stored by then stays
     */
    void render(long rollId);
}
