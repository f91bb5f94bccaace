/**
 * Faults on demand, for tests of what a crash at the worst moment does. Off unless the JVM was started with
 * {@code -Dio.serai.fail-points=FILE}: it is no setting of Serai, nothing reaches it at run time, and a runtime that has it says so
 * in its log. Never use it where data matter. See {@link io.serai.fault.FailPoint}.
 */
package io.serai.fault;
