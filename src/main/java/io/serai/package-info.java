/** Puts the runtime together and starts it. */
package io.serai;
