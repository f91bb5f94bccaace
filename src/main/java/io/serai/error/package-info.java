/** What went wrong, in which object, with which value, and what to do about it. Knows SQL error codes; knows no step. */
package io.serai.error;
