/**
 * Pages to hand out: a recorded run as a page that steps through it, as a page to read and to print, as Markdown, and a
 * step as a picture. Knows the session and the rooms below it.
 */
package ringside.stepper.page;
