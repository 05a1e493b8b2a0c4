package org.checkgate.intake.internal;

import java.nio.file.Path;

/** A folder that looks like a drive, before its contents were looked at. */
record Candidate(Path path, String label, String serial, String fileSystem) {
}
