/**
 * What people paste, made plain: one character set, no colours, no quoting, no broken lines. What stands in it is read
 * by the rooms above.
 */
package ringside.kernel.text;
