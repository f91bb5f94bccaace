/**
 * Follows the rows that change: reads a server's binlog, hands whole transactions to the route, applies them to the other server
 * with the checkpoint in the same transaction. Knows nothing of the other steps.
 */
package io.serai.cdc;
