/**
 * Kernels as data: a row of parameters for each generation, the options it can be built with, and the experiments that
 * take a piece away. The rows stand in {@code profiles}, the experiments in {@code whatifs}. Knows no other room.
 */
package ringside.kernel.profile;
