package org.checkgate.mhl.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes a document as XML 1.0 says (appendix F: byte order mark, else declaration, else UTF-8) and refuses bytes that are
 * no text in that encoding. The platform's own decoder prints such faults on standard error, whoever listens.
 */
final class XmlEncoding {
    private static final int DECLARATION = 256;
    private static final Pattern ENCODING =
            Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*(?:\"([A-Za-z][A-Za-z0-9._-]*)\"|'([A-Za-z][A-Za-z0-9._-]*)')");

    private XmlEncoding() {}

    /** @throws RefusedDocument for an encoding that nobody knows */
    static Reader decode(InputStream in) throws IOException, RefusedDocument {
        PushbackInputStream document = new PushbackInputStream(in, DECLARATION);
        byte[] head = document.readNBytes(DECLARATION);
        int mark = mark(head);
        document.unread(head, mark, head.length - mark);
        return new InputStreamReader(document, charset(head, mark).newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** The length of the byte order mark. */
    private static int mark(byte[] head) {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return starts(head, 0xFE, 0xFF) || starts(head, 0xFF, 0xFE) ? 2 : 0;
    }

    private static Charset charset(byte[] head, int mark) throws RefusedDocument {
        if (starts(head, 0xFE, 0xFF) || starts(head, 0, '<')) {
            return StandardCharsets.UTF_16BE;
        } else if (starts(head, 0xFF, 0xFE) || starts(head, '<', 0)) {
            return StandardCharsets.UTF_16LE;
        } else if (mark > 0) {
            return StandardCharsets.UTF_8;
        }
        Matcher declared = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared.group(1) != null ? declared.group(1) : declared.group(2));
        } catch (IllegalArgumentException e) {
            throw RefusedDocument.malformed("The document's encoding is not known", e);
        }
    }

    private static boolean starts(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (head.length <= i || (head[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
