package org.checkgate.mhl.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.checkgate.mhl.Author;
import org.checkgate.mhl.Creator;
import org.checkgate.mhl.HashFormat;
import org.checkgate.mhl.HashedFile;
import org.checkgate.mhl.Reference;

/** Writes one ASC MHL 2.0 manifest, element by element in the order of the schema. */
final class ManifestWriter {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

    private final Writer out;
    private final String hashDate;

    ManifestWriter(OutputStream stream, Instant at) {
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
        hashDate = MICROS.format(at);
    }

    void write(ManifestContent content) throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<hashlist version=\"2.0\" xmlns=\""
                + ManifestParser.NAMESPACE + "\">\n");
        creator(content.creator(), content.at());
        process(content);
        // The schema asks for at least one record in <hashes>, and allows to leave it out.
        if (!content.files().isEmpty() || !content.folders().isEmpty()) {
            out.write("  <hashes>\n");
            records(content);
            out.write("  </hashes>\n");
        }
        if (!content.references().isEmpty()) {
            out.write("  <references>\n");
            for (Reference reference : content.references()) {
                out.write("    <hashlistreference>\n");
                element("      ", "path", reference.path());
                element("      ", "c4", reference.c4());
                out.write("    </hashlistreference>\n");
            }
            out.write("  </references>\n");
        }
        out.write("</hashlist>\n");
        out.flush();
    }

    private void creator(Creator creator, Instant at) throws IOException {
        out.write("  <creatorinfo>\n");
        element("    ", "creationdate", SECONDS.format(at));
        element("    ", "hostname", creator.hostname());
        out.write("    <tool version=\"" + XmlText.escape(creator.toolVersion()) + "\">"
                + XmlText.escape(creator.tool()) + "</tool>\n");
        for (Author author : creator.authors()) {
            out.write("    <author" + attribute("email", author.email()) + attribute("phone", author.phone())
                    + attribute("role", author.role()) + ">" + XmlText.escape(author.name()) + "</author>\n");
        }
        if (!creator.location().isEmpty()) {
            element("    ", "location", creator.location());
        }
        if (!creator.comment().isEmpty()) {
            element("    ", "comment", creator.comment());
        }
        out.write("  </creatorinfo>\n");
    }

    private static String attribute(String name, String value) {
        return value.isEmpty() ? "" : " " + name + "=\"" + XmlText.escape(value) + "\"";
    }

    private void process(ManifestContent content) throws IOException {
        out.write("  <processinfo>\n");
        element("    ", "process", content.process().id());
        if (content.root() != null && !content.root().content().isEmpty()) {
            out.write("    <roothash>\n");
            sums("      ", content.root());
            out.write("    </roothash>\n");
        }
        if (!content.ignore().isEmpty()) {
            out.write("    <ignore>\n");
            for (String pattern : content.ignore()) {
                element("      ", "pattern", pattern);
            }
            out.write("    </ignore>\n");
        }
        out.write("  </processinfo>\n");
    }

    /** Files and folders merged in one order, each folder before what it holds. */
    private void records(ManifestContent content) throws IOException {
        int file = 0;
        for (Map.Entry<String, FolderHashes.Sums> folder : content.folders().entrySet()) {
            while (file < content.files().size()
                    && TreeOrder.PATHS.compare(content.files().get(file).path(), folder.getKey()) < 0) {
                file(content.files().get(file++));
            }
            out.write("    <directoryhash>\n");
            element("      ", "path", folder.getKey());
            sums("      ", folder.getValue());
            previousPath(content.renamedFolders().get(folder.getKey()));
            out.write("    </directoryhash>\n");
        }
        while (file < content.files().size()) {
            file(content.files().get(file++));
        }
    }

    private void file(HashedFile file) throws IOException {
        out.write("    <hash>\n      <path");
        if (file.size() >= 0) {
            out.write(" size=\"" + file.size() + "\"");
        }
        if (file.lastModified() != null) {
            out.write(" lastmodificationdate=\"" + SECONDS.format(file.lastModified()) + "\"");
        }
        out.write(">" + XmlText.escape(file.path()) + "</path>\n");
        for (HashFormat format : HashFormat.values()) {
            String digest = file.digests().get(format);
            if (digest != null && format.inAscMhl()) {
                out.write("      <" + format.id() + " action=\"" + file.action().id() + "\" hashdate=\"" + hashDate
                        + "\">" + XmlText.escape(digest) + "</" + format.id() + ">\n");
            }
        }
        previousPath(file.previousPath());
        out.write("    </hash>\n");
    }

    private void previousPath(String path) throws IOException {
        if (path != null) {
            element("      ", "previousPath", path);
        }
    }

    private void sums(String indent, FolderHashes.Sums sums) throws IOException {
        sums(indent, "content", sums.content());
        sums(indent, "structure", sums.structure());
    }

    /** EnumMap's order is the schema's. */
    private void sums(String indent, String name, Map<HashFormat, String> digests) throws IOException {
        out.write(indent + "<" + name + ">\n");
        for (Map.Entry<HashFormat, String> digest : digests.entrySet()) {
            String format = digest.getKey().id();
            out.write(indent + "  <" + format + " hashdate=\"" + hashDate + "\">" + digest.getValue() + "</" + format + ">\n");
        }
        out.write(indent + "</" + name + ">\n");
    }

    private void element(String indent, String name, String text) throws IOException {
        out.write(indent + "<" + name + ">" + XmlText.escape(text) + "</" + name + ">\n");
    }
}
