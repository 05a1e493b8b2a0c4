package org.checkgate.intake.internal;

import java.nio.file.Path;

/**
 * A mounted volume.
 *
 * @param device     {@code major:minor}
 * @param source     what is mounted, such as {@code /dev/sdb1}
 * @param fileSystem its type, such as {@code exfat}
 */
record Mount(Path path, String device, String source, String fileSystem) {
}
