/**
 * Shows a whole migration on one machine: two embedded servers, the sakila sample database, a client that keeps
 * writing, and the runtime as a process of its own. Knows the runtime only through its HTTP interface.
 */
package io.serai.demo;
