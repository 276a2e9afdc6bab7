/**
 * The scenario document and the state that the views show. The interfaces are generated from {@code
 * model/ringside.ecore}; written by hand are only the two text forms {@link ringside.model.U64} and {@link
 * ringside.model.Lines}, and the room {@code outcome}.
 */
package ringside.model;
