/**
 * Kernels as data: a row of values for each generation, the options it can be built with, and the experiments that take
 * a piece away. The rows stand in {@code profiles}, the experiments in {@code whatifs}. Each name that a row may give
 * is declared once, by subject: {@link ringside.kernel.profile.Keys} lists them. Knows no other room.
 */
package ringside.kernel.profile;
