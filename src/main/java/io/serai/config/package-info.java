/** Settings and the state store: read once at the start, checked, and handed to those who need them. */
package io.serai.config;
