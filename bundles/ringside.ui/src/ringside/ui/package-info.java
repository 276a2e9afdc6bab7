/** The texts that the window shows. Knows no room. */
package ringside.ui;
