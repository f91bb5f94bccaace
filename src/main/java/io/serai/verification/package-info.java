/**
 * Proves that both sides hold the same data. Reads both servers itself and trusts nothing that the mover says; changes nothing.
 */
package io.serai.verification;
