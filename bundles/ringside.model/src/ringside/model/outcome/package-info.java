/**
 * What a scenario expects, kernel by kernel: the expectations of the document name the kernels that share an outcome
 * and state others as differences; here they are taken apart, and put together so that nothing is stated twice. Knows
 * the generated model and nothing else.
 */
package ringside.model.outcome;
