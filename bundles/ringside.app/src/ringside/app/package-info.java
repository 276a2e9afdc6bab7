/** The product: application, workbench window, start and end. */
package ringside.app;
