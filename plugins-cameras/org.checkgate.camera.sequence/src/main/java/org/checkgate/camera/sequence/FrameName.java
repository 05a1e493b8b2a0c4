package org.checkgate.camera.sequence;

/**
 * Where in a frame's path its number stands: the last digits before the extension, as in {@code A001C001.0000042.dpx}. Places only,
 * no copies, because a card may hold hundreds of thousands of frames.
 *
 * @param start  of the digits; equal to {@code end} where there is no number
 * @param end    of the digits, where the extension's dot stands; the path's length where it has no extension
 */
record FrameName(int start, int end) {
    /** More digits than fit into a number are a serial number or a stamp, and no frame's. */
    static final int MOST_DIGITS = 18;
    private static final String[] EXTENSIONS = {".dpx", ".exr", ".dng", ".tif", ".tiff"};

    static FrameName of(String path) {
        int name = path.lastIndexOf('/') + 1;
        int dot = path.lastIndexOf('.');
        int end = dot > name ? dot : path.length();
        int start = end;
        while (start > name && path.charAt(start - 1) >= '0' && path.charAt(start - 1) <= '9') {
            start--;
        }
        return new FrameName(end - start > MOST_DIGITS ? end : start, end);
    }

    /** Whether the extension claims a frame. */
    boolean isCandidate(String path) {
        for (String extension : EXTENSIONS) {
            if (path.length() - end == extension.length() && path.regionMatches(true, end, extension, 0, extension.length())) {
                return true;
            }
        }
        return false;
    }

    boolean isNumbered() {
        return end > start;
    }

    /** The number; 0 where there is none. */
    long number(String path) {
        return isNumbered() ? Long.parseLong(path, start, end, 10) : 0;
    }

    /** Whether two paths of these names differ in the digits at most: same folder, same stem, same width, same extension. */
    boolean continues(String path, FrameName other, String otherPath) {
        return isNumbered() && equals(other) && path.length() == otherPath.length() && path.regionMatches(0, otherPath, 0, start)
            && path.regionMatches(end, otherPath, end, path.length() - end);
    }

    /** What all frames of a sequence share; a NUL, which no path has, stands for each digit. */
    String pattern(String path) {
        return path.substring(0, start) + "\0".repeat(end - start) + path.substring(end);
    }
}
