package org.parley.benchmark;

/**
 * What something took.
 *
 * @param seconds by the clock
 * @param cpuSeconds of all threads
 * @param peak most bytes resident; 0 where the system does not tell
 */
record Usage(double seconds, double cpuSeconds, long peak) {

  /** Without the time of another run; the peak stays. */
  Usage minus(Usage startUp) {
    return new Usage(seconds - startUp.seconds, cpuSeconds - startUp.cpuSeconds, peak);
  }
}
