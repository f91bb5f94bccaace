/**
 * Projects: what they are made of, which state they are in, and who may change it. Conducts the steps one after the other and
 * knows them only by the interface {@link io.serai.project.Step}.
 */
package io.serai.project;
