/**
 * Looks for every condition that would break a later step, and reports all of them at once. Reads both servers and
 * changes neither; knows no other step. One checker a file; {@link io.serai.precheck.CheckCode} lists what is looked
 * at.
 */
package io.serai.precheck;
