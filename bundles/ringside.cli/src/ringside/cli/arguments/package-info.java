/**
 * What commands are told: kernel, processor, scenario or program, registers, expected path.
 * Knows the console.
 */
package ringside.cli.arguments;
