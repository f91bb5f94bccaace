package io.serai.demo;

import java.nio.file.Path;

/**
 * What the command line chose.
 *
 * @param exit ends after the outcome instead of waiting for Ctrl-C
 * @param switchover moves the shop to the target and back
 * @param httpPort zero for any that is free
 * @param managementPort zero for any that is free
 * @param directory where servers and runtime keep their data, or null for a temporary directory
 */
record DemoOptions(boolean exit, boolean switchover, int httpPort, int managementPort, Path directory) {}
