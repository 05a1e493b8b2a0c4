package org.checkgate.console.internal.access;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.document.Health;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.runtime.HttpServiceRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the owner where the console answers, as soon as it does, and again when address or demo mark change. */
@Component(service = AddressFile.class, immediate = true)
public final class AddressFile {
    private static final Logger LOG = LoggerFactory.getLogger(AddressFile.class);
    private static final int PATIENCE_MS = 2_000;

    private final Guard guard;
    private final Appliance appliance;
    private final ServiceReference<HttpServiceRuntime> http;
    private final Instant startedAt = Clock.systemUTC().instant();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "console-address");
        thread.setDaemon(true);
        return thread;
    });
    private ConsoleFile.Content written;

    @Activate
    public AddressFile(@Reference Guard guard, @Reference Appliance appliance,
                       @Reference(service = HttpServiceRuntime.class) ServiceReference<HttpServiceRuntime> http) {
        this.guard = guard;
        this.appliance = appliance;
        this.http = http;
        looking.scheduleWithFixedDelay(this::look, 0, 500, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() {
        looking.shutdownNow();
    }

    private void look() {
        try {
            Endpoints.loopback(http.getProperty("osgi.http.endpoint")).ifPresent(this::tell);
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again, and the file would stay away for good.
            LOG.warn("The console's address could not be written", e);
        }
    }

    private void tell(String address) {
        ConsoleFile.Content content = ConsoleFile.Content.of(address, guard.token(), ProcessHandle.current().pid(),
                startedAt.toString(), Health.demo(appliance), appliance.version());
        if (content.equals(written) || !answers(address)) {
            return;
        }
        try {
            guard.file().write(content);
            written = content;
            LOG.info("The console answers at {}", address);
        } catch (IOException e) {
            LOG.warn("The console's address could not be written: {}", e.toString());
        }
    }

    private static boolean answers(String address) {
        try {
            HttpURLConnection call = (HttpURLConnection) URI.create(address + "/api/v1/health").toURL().openConnection();
            call.setConnectTimeout(PATIENCE_MS);
            call.setReadTimeout(PATIENCE_MS);
            try {
                return call.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                call.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
