/** Makes projects visible from outside: health, metrics, log lines. Changes nothing. */
package io.serai.observe;
