package org.checkgate.console.internal.stream;

import java.io.IOException;
import javax.servlet.AsyncContext;
import javax.servlet.Servlet;
import javax.servlet.ServletOutputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.console.internal.http.GuardedServlet;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.console.internal.http.Words;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** What happens, as it happens. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("checkgate-stream")
@HttpWhiteboardServletPattern("/api/v1/stream")
@HttpWhiteboardServletAsyncSupported
public final class StreamServlet extends GuardedServlet {
    private final transient Broadcaster broadcaster;

    @Activate
    public StreamServlet(@Reference Guard guard, @Reference Appliance appliance) {
        super(guard);
        this.broadcaster = new Broadcaster(appliance);
    }

    @Deactivate
    public void stop() {
        broadcaster.close();
    }

    @Override
    protected void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long after = after(request);
        if (!broadcaster.reserve()) {
            throw new Refusal(503, "Too many pages are open on this console (" + Broadcaster.LISTENERS + ").", "Close some of them.");
        }
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        ServletOutputStream out = response.getOutputStream();
        ServletClient client = new ServletClient(context, out, after);
        out.setWriteListener(client);
        broadcaster.join(client);
    }

    /** A browser that lost the line says by itself what it saw last. */
    private static long after(HttpServletRequest request) {
        String last = request.getHeader("Last-Event-ID");
        return last != null && last.matches("[0-9]{1,18}") ? Long.parseLong(last) : Words.query(request, "after", -1, Long.MAX_VALUE);
    }
}
