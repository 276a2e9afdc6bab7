/**
 * The lesson of a scenario beside its run, the library as cards, and the doors of the first start.
 * Knows views, tables, session and appearance.
 */
package ringside.ui.lesson;
