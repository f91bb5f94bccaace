/**
 * Proves that both sides hold the same data. Reads both servers itself and trusts nothing that the mover says; changes nothing. Knows
 * of the link only how far it is.
 */
package io.serai.verification;
