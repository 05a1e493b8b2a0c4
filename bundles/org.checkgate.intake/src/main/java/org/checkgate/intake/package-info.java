/**
 * Drives come in here. {@link org.checkgate.intake.Intake} sees a mount or a folder, tells it from every other one by
 * serial, file system and a fingerprint of its contents, finds the rolls that manifests vouch for, and checks the lists
 * against what is there, without reading media.
 */
@Version("1.0.0")
package org.checkgate.intake;

import org.osgi.annotation.versioning.Version;
