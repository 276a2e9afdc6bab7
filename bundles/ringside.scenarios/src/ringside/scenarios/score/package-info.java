/**
 * How somebody did in the quiz: a local file, a line an answer. Knows files and their text.
 */
package ringside.scenarios.score;
