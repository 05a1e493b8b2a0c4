package org.checkgate.console.internal.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.checkgate.console.internal.Appliance;
import org.checkgate.console.internal.access.Guard;
import org.checkgate.console.internal.document.ClipDocument;
import org.checkgate.console.internal.document.WholeClip;
import org.checkgate.console.internal.http.ByteRange;
import org.checkgate.console.internal.http.GuardedServlet;
import org.checkgate.console.internal.http.Json;
import org.checkgate.console.internal.http.Refusal;
import org.checkgate.console.internal.http.Words;
import org.checkgate.ledger.ClipQuery;
import org.checkgate.store.SeekableBytes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Clips that are searched for, and all that is known of one; proxies and posters, whole or in ranges, as a player in a browser asks for them. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("checkgate-clips")
@HttpWhiteboardServletPattern("/api/v1/clips/*")
public final class ClipsServlet extends GuardedServlet {
    /** Far more than a proxy has; a wrong key must not stream a camera original. */
    private static final long BUDGET = 8L << 30;
    private static final int BUFFER = 256 * 1024;

    private final transient Appliance appliance;

    @Activate
    public ClipsServlet(@Reference Guard guard, @Reference Appliance appliance) {
        super(guard);
        this.appliance = appliance;
    }

    @Override
    protected void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] path = Words.path(request);
        if (path.length == 0) {
            Json.answer(response, HttpServletResponse.SC_OK, found(Searching.of(request)));
            return;
        }
        if (path.length == 1) {
            long clip = Words.id(path[0], "clip");
            int files = (int) Words.query(request, "files", Integer.MAX_VALUE, Integer.MAX_VALUE);
            Json.answer(response, HttpServletResponse.SC_OK, WholeClip.of(appliance.ledger(), clip, files)
                    .orElseThrow(() -> new Refusal(404, "There is no clip \"" + clip + "\".", "A newer inspection may have taken its place; search for it again.")));
            return;
        }
        String what = path.length == 2 ? path[1] : "";
        if (!what.equals("proxy") && !what.equals("poster")) {
            throw Refusal.notFound("such address below clips");
        }
        String key = ClipMedia.key(appliance.ledger(), Words.id(path[0], "clip"), what.equals("proxy"))
                .orElseThrow(() -> Refusal.notFound(what + " of this clip yet"));
        try (SeekableBytes bytes = open(key)) {
            response.setHeader("Accept-Ranges", "bytes");
            send(bytes, what.equals("proxy") ? "video/mp4" : "image/jpeg", request, response);
        }
    }

    private ClipDocument.Page found(ClipQuery query) {
        try {
            return ClipDocument.Page.of(appliance.ledger().clips().search(query));
        } catch (IllegalArgumentException notUnderstood) {
            throw Refusal.badInput(notUnderstood.getMessage(), "Correct it and ask again.");
        }
    }

    private SeekableBytes open(String key) {
        try {
            return appliance.staged().open(key, BUDGET);
        } catch (IOException e) {
            throw new Refusal(503, e.getMessage(), "Try again in a moment; if it stays like this, look at staging.");
        }
    }

    private static void send(SeekableBytes bytes, String type, HttpServletRequest request, HttpServletResponse response) throws IOException {
        long size = bytes.size();
        // A condition on a validator that we never gave out cannot hold: then the whole is right (RFC 9110 §13.1.5).
        String asked = request.getHeader("If-Range") == null ? request.getHeader("Range") : null;
        Optional<ByteRange> part = part(asked, size, response);
        ByteRange range = part.orElse(new ByteRange(0, size - 1));
        part.ifPresent(p -> response.setHeader("Content-Range", p.of(size)));
        response.setStatus(part.isPresent() ? HttpServletResponse.SC_PARTIAL_CONTENT : HttpServletResponse.SC_OK);
        response.setContentType(type);
        response.setContentLengthLong(range.length());
        if (!request.getMethod().equals("HEAD")) {
            copy(bytes, range, response.getOutputStream());
        }
    }

    private static Optional<ByteRange> part(String asked, long size, HttpServletResponse response) {
        try {
            return ByteRange.parse(asked, size);
        } catch (Refusal outside) {
            response.setHeader("Content-Range", "bytes */" + size);
            throw outside;
        }
    }

    private static void copy(SeekableBytes from, ByteRange range, OutputStream to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (long at = range.first(); at <= range.last(); ) {
            int read = from.read(at, buffer, 0, (int) Math.min(buffer.length, range.last() - at + 1));
            if (read < 0) {
                // Fewer bytes than were promised: the connection breaks, and the player knows.
                throw new IOException("The staged object ended at " + at + " before its stated size.");
            }
            to.write(buffer, 0, read);
            at += read;
        }
    }
}
