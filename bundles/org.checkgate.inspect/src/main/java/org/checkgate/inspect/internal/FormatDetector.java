package org.checkgate.inspect.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.mime.MimeTypesFactory;

/**
 * Names a file's format by its first bytes and its name. Detection only: Tika's parsers are not on board.
 *
 * <p>The table is built from Tika's and ours explicitly: found by class path, ours silently has no effect, and in OSGi
 * there is no common class path. Safe for use by several threads.
 */
public final class FormatDetector {
    private final MimeTypes types;

    /** Reads both tables; takes some tenths of a second. */
    public FormatDetector() {
        try (InputStream tika = MimeTypes.class.getResourceAsStream("tika-mimetypes.xml");
             InputStream ours = FormatDetector.class.getResourceAsStream("camera-mimetypes.xml")) {
            types = MimeTypesFactory.create(tika, ours);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MimeTypeException e) {
            throw new IllegalStateException("The table of formats does not fit this version of Tika: " + e.getMessage(), e);
        }
    }

    /**
     * The media type, such as {@code video/quicktime}; {@code application/octet-stream} when neither bytes nor name tell.
     *
     * @param head up to 64 KiB
     */
    String detect(String fileName, byte[] head) throws IOException {
        Metadata metadata = new Metadata();
        metadata.set("resourceName", fileName);
        return types.detect(new ByteArrayInputStream(head), metadata).getBaseType().toString();
    }
}
