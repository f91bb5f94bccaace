/**
 * How fast a project may go: lanes, limits, and the back-off from a target that slows down. Knows servers only by what they say
 * of their load; knows nothing of projects, rows or steps.
 */
package io.serai.pace;
