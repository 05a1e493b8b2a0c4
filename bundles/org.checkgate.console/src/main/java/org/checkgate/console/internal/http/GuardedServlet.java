package org.checkgate.console.internal.http;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.ledger.LedgerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door that every servlet of the console stands behind. A servlet, not a filter: where a filter comes up late or
 * not at all, a route would answer unguarded.
 */
public abstract class GuardedServlet extends HttpServlet {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedServlet.class);

    private final transient Guard guard;

    protected GuardedServlet(Guard guard) {
        this.guard = guard;
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers(response);
        try {
            if (answersBefore(request, response) || !isOpen() && !enters(guard, request, response)) {
                return;
            }
            switch (request.getMethod()) {
                case "GET", "HEAD" -> read(request, response);
                case "POST" -> act(request, response);
                default -> throw notAllowed(request);
            }
        } catch (Refusal refusal) {
            answer(response, refusal);
        } catch (LedgerException e) {
            LOG.error("The ledger did not answer {}", request.getRequestURI(), e);
            answer(response, new Refusal(503, "The ledger cannot be read or written.",
                    "Look at the disk that holds it and at the log; nothing was lost that had been acknowledged."));
        } catch (RuntimeException e) {
            LOG.error("Could not answer {} {}", request.getMethod(), request.getRequestURI(), e);
            answer(response, new Refusal(500, "The console could not answer this; the fault is its own.",
                    "Look at the log for what happened, and report it."));
        }
    }

    /** Whether it answers without a token; only the health route and the documentation do. */
    protected boolean isOpen() {
        return false;
    }

    /** By which door one comes in; true when the request may go on, else it has been answered. */
    protected boolean enters(Guard door, HttpServletRequest request, HttpServletResponse response) throws IOException {
        return door.enter(request, response);
    }

    /** True when the request was answered before the token was asked for: the owner's link alone. */
    protected boolean answersBefore(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return false;
    }

    protected void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        throw notAllowed(request);
    }

    protected void act(HttpServletRequest request, HttpServletResponse response) throws IOException {
        throw notAllowed(request);
    }

    private static Refusal notAllowed(HttpServletRequest request) {
        return new Refusal(405, "This address does not take " + Words.shown(request.getMethod()) + ".",
                "Look the route up in the API description.");
    }

    private static void answer(HttpServletResponse response, Refusal refusal) throws IOException {
        if (response.isCommitted()) {
            // Too late for a status: break the connection, so that nobody takes the half for the whole.
            throw new IOException(refusal.getMessage());
        }
        response.resetBuffer();
        Json.refuse(response, refusal);
    }

    private static void headers(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
    }
}
