package org.checkgate.mhl.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.checkgate.mhl.Limits;

/** What a stand-alone list tells about the folder it vouches for. */
final class ListShape implements ManifestSink {
    private String first;
    private boolean several;
    boolean classic = true;

    static ListShape of(Documents documents, String path, Limits limits) {
        ListShape shape = new ListShape();
        try (InputStream in = documents.open(path)) {
            shape.classic = ManifestParser.parse(in, limits, shape).classic;
        } catch (IOException | RefusedDocument e) {
            shape.several = true;
        }
        return shape;
    }

    /** The folder that the list at {@code path} vouches for. */
    String roll(String path) {
        String folder = RecordedPath.parent(path);
        String name = RecordedPath.name(path).toLowerCase(Locale.ROOT);
        if (several || first == null || first.isEmpty() || !name.startsWith(first.toLowerCase(Locale.ROOT))) {
            return folder;
        }
        String own = RecordedPath.name(folder).toLowerCase(Locale.ROOT);
        boolean namedAfterOwn = !own.isEmpty() && own.length() >= first.length() && name.startsWith(own);
        return namedAfterOwn ? folder : RecordedPath.join(folder, first);
    }

    @Override
    public void file(FileStatement statement) {
        String path = statement.path().replace('\\', '/');
        int slash = path.indexOf('/');
        String segment = slash < 0 || RecordedPath.of(statement.path()).unsafe() != null ? "" : path.substring(0, slash);
        several |= segment.isEmpty() || first != null && !first.equals(segment);
        first = segment;
    }

    @Override
    public void root(FolderStatement statement) {
        // A list's shape shows in its files.
    }

    @Override
    public void directory(FolderStatement statement) {
        // Folders alone say nothing about the form.
    }

    @Override
    public void reference(String path, String c4) {
        // As above.
    }
}
