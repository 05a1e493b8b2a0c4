package org.checkgate.transfer.internal.cloud;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.checkgate.transfer.internal.Threads;
import org.checkgate.transfer.internal.bytes.Outflow;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Holds request bodies back at the moment when they leave, and ends those that do not move. Safe for use by several threads. */
final class GovernedHttpClient implements SdkHttpClient {
    /** Putting many parts together takes a server its time, in which some say nothing. */
    private static final Duration TO_COMPLETE = Duration.ofMinutes(5);

    private final SdkHttpClient asking;
    private final Outflow outflow;
    private final Duration patience;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> Threads.daemon("checkgate-moving", work));

    /** @param patience how long a request may not move at all */
    GovernedHttpClient(Outflow outflow, Duration patience) {
        this.asking = Wire.client(patience);
        this.outflow = outflow;
        this.patience = patience;
        timer.setRemoveOnCancelPolicy(true);
        // Its thread ends when it has nothing to do: what is still under way when this is closed is watched to its end.
        timer.setKeepAliveTime(10, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    private static Duration longer(Duration patience) {
        return patience.compareTo(TO_COMPLETE) < 0 ? TO_COMPLETE : patience;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        if (request.contentStreamProvider().isEmpty()) {
            return asking.prepareRequest(request);
        }
        Moving moving = new Moving(timer, completes(request.httpRequest()) ? longer(patience) : patience);
        return moving.of(new Sending(Wire.open(request.httpRequest().getUri(), longer(Moving.longest(patience))), request, outflow, moving));
    }

    private static boolean completes(SdkHttpRequest request) {
        return request.method() == SdkHttpMethod.POST && request.rawQueryParameters().containsKey("uploadId");
    }

    @Override
    public String clientName() {
        return asking.clientName();
    }

    @Override
    public void close() {
        asking.close();
    }
}
