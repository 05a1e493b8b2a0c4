/**
 * From staging to the cloud beside the programs that people use today, between the same two S3 servers; how closely a cap is kept, what a
 * kill costs, and how fast the board's questions are answered. {@link org.checkgate.bench.backbone.BackboneBenchmark} lists the parts.
 */
package org.checkgate.bench.backbone;
