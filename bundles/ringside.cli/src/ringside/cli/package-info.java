/** The command line: the commands put together, and what becomes of their failures. Knows every room beside it. */
package ringside.cli;
