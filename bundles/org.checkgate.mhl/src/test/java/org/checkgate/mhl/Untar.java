package org.checkgate.mhl;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Unpacks the corpus: files, folders, symbolic links; names of any length in UTF-8 (POSIX and GNU headers). */
final class Untar {

    /** Takes what the archive holds, in its order. */
    @FunctionalInterface
    private interface Entries {
        /** {@code type} as in the header: 5 for a folder, 2 for a link, 0 or NUL for a file. */
        void entry(String path, byte type, byte[] body, String target) throws IOException;
    }

    private Untar() {}

    /** Onto the disk. */
    static void gzip(InputStream packed, Path into) throws IOException {
        each(packed, (path, type, body, target) -> write(into.resolve(path), type, body, target));
    }

    /** The plain files' bytes by path. */
    static Map<String, byte[]> files(InputStream packed) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        each(packed, (path, type, body, target) -> {
            if (isFile(type)) {
                files.put(path, body);
            }
        });
        return files;
    }

    private static void each(InputStream packed, Entries entries) throws IOException {
        DataInputStream in = new DataInputStream(new GZIPInputStream(packed, 1 << 16));
        Map<String, String> extended = new HashMap<>();
        byte[] header = new byte[512];
        while (true) {
            in.readFully(header);
            if (header[0] == 0) {
                return;
            }
            String number = text(header, 124, 12).trim();
            byte[] body = new byte[number.isEmpty() ? 0 : Integer.parseInt(number, 8)];
            in.readFully(body);
            in.skipNBytes((512 - body.length % 512) % 512);
            switch (header[156]) {
                case 'x' -> extended.putAll(records(body));
                case 'L' -> extended.put("path", text(body, 0, body.length));
                case 'K' -> extended.put("linkpath", text(body, 0, body.length));
                default -> {
                    String prefix = text(header, 345, 155);
                    String name = text(header, 0, 100);
                    String path = extended.getOrDefault("path",
                            prefix.isEmpty() || header[262] == ' ' ? name : prefix + "/" + name);
                    entries.entry(path, header[156], body, extended.getOrDefault("linkpath", text(header, 157, 100)));
                    extended.clear();
                }
            }
        }
    }

    private static boolean isFile(byte type) {
        return type == '0' || type == 0;
    }

    private static void write(Path path, byte type, byte[] body, String target) throws IOException {
        Files.createDirectories(type == '5' ? path : path.getParent());
        if (type == '2') {
            Files.createSymbolicLink(path, Path.of(target));
        } else if (isFile(type)) {
            Files.write(path, body);
        }
    }

    private static Map<String, String> records(byte[] body) {
        Map<String, String> records = new HashMap<>();
        for (int at = 0; at < body.length;) {
            int space = at;
            while (body[space] != ' ') {
                space++;
            }
            int length = Integer.parseInt(new String(body, at, space - at, StandardCharsets.US_ASCII));
            String record = new String(body, space + 1, at + length - space - 2, StandardCharsets.UTF_8);
            int equals = record.indexOf('=');
            records.put(record.substring(0, equals), record.substring(equals + 1));
            at += length;
        }
        return records;
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }
}
