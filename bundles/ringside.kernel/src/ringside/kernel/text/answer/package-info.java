/**
 * What a pasted frame is: how the thread came into the kernel, how it returns and why, and what is odd about it.
 */
package ringside.kernel.text.answer;
