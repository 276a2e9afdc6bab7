/**
 * The ways in which kernels, debuggers, emulators and run-times print registers, each read into frames: one set of
 * registers that was printed together.
 */
package ringside.kernel.text.form;
