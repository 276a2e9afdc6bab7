/**
 * How everything looks: zoom, theme, colours, type, icons, the names of phases.
 * Knows the texts.
 */
package ringside.ui.appearance;
