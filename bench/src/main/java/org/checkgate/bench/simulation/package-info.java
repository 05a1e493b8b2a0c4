/** The simulation of staging, cloud and archive with more seeds than the tests have time for. */
package org.checkgate.bench.simulation;
