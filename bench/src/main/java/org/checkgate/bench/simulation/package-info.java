/** The simulation of staging with more seeds than the tests have time for. */
package org.checkgate.bench.simulation;
