package org.checkgate.console.internal.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.servlet.http.HttpServletResponse;

/** Writes JSON answers. */
public final class Json {
    /** Safe for use by several threads; records become objects with their components in order. */
    public static final ObjectMapper MAPPER = new ObjectMapper()
            // A roll's 300,000 files must not be 300,000 small packets; and what is not sent yet can still become a refusal.
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    private Json() {
    }

    /** An answer that says what went wrong and what to do next. */
    public record Problem(String error, String next) {
    }

    /** Writes a document piece by piece. */
    public interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    public static void answer(HttpServletResponse response, int status, Object document) throws IOException {
        start(response, status);
        MAPPER.writeValue(response.getOutputStream(), document);
    }

    /** For documents too large to be built in memory first; one that fails late breaks the connection, and nobody takes it for whole. */
    public static void answer(HttpServletResponse response, Writing document) throws IOException {
        start(response, HttpServletResponse.SC_OK);
        JsonGenerator out = MAPPER.createGenerator(response.getOutputStream());
        document.to(out);
        // Closed only when it is whole: closing would send what breaks off in the middle as if it were all.
        out.close();
    }

    public static void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        answer(response, refusal.status(), new Problem(refusal.getMessage(), refusal.next()));
    }

    public static String text(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(HttpServletResponse response, int status) {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
    }
}
