/**
 * The table of instruction forms: which operands go with which bytes, for both directions. Knows how names are written.
 */
package ringside.assembler.form;
