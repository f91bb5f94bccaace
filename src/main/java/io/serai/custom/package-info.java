/** Beans for steps of a user's own, which work on the rows that a route carries. One worked example; knows nothing but rows. */
package io.serai.custom;
