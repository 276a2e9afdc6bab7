/** Export: the open run as a page, a handout or Markdown, and the present step as a picture. */
package ringside.ui.export;
