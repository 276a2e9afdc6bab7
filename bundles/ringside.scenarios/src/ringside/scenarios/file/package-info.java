/**
 * Files: written whole or not at all, and known again by their content.
 * Knows no other room.
 */
package ringside.scenarios.file;
