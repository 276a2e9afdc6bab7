/**
 * What every bundle needs to talk to people: the language that is spoken, the names that a mistyped one was
 * meant to be, and what is wrong with a file of the library. Knows nothing else.
 */
package ringside.words;
