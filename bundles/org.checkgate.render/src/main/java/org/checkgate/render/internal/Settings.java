package org.checkgate.render.internal;

import java.time.Duration;

/**
 * Settings, checked.
 *
 * @param maxWidth of the proxy in pixels
 * @param crf      of the H.264 encoder
 * @param timeout  for one run of the engine
 * @param threads  of one job, 0: the engine decides
 */
record Settings(int maxWidth, int crf, Duration timeout, int threads) {
    Settings {
        if (maxWidth < 2 || maxWidth > 8192 || crf < 0 || crf > 51 || timeout.isNegative() || timeout.isZero() || threads < 0) {
            throw new IllegalArgumentException("org.checkgate.render: maxWidth is 2 to 8192, crf 0 to 51, timeoutSeconds at least 1 and threads at least 0.");
        }
    }

    static Settings of(RenderConfig config) {
        return new Settings(config.maxWidth(), config.crf(), Duration.ofSeconds(config.timeoutSeconds()), config.threads());
    }
}
