/** The figures of the hash list library: throughput, large histories, broken lists. */
package org.checkgate.bench.mhl;
