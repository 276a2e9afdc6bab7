/** What every bundle needs to talk to people: the names that a mistyped one was meant to be. Knows nothing else. */
package ringside.words;
