/**
 * The benchmark: makes data on two servers of its own, lets Serai and the tools that people use today move them in turn, and writes
 * down medians, spread and ratios. It sees Serai from outside, as a process with an HTTP interface, except where the cost of a route
 * is the question.
 */
package io.serai.bench;
