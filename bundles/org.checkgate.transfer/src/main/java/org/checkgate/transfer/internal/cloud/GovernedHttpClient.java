package org.checkgate.transfer.internal.cloud;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.checkgate.transfer.internal.bytes.Outflow;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Holds request bodies back at the moment when they leave. Anywhere earlier, what the client buffers or reads for its
 * signature would pass the governor, or pass it twice. Safe for use by several threads.
 */
final class GovernedHttpClient implements SdkHttpClient {
    private final SdkHttpClient wire;
    private final Outflow outflow;

    GovernedHttpClient(SdkHttpClient wire, Outflow outflow) {
        this.wire = wire;
        this.outflow = outflow;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        if (request.contentStreamProvider().isEmpty()) {
            return wire.prepareRequest(request);
        }
        var body = request.contentStreamProvider().get();
        return wire.prepareRequest(HttpExecuteRequest.builder().request(request.httpRequest())
                .metricCollector(request.metricCollector().orElse(null))
                .contentStreamProvider(() -> new Governed(body.newStream())).build());
    }

    @Override
    public String clientName() {
        return wire.clientName();
    }

    @Override
    public void close() {
        wire.close();
    }

    private final class Governed extends FilterInputStream {
        Governed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, Math.min(length, outflow.bite()));
            if (count > 0) {
                try {
                    outflow.take(count);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted");
                }
            }
            return count;
        }
    }
}
