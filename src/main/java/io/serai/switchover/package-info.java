/** Moves the business from one side of a project to the other: substeps, their journal, and the report about them. */
package io.serai.switchover;
