/**
 * Program and kernel as code: the listing with the step's sentence, the program as text, breakpoints, finding.
 * Knows views and tables.
 */
package ringside.ui.code;
