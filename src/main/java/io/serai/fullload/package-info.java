/** Copies the rows that exist, chunk by chunk. Knows chunks and their checkpoints; knows nothing of changes. */
package io.serai.fullload;
