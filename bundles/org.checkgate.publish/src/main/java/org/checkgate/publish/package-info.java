/**
 * What leaves the appliance about a roll. {@link org.checkgate.publish.Publisher} appends our ASC MHL generation, puts the
 * proxies beside the media and writes the roll manifest last: its presence is the sign that the roll is complete.
 */
@Version("1.0.0")
package org.checkgate.publish;

import org.osgi.annotation.versioning.Version;
