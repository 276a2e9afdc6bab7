/**
 * The code of a kernel and the places where it keeps things: texts in {@code listings}, assembled with the symbols that
 * a profile gives. Knows profiles and decisions, and no service.
 */
package ringside.kernel.listing;
