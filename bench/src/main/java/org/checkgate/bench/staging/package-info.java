/** From plug-in to SAFE_TO_UNPLUG beside the programs that people use today, over the same S3 server. */
package org.checkgate.bench.staging;
